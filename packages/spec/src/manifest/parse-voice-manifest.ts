import type { MelSpec } from "../models";
import { SynthesisError } from "../errors";
import { LANGUAGES } from "../language";
import {
  invalid,
  list,
  number,
  object,
  oneOf,
  optional,
  record,
  string,
  type Reader,
} from "../helpers/readers";
import {
  TENSOR_TYPES,
  type GraphSpec,
  type SharedManifest,
  type TensorSpec,
  type VoiceFile,
  type VoiceManifest,
  type VoiceSpeaker,
  type VoiceVocoder,
} from "./voice-manifest";

/** The newest `formatVersion` that this version of the library reads. */
export const VOICE_FORMAT_VERSION = 1;

const SHARED: Readonly<Record<keyof SharedManifest, true>> = {
  formatVersion: true,
  id: true,
  name: true,
  family: true,
  licence: true,
  languages: true,
  speakers: true,
  sampleRate: true,
  mel: true,
  tokenizer: true,
  graphs: true,
  vocoders: true,
  defaultVocoder: true,
  files: true,
  provenance: true,
};

/**
 * The schema of the file. A function, since readers created at import would stay in every bundle that imports anything
 * from this package.
 */
function manifestReader(): Reader<SharedManifest> {
  // A path that stays inside the voice's folder on every operating system: no root, no drive, no "..", no backslash.
  const filePath = string({
    pattern: /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/,
    description:
      "a path inside the voice's folder (letters, digits, '.', '_', '-', with forward slashes)",
  });
  const identifier = string({
    pattern: /^[a-z0-9][a-z0-9._-]*$/,
    description: "lower-case letters, digits, '.', '_' or '-'",
  });
  const text = string();

  // Limits of the numbers that tables are sized from: no voice needs more, and a manifest must not cause gigabytes to
  // be allocated.
  const sampleRate = number({ min: 1, max: 192_000, integer: true });
  const samples = number({ min: 1, max: 65_536, integer: true });
  const melSpec: Reader<MelSpec> = object<MelSpec>({
    sampleRate,
    fftSize: samples,
    windowLength: samples,
    hopLength: samples,
    bins: number({ min: 1, max: 1024, integer: true }),
    minFrequency: number({ min: 0 }),
    maxFrequency: number({ min: 1 }),
    scale: oneOf(["slaney", "htk"]),
    power: oneOf([1, 2]),
    logFloor: number({ min: Number.MIN_VALUE }),
  });
  const tensorSpec: Reader<TensorSpec> = object<TensorSpec>({
    name: text,
    dtype: oneOf(TENSOR_TYPES),
  });
  const graphSpec: Reader<GraphSpec> = object<GraphSpec>({
    file: filePath,
    inputs: list(tensorSpec, 1),
    outputs: list(tensorSpec, 1),
  });
  const primitive: Reader<string | number | boolean> = (value, path) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? value
      : invalid(path, "must be a string, a number or a boolean");

  return object<SharedManifest>({
    formatVersion: oneOf([1]),
    id: identifier,
    name: text,
    family: identifier,
    licence: text,
    languages: list(oneOf(LANGUAGES), 1),
    speakers: list(
      object<VoiceSpeaker>({
        id: identifier,
        name: text,
        gender: oneOf(["female", "male", "neutral"]),
        gainDb: optional(number({ min: -24, max: 24 })),
      }),
      1,
    ),
    sampleRate,
    mel: melSpec,
    tokenizer: object({ file: filePath }),
    graphs: record(graphSpec),
    vocoders: list(
      object<VoiceVocoder>({
        name: identifier,
        kind: identifier,
        graph: optional(graphSpec),
        contextFrames: optional(number({ min: 0, max: 10_000, integer: true })),
        excitation: optional(identifier),
        refinements: optional(number({ min: 0, integer: true })),
      }),
      1,
    ),
    defaultVocoder: identifier,
    files: list(
      object<VoiceFile>({
        path: filePath,
        bytes: number({ min: 0, integer: true }),
        sha256: string({ pattern: /^[0-9a-f]{64}$/, description: "64 lower-case hex digits" }),
      }),
    ),
    provenance: record(primitive),
  });
}

/**
 * Validates the content of a `voice.json`.
 * @param json - The parsed JSON.
 * @throws SynthesisError `VOICE_INVALID` naming the place in the JSON: an unknown or missing key, a wrong type,
 *   a newer `formatVersion`, or parts that do not fit together (for example a graph's file that is not listed in `files`).
 */
export function parseVoiceManifest(json: unknown): VoiceManifest {
  refuseNewerFormat(json);
  const { shared, family, section } = withoutSection(json);
  const parsed = manifestReader()(shared, "$");
  checkConsistency(parsed);
  if (section === undefined) return parsed;
  if (typeof section !== "object" || section === null || Array.isArray(section))
    invalid(family, "must be an object");
  return { ...parsed, [family]: section };
}

/** Sets the family's own section aside: only the family can read it. */
function withoutSection(json: unknown): { shared: unknown; family: string; section?: unknown } {
  const { family } = (json ?? {}) as { family?: unknown };
  if (
    typeof family !== "string" ||
    Object.hasOwn(SHARED, family) ||
    !Object.hasOwn(json as object, family)
  )
    return { shared: json, family: "" };
  const { [family]: section, ...shared } = json as Record<string, unknown>;
  return { shared, family, section };
}

/** Checked first, to distinguish a newer voice from a broken one. */
function refuseNewerFormat(json: unknown): void {
  const version = (json as { formatVersion?: unknown } | null | undefined)?.formatVersion;
  if (typeof version !== "number" || version <= VOICE_FORMAT_VERSION) return;
  throw new SynthesisError(
    "VOICE_INVALID",
    `voice.json: formatVersion is ${version}, but this version of cosyvoice-lite reads up to ${VOICE_FORMAT_VERSION}. ` +
      "Update with `npm install @cosyvoice-lite/core@latest`.",
  );
}

function checkConsistency(voice: SharedManifest): void {
  const { mel } = voice;
  if (voice.sampleRate !== mel.sampleRate) {
    invalid(
      "sampleRate",
      `is ${voice.sampleRate}, but mel.sampleRate is ${mel.sampleRate}; they must be equal`,
    );
  }
  if (mel.windowLength > mel.fftSize)
    invalid("mel.windowLength", `must not be above mel.fftSize (${mel.fftSize})`);
  if (mel.hopLength > mel.windowLength)
    invalid("mel.hopLength", `must not be above mel.windowLength (${mel.windowLength})`);
  if (mel.maxFrequency <= mel.minFrequency || mel.maxFrequency > mel.sampleRate / 2) {
    invalid(
      "mel.maxFrequency",
      `must lie above mel.minFrequency and at most at half the sample rate`,
    );
  }

  unique("languages", voice.languages);
  unique(
    "speakers",
    voice.speakers.map((speaker) => speaker.id),
  );
  unique(
    "vocoders",
    voice.vocoders.map((vocoder) => vocoder.name),
  );
  unique(
    "files",
    voice.files.map((file) => file.path),
  );
  if (!voice.vocoders.some((vocoder) => vocoder.name === voice.defaultVocoder)) {
    invalid(
      "defaultVocoder",
      `must name one of the voice's vocoders (${voice.vocoders.map((v) => v.name).join(", ")})`,
    );
  }

  const listed = new Set(voice.files.map((file) => file.path));
  const used: [path: string, file: string][] = [["tokenizer.file", voice.tokenizer.file]];
  for (const [role, graph] of Object.entries(voice.graphs))
    used.push([`graphs.${role}.file`, graph.file]);
  voice.vocoders.forEach((vocoder, index) => {
    const { kind, graph, contextFrames } = vocoder;
    checkSourceFilter(voice, vocoder, `vocoders[${index}]`);
    // Without its reach, the chunks of a stream would silently differ from the whole utterance.
    if (kind === "hifigan" && !graph)
      invalid(`vocoders[${index}].graph`, "is required for a hifigan");
    if (kind === "hifigan" && contextFrames === undefined)
      invalid(
        `vocoders[${index}].contextFrames`,
        "is required for a hifigan: the receptive field of its graph",
      );
    if (graph) used.push([`vocoders[${index}].graph.file`, graph.file]);
  });
  for (const [path, file] of used) {
    if (!listed.has(file)) invalid(path, `is "${file}", which is not listed in files`);
  }
}

function unique(path: string, values: readonly string[]): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) invalid(path, `lists "${repeated}" twice`);
}

/** Checks the entries about the source-filter vocoder: this one, or the one that excites it. */
function checkSourceFilter(
  voice: SharedManifest,
  { kind, excitation, refinements = 0 }: VoiceVocoder,
  place: string,
): void {
  if (refinements > 8) invalid(`${place}.refinements`, "must be at most 8: more only costs time");
  if (excitation === undefined) {
    if (refinements > 0 && kind !== "lite")
      invalid(`${place}.refinements`, "is only for the kind lite, or for an excitation");
    return;
  }
  if (kind !== "hifigan") invalid(`${place}.excitation`, "is only for the kind hifigan");
  const sources = voice.vocoders.filter((vocoder) => vocoder.kind === "lite");
  if (!sources.some(({ name }) => name === excitation)) {
    const names = sources.map(({ name }) => name).join(", ");
    invalid(`${place}.excitation`, `must name a vocoder of the kind lite (${names || "none"})`);
  }
}
