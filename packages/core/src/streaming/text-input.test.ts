import { describe, expect, test, vi } from "vitest";
import { isPieceSource, readPieces } from "./text-input";

async function* pieces(list: unknown[], onEnd: () => void = () => undefined) {
  try {
    for (const piece of list) yield piece as string;
  } finally {
    onEnd();
  }
}
async function read(...args: Parameters<typeof readPieces>): Promise<string[]> {
  const found: string[] = [];
  for await (const piece of readPieces(...args)) found.push(piece);
  return found;
}
/** A source that never gives anything. */
function hanging() {
  const stop = vi.fn<() => Promise<IteratorResult<string>>>(async () => ({
    done: true,
    value: undefined,
  }));
  const source = { next: () => new Promise<IteratorResult<string>>(() => undefined), return: stop };
  return { stop, source: { [Symbol.asyncIterator]: () => source } };
}

describe("readPieces", () => {
  test("reads iterables and streams, without what is empty", async () => {
    expect(await read(pieces(["a", "", "b"]), undefined)).toEqual(["a", "b"]);
    expect(await read(["a", "", "b"], undefined)).toEqual(["a", "b"]);
    expect(await read(new Set(["a", "b"]), undefined)).toEqual(["a", "b"]);
    const stream = new ReadableStream<string>({
      start(controller) {
        controller.enqueue("a");
        controller.enqueue("b");
        controller.close();
      },
    });
    expect(await read(stream, undefined)).toEqual(["a", "b"]);
  });

  test("asks for one piece at a time, and tells the source when it stops", async () => {
    const [asked, onEnd] = [vi.fn<() => void>(), vi.fn<() => void>()];
    async function* counting() {
      for await (const piece of pieces(["a", "b", "c"], onEnd)) {
        asked();
        yield piece;
      }
    }
    for await (const _ of readPieces(counting(), undefined)) break;
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledTimes(1));
  });

  test("tells a generator that is not async, too", async () => {
    const onEnd = vi.fn<() => void>();
    const source = (function* () {
      try {
        yield* ["a", "b"];
      } finally {
        onEnd();
      }
    })();
    for await (const _ of readPieces(source, undefined)) break;
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledTimes(1));
  });

  test("cancels a stream when it stops", async () => {
    const cancel = vi.fn<() => void>();
    const stream = new ReadableStream<string>({ pull: (c) => c.enqueue("a"), cancel });
    for await (const _ of readPieces(stream, undefined)) break;
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1));
  });

  test("an abort does not wait for a source that hangs", async () => {
    const { source, stop } = hanging();
    const controller = new AbortController();
    const reading = read(source, controller.signal);
    setTimeout(() => controller.abort("why"), 5);
    await expect(reading).rejects.toMatchObject({ code: "ABORTED", cause: "why" });
    expect(stop).toHaveBeenCalledTimes(1);
    await expect(read(hanging().source, AbortSignal.abort())).rejects.toMatchObject({
      code: "ABORTED",
    });
  });

  test.each([5, null, undefined, {}])("refuses %j for a piece", async (piece) => {
    const onEnd = vi.fn<() => void>();
    await expect(read(pieces(["a", piece], onEnd), undefined)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledTimes(1));
  });

  test("passes on what the source throws", async () => {
    const failing = (async function* () {
      yield "a";
      throw new Error("no more");
    })();
    await expect(read(failing, undefined)).rejects.toThrow("no more");
  });
});

test.each<[unknown, boolean]>([
  [pieces([]), true],
  [new ReadableStream(), true],
  [["a"], true],
  [new Set(["a"]), true],
  [{ length: 1 }, false],
  ["a", false],
  [null, false],
  [5, false],
])("isPieceSource(%o) is %j", (input, expected) => expect(isPieceSource(input)).toBe(expected));
