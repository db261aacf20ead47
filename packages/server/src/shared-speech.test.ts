import type { SpeechChunk } from "@cosyvoice-lite/core";
import { describe, expect, test } from "vitest";
import { SharedWork } from "@cosyvoice-lite/spec/helpers";
import { createFakeSynthesizer } from "../test/fake-synthesizer";

const never = new AbortController().signal;

function setUp(text: string, limit = 2 ** 20) {
  const tts = createFakeSynthesizer();
  let closed = 0;
  let stop: AbortSignal | undefined;
  const speech = new SharedWork<SpeechChunk>({
    run: (signal) => {
      stop = signal;
      return tts.stream(text, { signal }) as AsyncGenerator<SpeechChunk, void>;
    },
    limit,
    sizeOf: ({ audio }) => audio.byteLength + 500,
    onClosed: () => (closed += 1),
  });
  return { tts, speech, closed: () => closed, isStopped: () => stop?.aborted };
}

async function texts(chunks: AsyncIterable<SpeechChunk>): Promise<string> {
  let all = "";
  for await (const { text } of chunks) all += text;
  return all;
}

describe("a shared text", () => {
  test("is spoken once, also for those who come later", async () => {
    const { tts, speech, closed } = setUp("One.Two.Three.");
    const first = speech.follow(never);
    expect((await first.next()).value).toMatchObject({ text: "One." });
    const late = texts(speech.follow(never));
    expect(closed()).toBe(0);
    expect(await texts(first)).toBe("Two.Three.");
    expect(await late).toBe("One.Two.Three.");
    expect({ calls: tts.calls.length, made: tts.made(), open: tts.open() }).toEqual({
      calls: 1,
      made: 3,
      open: 0,
    });
    expect(closed()).toBe(1);
  });

  test("is not worked on before somebody wants more", async () => {
    const { tts, speech } = setUp("One.Two.Three.");
    const [one, other] = [speech.follow(never), speech.follow(never)];
    await Promise.all([one.next(), other.next()]);
    expect(tts.made()).toBe(1);
    await one.next();
    expect(tts.made()).toBe(2);
    await Promise.all([one.return(), other.return()]);
  });

  test("goes on for those who stay, and ends with the last", async () => {
    const { tts, speech, closed, isStopped } = setUp("One.Two.Three.");
    const controller = new AbortController();
    const one = speech.follow(controller.signal);
    const other = speech.follow(never);
    await Promise.all([one.next(), other.next()]);
    const reason = new Error("gone");
    controller.abort(reason);
    await expect(one.next()).rejects.toMatchObject({ code: "ABORTED", cause: reason });
    expect((await other.next()).value).toMatchObject({ text: "Two." });
    expect(isStopped()).toBe(false);
    await other.return();
    expect({ stopped: isStopped(), open: tts.open(), made: tts.made(), closed: closed() }).toEqual({
      stopped: true,
      open: 0,
      made: 2,
      closed: 1,
    });
  });

  test("whose turn does not come lets its listeners go at once", async () => {
    const speech = new SharedWork<SpeechChunk>({
      async *run(signal) {
        yield await new Promise<never>((_, reject) => signal.addEventListener("abort", reject));
      },
      limit: 1000,
      onClosed: () => undefined,
    });
    const controller = new AbortController();
    const waiting = speech.follow(controller.signal).next();
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: "ABORTED" });
  });

  test("fails for all, each after what it has heard", async () => {
    const { speech } = setUp("One.FAIL.");
    const one = speech.follow(never);
    await one.next();
    await expect(one.next()).rejects.toThrow("broken");
    const { speech: again } = setUp("FAIL");
    const both = [again.follow(never), again.follow(never)].map((chunks) => chunks.next());
    for (const each of both) await expect(each).rejects.toThrow("broken");
  });

  test("that is long takes nobody in any more, and holds what its slowest listener wants", async () => {
    // A chunk takes about 4 kB here.
    const { speech, closed } = setUp("One.Two.Three.Four.Five.", 6000);
    const [quick, slow] = [speech.follow(never), speech.follow(never)];
    await Promise.all([quick.next(), slow.next()]);
    expect(closed()).toBe(0);
    expect(await texts(quick)).toBe("Two.Three.Four.Five.");
    expect(closed()).toBe(1);
    expect(await texts(slow)).toBe("Two.Three.Four.Five.");
  });
});
