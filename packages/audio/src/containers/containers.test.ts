import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FLACDecoder } from "@wasm-audio-decoders/flac";
import * as fc from "fast-check";
import { MPEGDecoder } from "mpg123-decoder";
import { OggOpusDecoder } from "ogg-opus-decoder";
import { describe, expect, test } from "vitest";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { encodePcm } from "../samples";
import { createSpeech, type Speech } from "../speech";
import { createAacContainer } from "./aac";
import type { AudioContainer, EncoderOptions } from "./container";
import { encodeSpeech, encodeStream, encodeWhole, fitSampleRate } from "./encode";
import { createMp3Container } from "./mp3";
import { createContainerRegistry } from "./registry";

const registry = createContainerRegistry();

/** Something like a voice: gliding harmonics with an envelope. */
function voiced(length: number, sampleRate: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => {
    const time = i / sampleRate;
    const phase = 2 * Math.PI * (140 * time + 12 * Math.sin(2 * time));
    const sum = Math.sin(phase) + 0.6 * Math.sin(2 * phase) + 0.3 * Math.sin(5 * phase);
    return 0.3 * sum * (0.6 + 0.4 * Math.sin(9 * time));
  });
}

function speechOf(audio: Float32Array, sampleRate: number): Speech {
  const timings = { frontend: 0, acoustic: 0, vocoder: 0, total: 0 };
  const origin = { backend: "none", vocoder: "none", voice: "none", speaker: "none" };
  return createSpeech({ audio, sampleRate, warnings: [], ...origin, timings } as never);
}

async function encodePieces(
  container: AudioContainer,
  options: EncoderOptions,
  pieces: readonly Float32Array[],
): Promise<Uint8Array> {
  const encoder = await container.createEncoder(options);
  const bytes: Uint8Array[] = [];
  for (const piece of pieces) bytes.push(await encoder.encode(piece));
  bytes.push(await encoder.finish());
  encoder.dispose();
  return concat(Uint8Array, bytes);
}

function cut(samples: Float32Array, sizes: readonly number[]): Float32Array[] {
  const pieces: Float32Array[] = [];
  for (let from = 0, i = 0; from < samples.length; i++) {
    pieces.push(samples.subarray(from, from + sizes[i % sizes.length]));
    from += sizes[i % sizes.length];
  }
  return pieces;
}

async function decodeFlac(file: Uint8Array) {
  const decoder = new FLACDecoder();
  await decoder.ready;
  const decoded = await decoder.decodeFile(file);
  decoder.free();
  return { ...decoded, audio: decoded.channelData[0] };
}

function correlation(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return ab / Math.sqrt(aa * bb);
}

describe("every container", () => {
  test.each(["wav", "pcm", "flac", "opus", "mp3"])(
    "%s does not depend on how the samples are cut",
    async (name) => {
      const container = registry.get(name);
      const options = { sampleRate: 24_000 };
      const samples = voiced(7531, 24_000);
      const whole = await encodePieces(container, options, [samples]);
      for (const sizes of [[1, 999], [480], [1024, 3], [7000]])
        expect(await encodePieces(container, options, cut(samples, sizes))).toEqual(whole);
      expect(await container.isAvailable()).toBe(true);
    },
  );

  test.each<[string, Partial<EncoderOptions>, RegExp]>([
    ["opus", { sampleRate: 22_050 }, /opus does not hold 22050.*8000, 12000, 16000, 24000, 48000/],
    ["mp3", { sampleRate: 96_000 }, /mp3 does not hold 96000/],
    ["flac", { bitrate: 64_000 }, /bitrate has no effect on flac/],
    ["opus", { sampleFormat: "float32" }, /sampleFormat has no effect on opus/],
    ["opus", { bitrate: 1 }, /bitrate must be a whole number from 6000 to 510000; found 1/],
    ["wav", { sampleFormat: "int24" as never }, /no sample format "int24"/],
    ["pcm", { channels: 2 as never }, /channels must be 1; found 2/],
    ["wav", { rate: 1 } as never, /option rate does not exist/],
    ["aac", {}, /AAC needs Node and an ffmpeg: install it/],
  ])("%s refuses %j", async (name, options, message) => {
    const all = { sampleRate: 24_000, ...options };
    await expect(registry.get(name).createEncoder(all)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(message),
    });
  });
});

describe("wav and pcm", () => {
  test("WAV of finished speech is what toWav() gives", async () => {
    const speech = speechOf(voiced(500, 24_000), 24_000);
    expect(await encodeSpeech(speech, "wav")).toEqual(speech.toWav());
    expect(await encodeSpeech(speech, "wav", { sampleFormat: "float32" })).toEqual(
      speech.toWav({ format: "float32" }),
    );
    expect(await encodeSpeech(speech, "pcm")).toEqual(speech.toPcm());
  });

  test("a stream of several chunks has an open length, one of a single chunk the true one", async () => {
    const audio = voiced(100, 8000);
    const dataSize = async (finals: readonly boolean[]) => {
      async function* chunks() {
        for (const isFinal of finals) yield { audio, sampleRate: 8000, isFinal };
      }
      const parts: Uint8Array[] = [];
      for await (const part of encodeStream(chunks(), registry.get("wav"))) parts.push(part);
      const file = concat(Uint8Array, parts);
      return [new DataView(file.buffer).getUint32(40, true), file.length];
    };
    expect(await dataSize([true])).toEqual([200, 244]);
    expect(await dataSize([false, true])).toEqual([0x7ffff000, 444]);
  });
});

describe("flac", () => {
  test.each([8000, 11_025, 24_000, 48_000, 192_000])(
    "is bit-exact at %i samples per second and smaller than WAV",
    async (rate) => {
      const samples = voiced(5000, rate);
      const file = await encodePieces(registry.get("flac"), { sampleRate: rate }, [samples]);
      const decoded = await decodeFlac(file);
      expect(decoded).toMatchObject({ sampleRate: rate, bitDepth: 16 });
      expect(encodePcm(decoded.audio)).toEqual(encodePcm(samples));
      expect(file.length).toBeLessThan(0.8 * 2 * samples.length);
    },
  );

  test("is bit-exact for any samples: noise, silence, steps, clipping", async () => {
    const sample = fc.oneof(
      fc.constant(0),
      fc.constant(1),
      fc.constant(-1),
      fc.double({ min: -1.2, max: 1.2, noNaN: true }),
    );
    const run = fc.tuple(
      sample,
      fc.integer({ min: 1, max: 600 }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 8 }), async (runs) => {
        let state = 1;
        const noise = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5;
        // The decoder of this test looks for the head of a next frame and drops a very short last one: whole blocks only.
        const before = { length: 2048 };
        const missing = -runs.reduce((sum, [, length]) => sum + length, 0);
        const after = { length: ((missing % 1024) + 1024) % 1024 };
        const samples = Float32Array.from([
          ...Array.from(before, noise),
          ...runs.flatMap(([level, length, loud]) =>
            Array.from({ length }, () => level + loud * noise()),
          ),
          ...Array.from(after, noise),
        ]);
        const file = await encodePieces(registry.get("flac"), { sampleRate: 24_000 }, [samples]);
        const { audio } = await decodeFlac(file);
        expect(audio.length).toBe(samples.length);
        expect(encodePcm(audio)).toEqual(encodePcm(samples));
      }),
      { numRuns: 25 },
    );
  });
});

describe("opus", () => {
  test.each([8000, 16_000, 24_000, 48_000])(
    "keeps length and sound at %i samples per second",
    async (rate) => {
      const samples = voiced(Math.round(0.73 * rate), rate);
      const file = await encodeSpeech(speechOf(samples, rate), "opus", { bitrate: 64_000 });
      const decoder = new OggOpusDecoder();
      await decoder.ready;
      const { channelData, sampleRate, samplesDecoded } = await decoder.decodeFile(file);
      decoder.free();
      expect({ sampleRate, samplesDecoded }).toEqual({
        sampleRate: 48_000,
        samplesDecoded: (samples.length * 48_000) / rate,
      });
      const back = channelData[0].filter((_, i) => i % (48_000 / rate) === 0);
      expect(correlation(samples, back)).toBeGreaterThan(0.95);
      expect(file.length).toBeLessThan(1.2 * samples.length);
    },
  );

  test("speech at a rate that Opus lacks is resampled to the next higher one", async () => {
    expect(fitSampleRate(registry.get("opus"), 22_050)).toBe(24_000);
    expect(fitSampleRate(registry.get("opus"), 96_000)).toBe(48_000);
    expect(fitSampleRate(registry.get("flac"), 22_050)).toBe(22_050);
    const file = await encodeSpeech(speechOf(voiced(22_050, 22_050), 22_050), "opus");
    expect(new DataView(file.buffer).getUint32(28 + 12, true)).toBe(24_000);
  });

  test("many files can be written at the same time, and given up", async () => {
    const samples = voiced(4800, 24_000);
    const container = registry.get("opus");
    const alone = await encodePieces(container, { sampleRate: 24_000 }, [samples]);
    const encoders = await Promise.all(
      Array.from({ length: 300 }, () => container.createEncoder({ sampleRate: 24_000 })),
    );
    const first = await encoders[0].encode(samples);
    for (const encoder of encoders.slice(1)) encoder.dispose();
    expect(concat(Uint8Array, [first, await encoders[0].finish()])).toEqual(alone);
  });
});

describe("mp3", () => {
  test("has the length of the speech and a little more", async () => {
    const samples = voiced(24_000, 24_000);
    const file = await encodeSpeech(speechOf(samples, 24_000), "mp3");
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { sampleRate, samplesDecoded } = decoder.decode(file);
    decoder.free();
    expect(sampleRate).toBe(24_000);
    expect(samplesDecoded).toBeGreaterThanOrEqual(samples.length);
    expect(samplesDecoded).toBeLessThan(samples.length + 4 * 1152);
  });

  test("says what to install where the package is missing", async () => {
    const cause = new Error("Cannot find package");
    const container = createMp3Container(() => Promise.reject(cause));
    expect(await container.isAvailable()).toBe(false);
    await expect(container.createEncoder({ sampleRate: 24_000 })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining("npm install @breezystack/lamejs"),
      cause,
    });
  });
});

describe("aac", () => {
  /** A program that stands in for ffmpeg: it answers `-h`, and passes its input on behind its arguments. */
  async function program(script: string): Promise<string> {
    const file = join(await mkdtemp(join(tmpdir(), "ffmpeg-")), "ffmpeg");
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  }

  test("goes through the named program", async () => {
    const ffmpeg = await program('case "$*" in *encoder=aac) exit 0;; esac; echo "$@"; cat');
    const container = createAacContainer(ffmpeg);
    expect(await container.isAvailable()).toBe(true);
    const samples = voiced(3000, 24_000);
    const file = Buffer.from(
      await encodePieces(container, { sampleRate: 24_000, bitrate: 48_000 }, cut(samples, [700])),
    );
    const head = file.subarray(0, file.indexOf("\n")).toString();
    expect(head).toMatch(/-f s16le -ar 24000 -ac 1 .*-c:a aac -b:a 48000 -f adts/);
    expect(new Uint8Array(file.subarray(head.length + 1))).toEqual(encodePcm(samples));
  });

  test.each([
    ["a program that is missing", async () => "/nowhere/ffmpeg", /ENOENT/],
    [
      "a program that fails",
      () => program("cat >/dev/null; echo No AAC here >&2; exit 1"),
      /No AAC here/,
    ],
    ["a program that reads nothing", () => program("exit 3"), /exit 3/],
  ])("reports %s", async (_, path, message) => {
    const container = createAacContainer(await path());
    expect(await container.isAvailable()).toBe(false);
    const pieces = cut(voiced(200_000, 24_000), [50_000]);
    await expect(encodePieces(container, { sampleRate: 24_000 }, pieces)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(message),
    });
  });

  test("stops when its signal fires", async () => {
    const container = createAacContainer(await program("exec sleep 60"));
    const controller = new AbortController();
    const { signal } = controller;
    const encoder = await container.createEncoder({ sampleRate: 24_000, signal });
    const work = encoder.encode(new Float32Array(1_000_000));
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: "ABORTED" });
    await expect(encoder.finish()).rejects.toMatchObject({ code: "ABORTED" });
  });
});

describe("registry and stream", () => {
  test("finds containers by name, extension and what is installed", async () => {
    expect(registry.names).toEqual(["wav", "pcm", "flac", "opus", "mp3", "aac"]);
    expect(registry.forFile("a/b.OPUS")?.name).toBe("opus");
    expect(registry.forFile("a.ogg")?.name).toBe("opus");
    for (const file of ["noextension", "a.m4a", "ogg"])
      expect(registry.forFile(file)).toBeUndefined();
    expect((await registry.firstAvailable(["aac", "flac"])).name).toBe("flac");
    expect((await registry.firstAvailable(["aac"])).name).toBe("wav");
    expect(() => registry.get("ogg")).toThrow(/no audio format "ogg". Allowed: wav, pcm/);
    for (const format of ["ogg", 5, undefined, {}])
      await expect(
        encodeSpeech(speechOf(new Float32Array(1), 8000), format as string),
      ).rejects.toMatchObject({
        code: "INVALID_ARGUMENT",
        message: expect.stringContaining("Allowed: wav, pcm"),
      });
    const own = { ...registry.get("flac"), name: "own" };
    expect(createContainerRegistry({ containers: [own] }).get("own")).toBe(own);
  });

  test("leaving the loop ends the speech and frees the encoder", async () => {
    const ended: string[] = [];
    const container: AudioContainer = {
      ...registry.get("pcm"),
      async createEncoder(options) {
        const encoder = await registry.get("pcm").createEncoder(options);
        return { ...encoder, dispose: () => void ended.push("encoder") };
      },
    };
    async function* chunks() {
      try {
        for (;;) yield { audio: new Float32Array(10), sampleRate: 8000 };
      } finally {
        ended.push("speech");
      }
    }
    for await (const bytes of encodeStream(chunks(), container)) {
      expect(bytes.length).toBe(20);
      break;
    }
    expect(ended).toEqual(["speech", "encoder"]);
  });

  test("a signal stops the stream", async () => {
    const controller = new AbortController();
    async function* chunks() {
      yield { audio: new Float32Array(10), sampleRate: 8000 };
      controller.abort();
      yield { audio: new Float32Array(10), sampleRate: 8000 };
    }
    const { signal } = controller;
    const stream = encodeStream(chunks(), registry.get("pcm"), { signal });
    await stream.next();
    await expect(stream.next()).rejects.toMatchObject({ code: "ABORTED" });
  });
});

describe("slices", () => {
  /** An encoder that needs five milliseconds for whatever it is given. */
  const slow = (): AudioContainer & { most: number; given: number } => {
    const container = {
      ...registry.get("pcm"),
      most: 0,
      given: 0,
      async createEncoder() {
        return {
          async encode(samples: Float32Array) {
            for (const until = performance.now() + 5; performance.now() < until;);
            container.most = Math.max(container.most, samples.length);
            container.given += samples.length;
            return new Uint8Array(0);
          },
          finish: async () => new Uint8Array(0),
          dispose: () => undefined,
        };
      },
    };
    return container;
  };
  async function* chunks(...lengths: number[]) {
    for (const length of lengths) yield { audio: new Float32Array(length), sampleRate: 24_000 };
  }
  const all = async (stream: AsyncIterable<Uint8Array>) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    return pieces;
  };

  test.each(["stream", "whole", "speech"])("others have a turn after each: %s", async (way) => {
    const container = slow();
    let turns = 0;
    const samples = 50_000;
    const turn = async () => {
      turns += 1;
      await new Promise((resolve) => setImmediate(resolve));
    };
    if (way === "stream") await all(encodeStream(chunks(samples), container, { turn }));
    else if (way === "whole") await encodeWhole(chunks(samples), container, { turn });
    else await encodeSpeech(speechOf(new Float32Array(samples), 24_000), container, { turn });
    expect(container.given).toBe(samples);
    expect(container.most).toBeLessThanOrEqual(1152);
    expect(turns).toBe(Math.ceil(samples / 1152));
  });

  test.each(["mp3", "flac", "opus"])("the event loop goes round while %s is made", async (name) => {
    let rounds = 0;
    let isOver = false;
    const count = () => {
      rounds += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const speech = speechOf(voiced(24_000 * 20, 24_000), 24_000);
    await encodeSpeech(speech, name);
    isOver = true;
    expect(rounds).toBeGreaterThan(5);
  });

  test("a signal stops in the middle of a chunk", async () => {
    const container = slow();
    const controller = new AbortController();
    const turn = async () => {
      if (container.given > 5000) controller.abort();
    };
    const { signal } = controller;
    const speech = speechOf(new Float32Array(50_000), 24_000);
    await expect(encodeSpeech(speech, container, { turn, signal })).rejects.toMatchObject({
      code: "ABORTED",
    });
    expect(container.given).toBeLessThan(10_000);
  });

  test("a long chunk comes in pieces, a short one in one", async () => {
    expect(await all(encodeStream(chunks(100, 2000), registry.get("pcm")))).toHaveLength(2);
    const sizes = (await all(encodeStream(chunks(50_000), registry.get("pcm")))).map(
      ({ length }) => length,
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBe(100_000);
    expect(Math.max(...sizes)).toBeLessThan(20_000);
  });

  test("slices make no difference to the samples that are resampled", async () => {
    const speech = speechOf(voiced(30_001, 22_050), 22_050);
    const expected = await encodePieces(
      registry.get("opus"),
      { sampleRate: 24_000 },
      [speech.resample(24_000).audio], // prettier-ignore
    );
    expect(await encodeSpeech(speech, "opus")).toEqual(expected);
  });

  test.each(["wav", "pcm", "flac", "opus", "mp3"])(
    "a whole file of %s in chunks is that of the speech",
    async (name) => {
      const audio = voiced(40_000, 24_000);
      audio.fill(0, 5000, 30_000);
      async function* parts() {
        for (const part of cut(audio, [3000, 20_000])) yield { audio: part, sampleRate: 24_000 };
      }
      const file = await encodeWhole(parts(), registry.get(name));
      const bytes = concat(Uint8Array, [...file.pieces()]);
      expect(file.size).toBe(bytes.length);
      expect(bytes).toEqual(await encodeSpeech(speechOf(audio, 24_000), name));
    },
  );

  test("silence takes no memory in a whole file", async () => {
    const minutes = Array.from({ length: 30 }, () => 24_000 * 2);
    const file = await encodeWhole(chunks(...minutes), registry.get("wav"));
    expect(file.size).toBe(44 + 2 * 24_000 * 60);
    const kept = [...file.pieces()].map((piece) => piece.buffer);
    expect(new Set(kept).size).toBe(2);
    expect(Buffer.concat([...file.pieces()]).readUInt32LE(40)).toBe(file.size - 44);
    expect((await encodeWhole(chunks(), registry.get("wav"))).size).toBe(0);
  });
});
