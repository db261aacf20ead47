import { describe, expect, test } from "vitest";
import type { AudioFormat } from "./audio-format";
import { createFormatRegistry } from "./format-registry";
import { STREAMED_DATA_BYTES } from "./wav-format";

async function* chunks(...lengths: number[]) {
  for (const [index, length] of lengths.entries()) {
    const isFinal = index === lengths.length - 1;
    yield { audio: new Float32Array(length).fill(0.5), sampleRate: 24_000, isFinal };
  }
}
const file = async (format: AudioFormat, ...lengths: number[]) => {
  const parts: Uint8Array[] = [];
  for await (const part of format.encode(chunks(...lengths))) parts.push(part);
  return { bytes: Buffer.concat(parts), parts: parts.length };
};

describe("formats", () => {
  test("a WAV of one chunk has true sizes", async () => {
    const { bytes } = await file(createFormatRegistry().find("wav"), 100);
    expect(bytes.length).toBe(244);
    expect(bytes.readUInt32LE(4)).toBe(236);
    expect(bytes.readUInt32LE(40)).toBe(200);
  });

  test("a longer WAV is sent as it comes, with sizes that hold whole samples and fit signed readers", async () => {
    const { bytes, parts } = await file(createFormatRegistry().find("wav"), 100, 50, 10);
    expect(parts).toBe(3);
    expect(bytes.length).toBe(44 + 320);
    expect(bytes.readUInt32LE(40)).toBe(STREAMED_DATA_BYTES);
    expect(bytes.readInt32LE(4)).toBe(STREAMED_DATA_BYTES + 36);
    expect(STREAMED_DATA_BYTES % 2).toBe(0);
  });

  test("PCM is bare samples at OpenAI's rate", async () => {
    const format = createFormatRegistry().find("pcm");
    expect(format.sampleRate).toBe(24_000);
    const { bytes } = await file(format, 2, 1);
    expect([...new Int16Array(new Uint8Array(bytes).buffer)]).toEqual([16384, 16384, 16384]);
  });

  test("an omitted format falls to one that is there", () => {
    const mp3: AudioFormat = { name: "mp3", mime: "audio/mpeg", encode: async function* () {} };
    expect(createFormatRegistry().find().name).toBe("wav");
    expect(createFormatRegistry([mp3]).find()).toBe(mp3);
    expect(createFormatRegistry([mp3]).names).toEqual(["wav", "pcm", "mp3"]);
  });

  test.each([
    ["mp3", /install/],
    ["aac", /ffmpeg/],
    ["opus", /encoder/],
    ["flac", /encoder/],
    ["midi", /no format "midi"\. This server has: wav, pcm/],
    ["constructor", /no format/],
  ])("a missing %s says what to do", (name, message) => {
    expect(() => createFormatRegistry().find(name)).toThrow(message);
  });
});
