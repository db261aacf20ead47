/** Voice folders that are not what they say: always a coded error, or sound; never a crash, a hang or a sample beyond ±1. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { voiceUrl } from "@cosyvoice-lite/voice-lite";
import { SynthesisError, type InferenceBackend } from "@cosyvoice-lite/spec";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createNodeBackend } from "../src/backends/node";
import { createSynthesizer, type CreateSynthesizerOptions } from "../src/index";
import { TINY_VOICE, tinyManifest, tinyVoiceSource } from "./helpers/tiny-voice";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cosyvoice-hostile-voice-"));
  await cp(TINY_VOICE, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const invalid = (message: string) => ({
  code: "VOICE_INVALID",
  message: expect.stringContaining(message),
});

/** Speaks, or says with which code it failed; anything else fails the test. */
async function outcome(options: CreateSynthesizerOptions): Promise<string> {
  try {
    const tts = await createSynthesizer({ threads: 1, ...options });
    try {
      const { audio } = await tts.synthesize("Hello.");
      expect(audio.every((sample) => Math.abs(sample) <= 1)).toBe(true);
    } finally {
      await tts.dispose();
    }
    return "speaks";
  } catch (error) {
    if (!SynthesisError.is(error)) throw error;
    return error.code;
  }
}

describe
  .runIf(process.platform !== "win32")
  .each(["voice.json", "tokenizer.json", "acoustic.onnx", "lite.onnx"])(
  "in place of %s",
  (file) => {
    test.each<[string, string, (path: string) => unknown]>([
      ["a pipe", "regular file", (path) => execFileSync("mkfifo", [path])],
      ["a device without an end", "regular file", (path) => symlink("/dev/zero", path)],
      ["a folder", "regular file", (path) => symlink(tmpdir(), path)],
      [
        "a huge file",
        "bytes",
        async (path) => {
          await writeFile(path, "");
          await truncate(path, 2 ** 40);
        },
      ],
    ])("%s is refused unread", async (_, message, put) => {
      await rm(join(folder, file));
      await put(join(folder, file));
      await expect(createSynthesizer({ voice: folder })).rejects.toMatchObject(invalid(message));
    });
  },
);

const DEEP = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;

test("JSON that is nested without measure", async () => {
  const whole = (await readFile(join(TINY_VOICE, "voice.json"), "utf8")).trim();
  const texts = [DEEP, whole.replace('"formatVersion": 1', `"formatVersion": ${DEEP}`), whole.replace(/"name": "[^"]*"/, `"name": ${DEEP}`), whole.replace(/}$/, `, "more": ${DEEP}}`)]; // prettier-ignore
  for (const text of texts) {
    expect(text).toContain(DEEP);
    const source = tinyVoiceSource({ "voice.json": new TextEncoder().encode(text) });
    await expect(createSynthesizer({ voice: source })).rejects.toMatchObject({ code: "VOICE_INVALID" }); // prettier-ignore
  }
  for (const key of ["formatVersion", "symbols", "languages", "more"]) {
    const inventory = JSON.parse(await readFile(join(TINY_VOICE, "tokenizer.json"), "utf8"));
    const text = JSON.stringify({ ...inventory, [key]: "DEEP" }).replace('"DEEP"', DEEP);
    const tokenizer = new TextEncoder().encode(text);
    const manifest = await tinyManifest((json) => relist(json, "tokenizer.json", tokenizer));
    const source = tinyVoiceSource({ "voice.json": manifest, "tokenizer.json": tokenizer });
    await expect(createSynthesizer({ voice: source })).rejects.toMatchObject({ code: "VOICE_INVALID" }); // prettier-ignore
  }
});

/** Lists a file as it is now. */
function relist(manifest: Record<string, unknown>, path: string, content: Uint8Array): void {
  const entry = (manifest.files as { path: string; bytes: number; sha256: string }[]).find((file) => file.path === path)!; // prettier-ignore
  entry.bytes = content.length;
  entry.sha256 = createHash("sha256").update(content).digest("hex");
}

describe("the bundled voice, changed", () => {
  const voice = fileURLToPath(voiceUrl);
  const changed = (change: (manifest: Manifest) => void) => ({
    location: "changed",
    async read(path: string) {
      const content = await readFile(join(voice, path));
      if (path !== "voice.json") return content;
      const manifest = JSON.parse(String(content));
      change(manifest);
      return new TextEncoder().encode(JSON.stringify(manifest));
    },
  });

  test.each<[string, (manifest: Manifest) => void, string]>([
    ["an FFT of 2^30", (m) => (m.mel.fftSize = 2 ** 30), "mel.fftSize"],
    ["a window of 2^30", (m) => (m.mel.windowLength = 2 ** 30), "mel.windowLength"],
    ["a million mel bins", (m) => (m.mel.bins = 1e6), "mel.bins"],
    ["a rate of 1 GHz", (m) => (m.sampleRate = m.mel.sampleRate = 1e9), "sampleRate"],
    ["a context of 2^40 frames", (m) => (m.vocoders[0].contextFrames = 2 ** 40), "contextFrames"],
    ["30 speakers on a graph of two", (m) => m.speakers.push(...Array.from({ length: 28 }, (_, n) => ({ id: `x${n}`, name: "X", gender: "male" }))), '30 speakers'], // prettier-ignore
    ["three speakers on a graph of two", (m) => m.speakers.push({ id: "x", name: "X", gender: "male" }), '3 speakers'], // prettier-ignore
    ["79 mel bins", (m) => (m.mel.bins = 79), "mel_spectrogram"],
  ])("%s is refused when it is opened", async (_, change, message) => {
    const opening = createSynthesizer({ voice: changed(change) });
    await expect(opening).rejects.toMatchObject(invalid(message));
  });

  test(
    "every value in voice.json replaced by others: a coded error, or sound",
    { timeout: 120_000 },
    async () => {
      const places = placesOf(JSON.parse(await readFile(join(voice, "voice.json"), "utf8")));
      const values = [null, -1, 2 ** 30, 1e308, "", "../../etc/passwd", [], {}, "__proto__"];
      const seen: Record<string, number> = {};
      for (const place of places) {
        for (const value of values) {
          const result = await outcome({ voice: changed((manifest) => put(manifest, place, value)), vocoder: "lite" }); // prettier-ignore
          expect(["speaks", "VOICE_INVALID", "MODEL_FAILED", "INVALID_ARGUMENT", "VOCODER_MISMATCH"], `${place.join(".")} = ${JSON.stringify(value)}`).toContain(result); // prettier-ignore
          seen[result] = (seen[result] ?? 0) + 1;
        }
      }
      expect(seen.VOICE_INVALID).toBeGreaterThan(500);
      expect(({} as Record<string, unknown>).polluted).toBe(undefined);
    },
  );

  /** The native runtime, whose graphs go wrong. */
  async function spoilt(output: string, value: number): Promise<InferenceBackend> {
    const backend = await createNodeBackend();
    return {
      ...backend,
      async load(model, options) {
        const session = await backend.load(model, options);
        return {
          ...session,
          async run(feeds) {
            const results = await session.run(feeds);
            const data = results[output]?.data;
            if (data instanceof Float32Array) data[data.length >> 1] = value;
            return results;
          },
        };
      },
    };
  }

  test.each([
    ["mel_spectrogram", NaN],
    ["mel_spectrogram", Infinity],
    ["f0", NaN],
    ["f0", -1],
    ["f0", 1e30],
    ["harmonic_real", NaN],
    ["noise_gain", Infinity],
    ["audio", NaN],
  ])("a graph that gives %s as %d has failed", async (output, value) => {
    const backend = await spoilt(output, value);
    const vocoder = output === "audio" ? "hifigan" : "lite";
    expect(await outcome({ backend, vocoder })).toBe("MODEL_FAILED");
  });
});

// oxlint-disable-next-line typescript/no-explicit-any -- changed in every way that JSON allows
type Manifest = any;

/** Where the values of a JSON document stand; of lists of tensors the first entry. */
function placesOf(json: unknown, path: string[] = []): string[][] {
  if (typeof json !== "object" || json === null) return [path];
  const entries = Object.entries(json).filter(([key]) => !(path.at(-1) === "inputs" || path.at(-1) === "outputs") || key === "0"); // prettier-ignore
  return entries.flatMap(([key, value]) => placesOf(value, [...path, key]));
}

function put(json: Manifest, [key, ...rest]: string[], value: unknown): void {
  if (rest.length > 0) put(json[key], rest, value);
  else json[key] = value;
}
