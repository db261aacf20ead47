import { describe, expect, it } from "vitest";
import { parseVoiceManifest } from "@cosyvoice-lite/spec";
import { COSYVOICE1_GRAPHS } from "./graphs";
import { FAMILY, readSection } from "./section";

// oxlint-disable-next-line typescript/no-explicit-any -- the tests break it in every way that JSON allows
type Json = any;

const tensors = (side: Readonly<Record<string, string>>) =>
  Object.entries(side).map(([name, dtype]) => ({ name, dtype }));

/** A complete manifest of the family as parsed JSON, with one place changed. */
function manifest(change: (m: Json) => void = () => undefined): Json {
  const graphs = Object.fromEntries(
    Object.entries(COSYVOICE1_GRAPHS).map(([role, { inputs, outputs }]) => [
      role,
      { file: `${role}.onnx`, inputs: tensors(inputs), outputs: tensors(outputs) },
    ]),
  );
  const files = ["tokenizer.json", "speakers.json", ...Object.keys(graphs).map((r) => `${r}.onnx`)];
  const complete = {
    formatVersion: 1,
    id: "large",
    name: "Large voice",
    family: "cosyvoice1",
    licence: "Apache-2.0",
    languages: ["zh"],
    speakers: [{ id: "zh-f1", name: "Lin", gender: "female" }],
    sampleRate: 22050,
    mel: {
      sampleRate: 22050,
      fftSize: 1024,
      windowLength: 1024,
      hopLength: 256,
      bins: 80,
      minFrequency: 0,
      maxFrequency: 8000,
      scale: "slaney",
      power: 1,
      logFloor: 1e-5,
    },
    tokenizer: { file: "tokenizer.json" },
    graphs,
    vocoders: [{ name: "hift", kind: "hift" }],
    defaultVocoder: "hift",
    cosyvoice1: {
      precision: "int8",
      speakers: "speakers.json",
      speakerSize: 192,
      textTokens: 51866,
      llm: {
        width: 1024,
        layers: 14,
        heads: 16,
        headSize: 64,
        speechTokens: 4096,
        stopToken: 4096,
        startToken: 4096,
        taskToken: 4097,
        maxPositions: 2048,
        maxTextTokens: 256,
        minTokenTextRatio: 2,
        maxTokenTextRatio: 20,
      },
      sampling: { topP: 0.8, topK: 25, window: 10, repetition: 0.1 },
      flow: { tokenRate: 50, maxTokens: 2048, steps: 10, guidance: 0.7, schedule: "cosine", edgeTokens: 20 }, // prettier-ignore
      hift: {
        samplesPerFrame: 256,
        fftSize: 16,
        hop: 4,
        harmonics: 2,
        amplitude: 0.1,
        noiseDeviation: 0.003,
        voicedThreshold: 10,
        sourceWeights: [-0.5, 0.5],
        sourceBias: -0.1,
        limit: 0.99,
      },
      stream: { hopTokens: 100, overlapTokens: 20, melOverlapFrames: 34, melCacheFrames: 20 },
    },
    files: files.map((path) => ({ path, bytes: 10, sha256: "cd".repeat(32) })),
    provenance: {},
  };
  change(complete);
  return complete;
}

/** Each number of a part with a value that it must not have. */
function wrongNumbers(): [string, (m: Json) => void, string][] {
  const wrong: [string, (m: Json) => void, string][] = [];
  for (const [part, values] of Object.entries<Json>(manifest().cosyvoice1)) {
    if (typeof values !== "object") continue;
    for (const key of Object.keys(values)) {
      const place = `cosyvoice1.${part}.${key}`;
      wrong.push([`${place} as a text`, (m) => (m.cosyvoice1[part][key] = "many"), place]);
      wrong.push([`${place} left out`, (m) => delete m.cosyvoice1[part][key], place]);
    }
  }
  return wrong;
}

/** As a voice of the family is opened: first what all share, then its own. */
function read(json: Json): Json {
  const shared = parseVoiceManifest(json);
  return shared.family === FAMILY ? { ...shared, [FAMILY]: readSection(shared) } : shared;
}

describe("the family cosyvoice1", () => {
  it("has a manifest that is returned as it is", () => {
    expect(read(manifest())).toEqual(manifest());
  });

  it.each<[string, (m: Json) => void, string]>([
    ...wrongNumbers(),
    ["no key", (m) => delete m.cosyvoice1, "cosyvoice1 must be an object in the family"],
    ["the key in another family", (m) => (m.family = "lite"), "cosyvoice1 is not a known key"],
    ["an unknown key", (m) => (m.cosyvoice1.colour = 1), "cosyvoice1.colour is not a known key"],
    ["an unknown precision", (m) => (m.cosyvoice1.precision = "fp16"), "cosyvoice1.precision"],
    [
      "an unlisted speakers' file",
      (m) => (m.cosyvoice1.speakers = "x.json"),
      "not listed in files",
    ],
    ["no text tokens", (m) => (m.cosyvoice1.textTokens = 0), "cosyvoice1.textTokens"],
    ["another schedule", (m) => (m.cosyvoice1.flow.schedule = "linear"), "flow.schedule"],
    ["a stop that is a speech token", (m) => (m.cosyvoice1.llm.stopToken = 7), "llm.stopToken"],
    ["a start that is a speech token", (m) => (m.cosyvoice1.llm.startToken = 7), "llm.startToken"],
    ["one row for start and task", (m) => (m.cosyvoice1.llm.taskToken = 4096), "llm.taskToken"],
    [
      "a minimum above the maximum",
      (m) => (m.cosyvoice1.llm.minTokenTextRatio = 21),
      "minTokenTextRatio",
    ],
    ["positions for no text", (m) => (m.cosyvoice1.llm.maxPositions = 23), "at least 24"],
    [
      "a flow too short for one text token",
      (m) => (m.cosyvoice1.flow.maxTokens = 19),
      "flow.maxTokens",
    ],
    ["another frame length", (m) => (m.cosyvoice1.hift.samplesPerFrame = 240), "mel.hopLength"],
    ["a weight too few", (m) => m.cosyvoice1.hift.sourceWeights.pop(), "sourceWeights must have 2"],
    ["a hop above the FFT", (m) => (m.cosyvoice1.hift.hop = 17), "hift.hop must not be above"],
    ["a probability above 1", (m) => (m.cosyvoice1.sampling.topP = 1.2), "sampling.topP"],
    ["a missing graph", (m) => delete m.graphs.llm, "graphs.llm is missing"],
    ["an unknown graph", (m) => (m.graphs.more = m.graphs.llm), "graphs.more is not a known role"],
    [
      "a tensor of another name",
      (m) => (m.graphs.llm.inputs[1].name = "cache"),
      "graphs.llm.inputs must declare past as float32",
    ],
    [
      "a tensor of another type",
      (m) => (m.graphs.textEncoder.inputs[0].dtype = "int32"),
      "must declare text_token as int64",
    ],
    [
      "a missing output",
      (m) => m.graphs.llm.outputs.pop(),
      "graphs.llm.outputs must declare present",
    ],
    [
      "another vocoder",
      (m) => (m.vocoders[0].kind = "griffin-lim"),
      'vocoders[0].kind must be "hift"',
    ],
    [
      "a vocoder with a graph",
      (m) => (m.vocoders[0].graph = m.graphs.llm),
      "vocoders[0].graph must be left out",
    ],
  ])("refuses %s", (_, change, message) => {
    expect(() => read(manifest(change))).toThrow(
      expect.objectContaining({ code: "VOICE_INVALID", message: expect.stringContaining(message) }),
    );
  });
});
