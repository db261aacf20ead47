import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { channelThread } from "../test/helpers/channel-thread";
import { TINY_VOICE } from "../test/helpers/tiny-voice";
import { createSynthesizer } from "./create-synthesizer";
import { openWorkerSynthesizer } from "./workers/create-worker-synthesizer";
import { openSynthesizerPool } from "./workers/pool/create-synthesizer-pool";

let unhandled: unknown[] = [];
const heard = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => {
  unhandled = [];
  process.on("unhandledRejection", heard);
});
afterEach(() => void process.off("unhandledRejection", heard));

const onProgress = async () => {
  throw new Error("mine");
};
const failed = { code: "LISTENER_FAILED", message: expect.stringContaining("mine") };
const options = { voice: TINY_VOICE, threads: 1 };

describe.each([
  ["in this thread", createSynthesizer],
  ["in a worker", (more: object) => openWorkerSynthesizer({ ...options, ...more }, channelThread)],
  ["in a pool", (more: object) => openSynthesizerPool({ ...options, workers: 1, ...more }, channelThread)], // prettier-ignore
])("onProgress whose promise is rejected, %s", (_, create) => {
  test("is one warning in the result", async () => {
    await using tts = await create(options);
    const { warnings } = await tts.synthesize("One. Two. Three.", { onProgress });
    expect(warnings).toEqual([failed]);
    expect((await tts.synthesize("One.")).warnings).toEqual([]);
    const streamed = [];
    for await (const chunk of tts.stream("One. Two.", { onProgress }))
      streamed.push(...chunk.warnings);
    expect(streamed).toEqual([failed]);
    expect(unhandled).toEqual([]);
  });

  test("while the voice loads, is a warning in every result", async () => {
    await using tts = await create({ ...options, onProgress });
    for (const text of ["One.", "Two."])
      expect((await tts.synthesize(text)).warnings).toEqual([failed]);
    expect(unhandled).toEqual([]);
  });
});
