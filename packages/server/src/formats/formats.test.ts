import type { AudioContainer } from "@cosyvoice-lite/audio";
import { describe, expect, test } from "vitest";
import { FORMAT_NAMES, createFormatRegistry, type AudioFormat } from "./formats";

/** A container of this test that may be missing. */
const container = (name: string, isAvailable: boolean): AudioContainer => ({
  name,
  mimeType: `audio/x-${name}`,
  extension: name,
  isAvailable: async () => isAvailable,
  async createEncoder() {
    if (!isAvailable) throw new Error(`install ${name}`);
    return {
      encode: async (samples) => Buffer.from(`${samples.length};`),
      finish: async () => Buffer.from("end"),
      dispose: () => undefined,
    };
  },
});

const registry = (...containers: AudioContainer[]) =>
  createFormatRegistry({ sampleRate: 22_050, containers });

async function* chunks(...lengths: number[]) {
  for (const [index, length] of lengths.entries()) {
    const isFinal = index === lengths.length - 1;
    yield { audio: new Float32Array(length).fill(0.5), sampleRate: 24_000, isFinal };
  }
}

async function file(format: AudioFormat, ...lengths: number[]) {
  const parts: Uint8Array[] = [];
  for await (const part of format.encode(chunks(...lengths))) parts.push(part);
  return { bytes: Buffer.concat(parts), parts: parts.length };
}

describe("formats", () => {
  test("a WAV of one chunk has true sizes, a longer one is sent as it comes", async () => {
    const wav = await registry().find("wav");
    const one = await file(wav, 100);
    expect(one.bytes.readUInt32LE(40)).toBe(one.bytes.length - 44);
    const more = await file(wav, 100, 50, 10);
    expect(more).toMatchObject({ parts: 3 });
    // Whole samples, and no negative number for those who read a signed one.
    expect(more.bytes.readInt32LE(4)).toBeGreaterThan(0);
    expect(more.bytes.readUInt32LE(40) % 2).toBe(0);
  });

  test("PCM has OpenAI's rate, whatever the voice's is", async () => {
    const pcm = await registry().find("pcm");
    expect(pcm.sampleRate).toBe(24_000);
    const { bytes } = await file(pcm, 2, 1);
    expect([...new Int16Array(new Uint8Array(bytes).buffer)]).toEqual([16384, 16384, 16384]);
    expect((await registry().find("wav")).sampleRate).toBe(22_050);
    expect((await registry().find("opus")).sampleRate).toBe(24_000);
  });

  test("an omitted format falls to one that is there", async () => {
    expect((await registry(container("mp3", false)).find()).name).toBe("wav");
    const format = await registry(container("mp3", true)).find();
    expect(format).toMatchObject({ name: "mp3", mime: "audio/x-mp3" });
    expect((await file(format, 3, 4)).bytes.toString()).toBe("3;4;end");
  });

  test("what is missing says what to do", async () => {
    await expect(registry(container("mp3", false)).find("mp3")).rejects.toThrow("install mp3");
    await expect(registry().find("aac")).rejects.toThrow(/ffmpeg/);
    for (const name of ["midi", "constructor", "WAV"])
      await expect(registry().find(name)).rejects.toThrow(/There is no audio format .*wav/);
  });

  test("all of OpenAI's names are known", async () => {
    for (const name of FORMAT_NAMES) {
      const problem = await registry()
        .find(name)
        .then(() => "", String);
      expect(problem).not.toContain("There is no");
    }
  });
});
