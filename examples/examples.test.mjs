/**
 * Runs every example as a reader would, on the built packages (`npm test` builds them first), and looks at what it made.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { vocoderConformance } from "@cosyvoice-lite/spec/conformance";
import { melSpectrogram } from "@cosyvoice-lite/vocoder";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWhisper } from "./custom-vocoder/whisper.mjs";
import { toMuLaw } from "./ivr-prompts/mu-law-wav.mjs";
import { ROOT } from "../scripts/lib/paths.mjs";
import { run } from "../scripts/lib/run.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** Milliseconds for one example on a busy machine; nothing here is about speed. */
const PATIENCE = 300_000;

/** @type {string} */
let out;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "cosyvoice-lite-examples-"));
});
afterAll(() => rm(out, { recursive: true, force: true }));

/** Runs one example in an empty folder. @param {string} file @param {string[]} args */
const example = (file, ...args) => run(process.execPath, [join(HERE, file), ...args], { cwd: out });

/** @param {string} file */
const made = (file) => readFile(join(out, file));

test("every example has a test and a line in the README", () => {
  const own = readFileSync(fileURLToPath(import.meta.url), "utf8");
  const readme = readFileSync(join(HERE, "README.md"), "utf8");
  const folders = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.length).toBeGreaterThan(9);
  for (const { name } of folders) expect(readme).toContain(`](${name})`);
  // The pages that need a browser have their tests beside them.
  const untested = folders
    .filter(({ name }) => !readdirSync(join(HERE, name)).includes("test"))
    .filter(({ name }) => !own.includes(`"${name}/`));
  expect(untested).toEqual([]);
});

test("a copy of an example's folder is whole: nothing but tests reaches out of it", () => {
  const sources = readdirSync(HERE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(HERE.length))
    .filter((file) => file.includes("/") && !/(^|\/)(node_modules|dist|test)\//u.test(file));
  expect(sources.length).toBeGreaterThan(20);
  const reaching = sources.filter((file) => {
    const above = "../".repeat(file.split("/").length - 1);
    return readFileSync(join(HERE, file), "utf8").includes(`"${above}`);
  });
  expect(reaching).toEqual([]);
});

describe("examples", { timeout: PATIENCE }, () => {
  test.each([
    ["page-reader/serve.mjs", ["page"]],
    ["browser-playground/serve.mjs", ["0", "playground"]],
  ])("%s shows its page", async (file, args) => {
    await example("browser-playground/build.mjs", "playground");
    const child = spawn(process.execPath, [join(HERE, file), ...args], {
      cwd: out,
      env: { ...process.env, PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = await once(createInterface(child.stdout), "line");
      const address = new URL(/http:\S+/u.exec(String(line))?.[0] ?? "");
      const get = async (/** @type {string} */ path) => fetch(new URL(path, address));
      const runtime = await get("cosyvoice-lite/js/ort-wasm-simd-threaded.wasm");
      expect(runtime.headers.get("content-type")).toBe("application/wasm");
      expect(await (await get("")).text()).toContain("<html");
      for (const path of ["nowhere", "%", "cosyvoice-lite", "%2e%2e%2fserve.mjs"])
        expect((await get(path)).status).toBe(404);
    } finally {
      const over = once(child, "close");
      child.kill("SIGTERM");
      await over;
    }
  });

  test("node-basic", async () => {
    await example("node-basic/hello.mjs");
    expectSound(readWav(await made("hello.wav")), 1);
  });

  test("node-stream-to-file", async () => {
    const said = await example("node-stream-to-file/stream-to-file.mjs");
    const file = await made("story.opus");
    expect(file.subarray(0, 4).toString("latin1")).toBe("OggS");
    expect(file.includes("OpusHead")).toBe(true);
    expect(said.match(/s of sound so far/g)?.length).toBeGreaterThan(2);
  });

  test("express-embed", async () => {
    const child = spawn(process.execPath, [join(HERE, "express-embed/app.mjs")], {
      env: { ...process.env, PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = await once(createInterface(child.stdout), "line");
      const address = new URL(String(line));
      const spoken = await fetch(address);
      expect(spoken.status).toBe(200);
      expect(spoken.headers.get("content-type")).toContain("audio/wav");
      expectSound(readWav(Buffer.from(await spoken.arrayBuffer())), 0.3);

      address.search = "?text=Hello&language=xx";
      const refused = await fetch(address);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ code: "INVALID_ARGUMENT" });
      address.search = "";
      expect((await fetch(address)).status).toBe(400);
    } finally {
      const over = once(child, "close");
      child.kill("SIGTERM");
      await over;
    }
  });

  test("ivr-prompts", async () => {
    await example("ivr-prompts/make-prompts.mjs", "prompts");
    const prompts = JSON.parse(await readFile(join(HERE, "ivr-prompts/prompts.json"), "utf8"));
    expect((await readdir(join(out, "prompts"))).toSorted()).toEqual(
      Object.keys(prompts)
        .map((name) => `${name}.wav`)
        .toSorted(),
    );
    for (const name of Object.keys(prompts)) {
      const wav = readWav(await made(`prompts/${name}.wav`));
      expect(wav).toMatchObject({ format: 7, channels: 1, sampleRate: 8000, bits: 8 });
      expectSound({ ...wav, samples: Float32Array.from(wav.bytes, fromMuLaw) }, 0.8);
    }
  });

  test("custom-backend", async () => {
    const said = await example("custom-backend/speak.mjs");
    expect(said).toContain("by profiling");
    expect(said).toMatch(/^[1-9]\d* runs, .*mel_spectrogram/mu);
    expectSound(readWav(await made("custom-backend.wav")), 1);
  });

  test("custom-vocoder", async () => {
    const said = await example("custom-vocoder/speak.mjs");
    expect(said).toContain("by whisper");
    expectSound(readWav(await made("whisper.wav")), 1);
  });

  test("custom-voice", async () => {
    const said = await example("custom-voice/speak.mjs", "voices");
    expect(said.match(/my-voice, narrator/g)).toHaveLength(2);
    const [folder, memory] = [
      await made("voices/from-folder.wav"),
      await made("voices/from-memory.wav"),
    ];
    expectSound(readWav(folder), 1);
    expect(memory.equals(folder)).toBe(true);
  });

  test("llm-to-speech", async () => {
    const said = await example("llm-to-speech/speak-tokens.mjs");
    expect(said.match(/^\d+\.\d\d s {2}\S/gmu)?.length).toBeGreaterThan(2);
    expectSound(readWav(await made("answer.wav")), 4);
  });

  test("course-narration", async () => {
    await example("course-narration/narrate.mjs", "narration");
    for (const name of ["01", "02"]) {
      expect((await made(`narration/${name}.opus`)).includes("OpusHead")).toBe(true);
      const srt = (await made(`narration/${name}.srt`)).toString("utf8");
      expect(srt).toMatch(/^1\n00:00:\d\d,\d{3} --> 00:00:\d\d,\d{3}\n\S/u);
      const vtt = (await made(`narration/${name}.vtt`)).toString("utf8");
      expect(vtt).toMatch(/^WEBVTT\n/u);
    }
    const again = await example("course-narration/narrate.mjs", "narration");
    expect(again).toMatch(/^[1-9]\d* sentences from the cache, 0 spoken/mu);
  });

  test("openai-client", async () => {
    const said = await example("openai-client/speak.mjs", "answers");
    expect((await made("answers/parcel.opus")).includes("OpusHead")).toBe(true);
    const bytes = Number(/(\d+) bytes of raw samples/.exec(said)?.[1]);
    expect(bytes).toBeGreaterThan(24_000);
    expect(bytes % 2).toBe(0);
  });
});

describe("the whispering vocoder keeps the contract of vocoders", async () => {
  const manifest = await readFile(join(ROOT, "packages/voice-lite/voice/voice.json"), "utf8");
  const { mel } = JSON.parse(manifest);
  const tone = Float32Array.from({ length: 24_000 }, (_, n) => {
    const seconds = n / mel.sampleRate;
    return 0.3 * Math.sin(2 * Math.PI * 180 * seconds) * Math.sin(2 * Math.PI * 3 * seconds);
  });
  const frames = melSpectrogram(tone, mel);
  for (const { name, run: check } of vocoderConformance({
    create: async () => createWhisper(mel),
    frames,
  }))
    test(name, check);
});

// Codes of the table in G.711: silence, full scale, and both ends of a segment.
test.each([
  [0, 0xff],
  [1, 0x80],
  [-1, 0x00],
  [0.5, 0x8f],
  [-0.5, 0x0f],
])("mu-law of %d", (sample, code) => expect(toMuLaw(sample)).toBe(code));

test("mu-law comes back within half a step of its segment", () => {
  for (let value = -32_600; value <= 32_600; value += 37) {
    const error = Math.abs(fromMuLaw(toMuLaw(value / 32_767)) * 32_767 - value);
    expect(error).toBeLessThanOrEqual(Math.max(5, Math.abs(value) / 16));
  }
});

/**
 * One code back to a sample. @param {number} code
 */
function fromMuLaw(code) {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return (bits & 0x80 ? -magnitude : magnitude) / 32_767;
}

/**
 * Reads a WAV file chunk by chunk.
 * @param {Buffer} file
 */
function readWav(file) {
  expect(file.toString("latin1", 0, 4)).toBe("RIFF");
  expect(file.toString("latin1", 8, 12)).toBe("WAVE");
  /** @type {Record<string, Buffer>} */
  const chunks = {};
  for (let at = 12; at + 8 <= file.length;) {
    const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
    chunks[file.toString("latin1", at, at + 4)] = file.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  const { "fmt ": kind, data } = chunks;
  const bits = kind.readUInt16LE(14);
  const samples = new Float32Array(bits === 16 ? data.length / 2 : 0);
  for (let n = 0; n < samples.length; n++) samples[n] = data.readInt16LE(2 * n) / 32_768;
  return {
    format: kind.readUInt16LE(0),
    channels: kind.readUInt16LE(2),
    sampleRate: kind.readUInt32LE(4),
    bits,
    bytes: data,
    samples,
  };
}

/**
 * Something that can be heard, of some length.
 * @param {{ samples: Float32Array, sampleRate: number }} wav
 * @param {number} seconds - At least.
 */
function expectSound({ samples, sampleRate }, seconds) {
  expect(samples.length / sampleRate).toBeGreaterThan(seconds);
  const power = samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length;
  expect(Math.sqrt(power)).toBeGreaterThan(0.005);
}
