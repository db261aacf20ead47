import { describe, expect, it } from "vitest";
import { SynthesisError } from "../errors";
import { parseVoiceManifest } from "./parse-voice-manifest";

// oxlint-disable-next-line typescript/no-explicit-any -- the tests break it in every way that JSON allows
type Json = any;

const hash = "ab".repeat(32);

function graph(file: string) {
  return {
    file,
    inputs: [{ name: "x", dtype: "int64" }],
    outputs: [{ name: "y", dtype: "float32" }],
  };
}

/** A complete manifest as parsed JSON, with one place changed. */
function manifest(change: (m: Json) => void = () => undefined): Json {
  const complete = {
    formatVersion: 1,
    id: "test",
    name: "Test voice",
    family: "lite",
    licence: "Apache-2.0",
    languages: ["zh", "en"],
    speakers: [{ id: "f1", name: "Anna", gender: "female" }],
    sampleRate: 24000,
    mel: {
      sampleRate: 24000,
      fftSize: 2048,
      windowLength: 1200,
      hopLength: 300,
      bins: 80,
      minFrequency: 0,
      maxFrequency: 12000,
      scale: "slaney",
      power: 1,
      logFloor: 1e-5,
    },
    tokenizer: { file: "tokenizer.json" },
    graphs: { acoustic: graph("acoustic.onnx") },
    vocoders: [
      { name: "lite", kind: "lite", graph: graph("vocoders/lite.onnx"), contextFrames: 12 },
      { name: "griffin-lim", kind: "griffin-lim" },
    ],
    defaultVocoder: "lite",
    files: ["tokenizer.json", "acoustic.onnx", "vocoders/lite.onnx"].map((path) => ({
      path,
      bytes: 10,
      sha256: hash,
    })),
    provenance: { teacher: "someone", hours: 5.5, augmented: true },
  };
  change(complete);
  return complete;
}

describe("parseVoiceManifest", () => {
  it("returns a complete manifest as it is", () => {
    expect(parseVoiceManifest(manifest())).toEqual(manifest());
  });

  it.each<[string, (m: Json) => void, string]>([
    ["an unknown key", (m) => (m.colour = "red"), "colour is not a known key"],
    ["an unknown nested key", (m) => (m.mel.hop = 1), "mel.hop is not a known key"],
    ["a missing key", (m) => delete m.licence, "licence must be a non-empty string; it is missing"],
    ["an empty name", (m) => (m.name = ""), "name must be a non-empty string"],
    [
      "a wrong type",
      (m) => (m.sampleRate = "24000"),
      'sampleRate must be a whole number from 1 to 192000; found "24000"',
    ],
    ["a fraction", (m) => (m.mel.bins = 80.5), "mel.bins must be a whole number"],
    ["an unknown language", (m) => (m.languages[1] = "fr"), 'languages[1] must be "zh" or "en"'],
    ["no speaker", (m) => (m.speakers = []), "speakers must have at least 1 entry"],
    ["a deafening gain", (m) => (m.speakers[0].gainDb = 25), "speakers[0].gainDb must be a number"],
    ["a gain in words", (m) => (m.speakers[0].gainDb = "loud"), "speakers[0].gainDb must be"],
    ["a wrong gender", (m) => (m.speakers[0].gender = "x"), "speakers[0].gender must be"],
    ["an object for a list", (m) => (m.files = {}), "files must be a list"],
    ["a list for an object", (m) => (m.mel = []), "mel must be an object"],
    [
      "a path out of the folder",
      (m) => (m.files[0].path = "../secret"),
      "files[0].path must be a path inside",
    ],
    [
      "an absolute path",
      (m) => (m.tokenizer.file = "/etc/passwd"),
      "tokenizer.file must be a path inside",
    ],
    ["a Windows path", (m) => (m.tokenizer.file = "C:\\x"), "tokenizer.file must be a path inside"],
    [
      "a short hash",
      (m) => (m.files[0].sha256 = "abc"),
      "files[0].sha256 must be 64 lower-case hex digits",
    ],
    [
      "an unknown dtype",
      (m) => (m.graphs.acoustic.inputs[0].dtype = "float16"),
      "graphs.acoustic.inputs[0].dtype",
    ],
    [
      "a nested provenance",
      (m) => (m.provenance.a = {}),
      "provenance.a must be a string, a number or a boolean",
    ],
    [
      "two sample rates",
      (m) => (m.sampleRate = 22050),
      "sampleRate is 22050, but mel.sampleRate is 24000",
    ],
    ["a mel above Nyquist", (m) => (m.mel.maxFrequency = 13000), "mel.maxFrequency must lie"],
    [
      "a window above the FFT",
      (m) => (m.mel.windowLength = 4096),
      "mel.windowLength must not be above",
    ],
    ["a repeated speaker", (m) => m.speakers.push(m.speakers[0]), 'speakers lists "f1" twice'],
    [
      "a default that is no vocoder",
      (m) => (m.defaultVocoder = "x"),
      "defaultVocoder must name one",
    ],
    [
      "a hifigan without graph",
      (m) => (m.vocoders[1].kind = "hifigan"),
      "vocoders[1].graph is required",
    ],
    [
      "a hifigan without reach",
      (m) => {
        m.vocoders[0].kind = "hifigan";
        delete m.vocoders[0].contextFrames;
      },
      "vocoders[0].contextFrames is required",
    ],
    [
      "endless refinement",
      (m) => (m.vocoders[0].refinements = 9),
      "vocoders[0].refinements must be at most 8",
    ],
    [
      "refinement of another kind",
      (m) => (m.vocoders[1].refinements = 1),
      "vocoders[1].refinements is only for the kind lite, or for an excitation",
    ],
    [
      "an excitation by a vocoder that is not there",
      (m) => Object.assign(m.vocoders[0], { kind: "hifigan", excitation: "nobody" }),
      "vocoders[0].excitation must name a vocoder of the kind lite (none)",
    ],
    [
      "an excitation of another kind",
      (m) => (m.vocoders[1].excitation = "lite"),
      "vocoders[1].excitation is only for the kind hifigan",
    ],
    [
      "an unlisted graph",
      (m) => m.files.pop(),
      'vocoders[0].graph.file is "vocoders/lite.onnx", which is not listed',
    ],
    [
      "a newer format",
      (m) => Object.assign(m, { formatVersion: 2, more: 1 }),
      "formatVersion is 2, but this version",
    ],
    ["another format", (m) => (m.formatVersion = "1"), "formatVersion must be 1"],
  ])("refuses %s, naming the place and a remedy", (_, change, message) => {
    const error = thrownBy(() => parseVoiceManifest(manifest(change)));
    expect(error).toMatchObject({ code: "VOICE_INVALID" });
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/Export the voice again|npm install/);
  });

  it.each([null, undefined, 1, "x", []])("refuses %j instead of an object", (json) => {
    expect(thrownBy(() => parseVoiceManifest(json)).code).toBe("VOICE_INVALID");
  });
});

function thrownBy(work: () => unknown): SynthesisError {
  try {
    work();
  } catch (error) {
    if (SynthesisError.is(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
