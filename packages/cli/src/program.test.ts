import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import packageJson from "../package.json";
import type { Figures } from "./output/report";
import { run } from "./program";

const TINY_VOICE = fileURLToPath(new URL("../../core/test/fixtures/tiny-voice", import.meta.url));

class Collector extends Writable {
  readonly parts: Buffer[] = [];
  isTTY = false;
  override _write(part: Buffer, _: string, done: () => void) {
    this.parts.push(Buffer.from(part));
    done();
  }
  get text() {
    return Buffer.concat(this.parts).toString("utf8");
  }
}

/** Runs a command line with the silent voice and collects what comes out. */
async function cli(
  args: string[],
  options: { stdin?: string | Buffer; terminal?: boolean; signal?: AbortSignal } = {},
) {
  const [stdout, stderr] = [new Collector(), new Collector()];
  stdout.isTTY = options.terminal ?? false;
  const stdin = Object.assign(Readable.from(options.stdin === undefined ? [] : [options.stdin]), {
    isTTY: options.stdin === undefined,
  });
  const withVoice = args[0] === "say" ? [...args, "--voice", TINY_VOICE] : args;
  const signal = options.signal ?? new AbortController().signal;
  const code = await run(withVoice, { stdin, stdout, stderr, signal });
  return { code, stdout, out: stdout.text, err: stderr.text };
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cosyvoice-cli-"));
});
const files = () => readdir(folder).then((names) => names.sort());

async function wavOf(file: string) {
  const bytes = await readFile(file);
  return {
    bytes: bytes.length,
    riff: bytes.toString("latin1", 0, 4),
    riffSize: bytes.readUInt32LE(4),
    sampleRate: bytes.readUInt32LE(24),
    dataSize: bytes.readUInt32LE(40),
  };
}

describe("say", () => {
  it("writes a WAV file whose header fits", async () => {
    const file = join(folder, "a.wav");
    const { code, out, err } = await cli(["say", "Hello", "world. One more.", "-o", file]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toMatch(/a\.wav: [\d.]+ s of speech in [\d.]+ s/);
    expect(await files()).toEqual(["a.wav"]);
    const wav = await wavOf(file);
    expect(wav).toMatchObject({
      riff: "RIFF",
      riffSize: wav.bytes - 8,
      sampleRate: 24000,
      dataSize: wav.bytes - 44,
    });
  });

  it("reads standard input and files, with or without a byte order mark", async () => {
    const [piped, filed, text] = ["piped.wav", "filed.wav", "text.txt"].map((name) =>
      join(folder, name),
    );
    await writeFile(text, "\uFEFFHello world.");
    expect(await cli(["say", "-o", piped], { stdin: "Hello world." })).toMatchObject({ code: 0 });
    expect(await cli(["say", "-o", filed, "--file", text])).toMatchObject({ code: 0 });
    expect(await readFile(filed)).toEqual(await readFile(piped));
    const dash = join(folder, "dash.wav");
    expect(await cli(["say", "-", "-o", dash], { stdin: "Hello world." })).toMatchObject({
      code: 0,
    });
    expect(await readFile(dash)).toEqual(await readFile(piped));
  });

  it("writes to standard output, with the true size for one sentence", async () => {
    const { code, stdout } = await cli(["say", "Hello", "-o", "-"]);
    const bytes = Buffer.concat(stdout.parts);
    expect(code).toBe(0);
    expect(bytes.toString("latin1", 0, 4)).toBe("RIFF");
    expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
  });

  it("writes to standard output until the end for several sentences", async () => {
    const { stdout } = await cli([
      "say",
      "This is the first line.\nThis is the second line.",
      "-o",
      "-",
    ]);
    const bytes = Buffer.concat(stdout.parts);
    expect(bytes.readUInt32LE(40)).toBe(0x7ffff000);
    expect(bytes.length).toBeGreaterThan(44);
  });

  it.each(["srt", "vtt"])("writes subtitles as .%s", async (ending) => {
    const [wav, subtitles] = [join(folder, "a.wav"), join(folder, `a.${ending}`)];
    const { code, err } = await cli([
      "say",
      "One short line.\nAnother line.",
      "-o",
      wav,
      "--subtitles",
      subtitles,
    ]);
    expect({ code, err }).toMatchObject({ code: 0 });
    const text = await readFile(subtitles, "utf8");
    expect(text).toMatch(ending === "srt" ? /^1\n00:00:00,/ : /^WEBVTT\n\n00:00:00\./);
    expect(text.match(/-->/g)).toHaveLength(2);
    expect(text).toContain("\nOne short line.\n");
    expect(text).toContain("\nAnother line.\n");
  });

  it("takes volume, markup and a folder for finished phrases", async () => {
    const [one, two, cache] = ["one.wav", "two.wav", "phrases"].map((name) => join(folder, name));
    const args = ["--volume", "0.5", "--markup", "ssml", "--cache", cache];
    expect(await cli(["say", `Hi <break time="1s"/>there`, "-o", one, ...args])).toMatchObject({
      code: 0,
    });
    expect(await readdir(cache)).toHaveLength(2);
    await cli(["say", `Hi <break time="3s"/>there`, "-o", two, ...args]);
    expect(await readdir(cache)).toHaveLength(2);
    expect((await wavOf(two)).dataSize - (await wavOf(one)).dataSize).toBe(2 * 24000 * 2);
    const wrong = await cli(["say", "Hi", "-o", one, "--markup", "html"]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("Allowed choices")]);
  });

  it.each([
    ["a.flac", [], "fLaC"],
    ["a.opus", [], "OggS"],
    ["a.bin", ["--format", "opus", "--bitrate", "24000"], "OggS"],
    ["no-ending", [], "RIFF"],
  ])("writes %s with %j in its container", async (name, args, magic) => {
    const file = join(folder, name);
    const text = "This is the first line.\nThis is the second line.";
    expect(await cli(["say", text, "-o", file, ...args])).toMatchObject({ code: 0 });
    expect((await readFile(file)).toString("latin1", 0, 4)).toBe(magic);
    const { stdout } = await cli(["say", text, "-o", "-", "--format", "flac"]);
    expect(Buffer.concat(stdout.parts).toString("latin1", 0, 4)).toBe("fLaC");
    expect(await files()).toEqual([name]);
  });

  it.each([
    [["--format", "ogg"], /no audio format "ogg"/],
    [["--format", "aac"], /AAC needs Node and an ffmpeg/],
    [["--bitrate", "64000"], /bitrate has no effect on wav/],
  ])("refuses %j", async (args, message) => {
    const { code, err } = await cli(["say", "Hello", "-o", join(folder, "a"), ...args]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
    expect(await files()).toEqual([]);
  });

  it("prints figures as JSON", async () => {
    const file = join(folder, "a.wav");
    const { out } = await cli(["say", "Hello ⌘", "-o", file, "--json"]);
    const figures: Figures = JSON.parse(out);
    expect(figures).toMatchObject({
      text: "Hello ⌘",
      backend: "onnxruntime-node",
      vocoder: "lite",
      voice: "tiny",
      speaker: "f1",
      sampleRate: 24000,
      file,
      warnings: [{ code: "UNKNOWN_CHARACTER" }],
    });
    expect(figures.seconds).toBeGreaterThan(0);
    expect(figures.realTimeFactor).toBeCloseTo(figures.wall / figures.seconds, 10);
  });

  it("passes options on", async () => {
    const file = join(folder, "a.wav");
    const args = [
      "--speaker",
      "m1",
      "--speed",
      "2",
      "--vocoder",
      "griffin-lim",
      "--seed",
      "3",
      "--sample-rate",
      "8000",
    ];
    const { code, out } = await cli([
      "say",
      "Hello",
      "-o",
      file,
      "--json",
      "--language",
      "en",
      "--threads",
      "1",
      ...args,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      speaker: "m1",
      vocoder: "griffin-lim",
      sampleRate: 8000,
    });
    expect((await wavOf(file)).sampleRate).toBe(8000);
  });

  it("writes warnings to standard error", async () => {
    const { err } = await cli(["say", "Hello ⌘", "-o", join(folder, "a.wav")]);
    expect(err).toMatch(/^warning UNKNOWN_CHARACTER: /m);
  });

  it("is silent on demand", async () => {
    const { out, err } = await cli(["say", "Hello ⌘", "-o", join(folder, "a.wav"), "--quiet"]);
    expect({ out, err }).toEqual({ out: "", err: "" });
  });

  it("writes one file per line that is not empty", async () => {
    const { code, out } = await cli(["say", "--lines", join(folder, "new/out"), "--json"], {
      stdin: "Hello\r\n\n  \nWorld, again\n",
    });
    expect(code).toBe(0);
    expect((await readdir(join(folder, "new/out"))).sort()).toEqual(["000.wav", "001.wav"]);
    const lines = out.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).text)).toEqual(["Hello", "World, again"]);
  });

  it("goes on after a line that cannot be spoken, and fails in the end", async () => {
    const { code, err } = await cli(["say", "--lines", folder], { stdin: "Hello\n。。\nWorld\n" });
    expect(code).toBe(1);
    expect(err).toMatch(/^error EMPTY_TEXT: .*001\.wav/m);
    expect(await files()).toEqual(["000.wav", "002.wav"]);
  });

  it("ends an abort with 130 and leaves neither file nor part behind", async () => {
    const file = join(folder, "a.wav");
    await writeFile(file, "older");
    const controller = new AbortController();
    const running = cli(["say", "-o", file], {
      stdin: "One sentence. ".repeat(400),
      signal: controller.signal,
    });
    for (;;) {
      if ((await files()).includes("a.wav.part")) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    controller.abort();
    const { code, err } = await running;
    expect({ code, err }).toEqual({
      code: 130,
      err: expect.stringMatching(/^error ABORTED: [^\n]*\n$/),
    });
    expect(await files()).toEqual(["a.wav"]);
    expect(await readFile(file, "utf8")).toBe("older");
  });

  it.each<[string, string[], number, RegExp]>([
    ["nothing to speak", ["say", "。！"], 1, /^error EMPTY_TEXT: /],
    [
      "an unknown speaker",
      ["say", "x", "--speaker", "x9"],
      2,
      /^error INVALID_ARGUMENT: .*Allowed: f1/,
    ],
    [
      "an unknown vocoder",
      ["say", "x", "--vocoder", "hifigan"],
      2,
      /Allowed: auto, lite, griffin-lim/,
    ],
    [
      "an unknown language",
      ["say", "x", "--language", "fr"],
      2,
      /^error INVALID_ARGUMENT: .*auto, zh, en, ja, yue, ko/,
    ],
    ["a speed out of range", ["say", "x", "--speed", "5"], 2, /0\.25 to 4/],
    [
      "a speed that is no number",
      ["say", "x", "--speed", "fast"],
      2,
      /^error INVALID_ARGUMENT: .*must be a number/,
    ],
    [
      "an unknown option",
      ["say", "x", "--sped", "1"],
      2,
      /^error INVALID_ARGUMENT: unknown option '--sped'/,
    ],
    ["text twice", ["say", "x", "--file", "y"], 2, /not both/],
    ["subtitles of an unknown format", ["say", "x", "--subtitles", "a.txt"], 2, /\.srt or \.vtt/],
    [
      "subtitles of many files",
      ["say", "x", "--subtitles", "a.srt", "--lines", "b"],
      2,
      /not both/,
    ],
    ["two outputs", ["say", "x", "-o", "a.wav", "--lines", "b"], 2, /not both/],
    [
      "a file that is not there",
      ["say", "--file", "/nowhere/x.txt"],
      2,
      /\/nowhere\/x\.txt cannot be read/,
    ],
    [
      "a lexicon that is not there",
      ["say", "x", "--lexicon", "/nowhere/x.json"],
      2,
      /\/nowhere\/x\.json cannot be read/,
    ],
    ["no text", ["say"], 2, /Give a text/],
    ["an unknown command", ["sing"], 2, /unknown command 'sing'/],
  ])("refuses %s in one line", async (_, args, code, message) => {
    const result = await cli(args);
    expect(result.code).toBe(code);
    expect(result.err).toMatch(message);
    expect(result.err.trim().split("\n")).toHaveLength(1);
  });

  it("names the folder that is missing, and the system's error where else the file cannot be written", async () => {
    const lost = await cli(["say", "x", "-o", join(folder, "no/such/folder.wav")]);
    expect(lost.code).toBe(2);
    expect(lost.err).toMatch(/^error INVALID_ARGUMENT: The folder .*no\/such does not exist/);
    await writeFile(join(folder, "file"), "");
    const { code, err } = await cli(["say", "x", "-o", join(folder, "file/x.wav")]);
    expect(code).toBe(1);
    expect(err).toMatch(/^error ENOTDIR: not a directory.*file\/x\.wav/);
  });

  it("writes no WAV into a file of another ending", async () => {
    const { code, err } = await cli(["say", "x", "-o", join(folder, "x.m4a")]);
    expect(code).toBe(2);
    expect(err).toMatch(/^error INVALID_ARGUMENT: The ending \.m4a .*\.wav, \.pcm.*--format/);
    expect(await files()).toEqual([]);
  });

  it("refuses text that is not UTF-8", async () => {
    const { code, err } = await cli(["say"], { stdin: Buffer.from([0xc4, 0xe3, 0xba, 0xc3]) });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("not UTF-8") });
  });

  it("does not pour audio into a terminal", async () => {
    expect(await cli(["say", "x", "-o", "-"], { terminal: true })).toMatchObject({
      code: 2,
      out: "",
    });
  });
});

describe("the rest", () => {
  it("tells its version", async () => {
    expect(await cli(["--version"])).toMatchObject({ code: 0, out: `${packageJson.version}\n` });
  });

  it.each([[["--help"]], [["say", "--help"]]])("helps with %j", async (args) => {
    const { code, out, err } = await cli(args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Exit codes: 0 done, 1 failed, 2 wrong usage");
  });

  it("shows help and fails without a command", async () => {
    const { code, err } = await cli([]);
    expect(code).toBe(2);
    expect(err).toContain("Usage: cosyvoice-lite");
  });
});
