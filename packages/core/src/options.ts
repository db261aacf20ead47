import type {
  FamilyOptions,
  LanguageOption,
  Lexicon,
  MarkupOption,
  OnProgress,
  VoiceManifest,
} from "@cosyvoice-lite/spec";
import {
  checkKeys,
  checkListener,
  checkSignal,
  inRange,
  refusal,
  show,
  wholeNumber,
} from "@cosyvoice-lite/spec/helpers";

/** How to speak one text. */
export interface SynthesisOptions {
  /** Language of the text; `auto` (the default) decides by script, so that languages can mix. */
  readonly language?: LanguageOption;
  /** Pronunciations for this text; they take precedence over those of the synthesizer. */
  readonly lexicon?: Lexicon;
  /**
   * How tags are read. `auto` (the default): SSML where the text begins with `<speak>`, else `<lang>` and
   * `[pause:500ms]`. `ssml`: SSML in any text. `none`: everything is text.
   */
  readonly markup?: MarkupOption;
  /** Id, name or index of one of the voice's speakers. Default 0. */
  readonly speaker?: string | number;
  /** Rate of speech, 0.25–4. Default 1. */
  readonly speed?: number;
  /** Factor on the pitch, 0.5–2. Default 1. */
  readonly pitch?: number;
  /** Loudness as a linear factor, 0–8 (0.5 is −6 dB, 2 is +6 dB); peaks are limited softly. Default 1. */
  readonly volume?: number;
  /** Seed of every random draw, a whole number 0–4294967295: same text, options and seed, same samples. Default 0. */
  readonly seed?: number;
  /** `auto` or one of the voice's vocoders. Default: what the synthesizer was made with. */
  readonly vocoder?: string;
  /** Samples per second of the result, 4000–192000. Default: the voice's own. */
  readonly sampleRate?: number;
  /**
   * Most seconds of sound, 1–86400: a text that makes more is refused with `TEXT_TOO_LONG`, before anything is computed where its sentences
   * and pauses tell, and as soon as it shows otherwise. Default: 1800 for `synthesize()`, which returns no more anyway, none for `stream()`.
   */
  readonly maxSeconds?: number;
  /** Options that only the family of the voice has. One that the voice does not have is an `OPTION_IGNORED` warning. */
  readonly family?: FamilyOptions;
  /** Stops the work with an `ABORTED` error. */
  readonly signal?: AbortSignal;
  /** Told about every finished sentence, and about the steps of a slow model inside one. */
  readonly onProgress?: OnProgress;
}

/** Options with every default filled in. */
export interface ResolvedOptions {
  readonly language: LanguageOption;
  readonly lexicon?: Lexicon;
  readonly markup: MarkupOption;
  readonly speaker: number;
  readonly speed: number;
  readonly pitch: number;
  /** Linear factor: the caller's volume, later also that of the markup and the speaker's own. */
  readonly gain: number;
  readonly seed: number;
  /** A vocoder's name; `auto` is resolved. */
  readonly vocoder: string;
  readonly sampleRate: number;
  /** `Infinity` where there is no limit. */
  readonly maxSeconds: number;
  readonly family: object;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

const KEYS: Readonly<Record<keyof SynthesisOptions, true>> = {
  language: true,
  lexicon: true,
  markup: true,
  speaker: true,
  speed: true,
  pitch: true,
  volume: true,
  seed: true,
  vocoder: true,
  sampleRate: true,
  maxSeconds: true,
  family: true,
  signal: true,
  onProgress: true,
};

/** Names of the {@link SynthesisOptions}. */
export const SYNTHESIS_OPTIONS: readonly string[] = /* @__PURE__ */ Object.keys(KEYS);

/**
 * Checks options against a voice.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the option and the values it takes.
 */
export function resolveOptions(
  options: SynthesisOptions,
  voice: VoiceManifest,
  defaults: { readonly vocoder: string; readonly checkFamily?: (given: object) => void },
): ResolvedOptions {
  checkKeys(options, SYNTHESIS_OPTIONS);
  checkSignal(options.signal);
  checkListener("onProgress", options.onProgress);
  return {
    language: resolveLanguage(options.language ?? "auto", voice),
    // The front end checks every entry.
    lexicon: options.lexicon,
    markup: resolveMarkup(options.markup ?? "auto"),
    speaker: resolveSpeaker(options.speaker ?? 0, voice),
    speed: inRange("speed", options.speed ?? 1, 0.25, 4),
    pitch: inRange("pitch", options.pitch ?? 1, 0.5, 2),
    gain: inRange("volume", options.volume ?? 1, 0, 8),
    seed: wholeNumber("seed", options.seed ?? 0, 0, 0xffffffff),
    vocoder: resolveVocoderName(options.vocoder ?? defaults.vocoder, voice),
    sampleRate: wholeNumber("sampleRate", options.sampleRate ?? voice.sampleRate, 4000, 192_000),
    maxSeconds:
      options.maxSeconds === undefined
        ? Infinity
        : inRange("maxSeconds", options.maxSeconds, 1, 86_400),
    family: resolveFamily(options.family, defaults.checkFamily),
    signal: options.signal,
    onProgress: options.onProgress,
  };
}

/** The vocoder's name, with `auto` resolved. */
export function resolveVocoderName(name: string, voice: VoiceManifest): string {
  if (name === "auto") return voice.defaultVocoder;
  const names = voice.vocoders.map((vocoder) => vocoder.name);
  if (names.includes(name)) return name;
  throw refusal(`The voice "${voice.id}" has no vocoder ${show(name)}`, ["auto", ...names]);
}

function resolveLanguage(language: LanguageOption, voice: VoiceManifest): LanguageOption {
  const allowed: readonly LanguageOption[] = ["auto", ...voice.languages];
  if (allowed.includes(language)) return language;
  throw refusal(`The voice "${voice.id}" does not speak ${show(language)}`, allowed);
}

function resolveMarkup(markup: MarkupOption): MarkupOption {
  const allowed: readonly MarkupOption[] = ["auto", "ssml", "none"];
  if (allowed.includes(markup)) return markup;
  throw refusal(`The markup cannot be ${show(markup)}`, allowed);
}

function resolveSpeaker(speaker: string | number, voice: VoiceManifest): number {
  const { speakers } = voice;
  const index =
    typeof speaker === "number"
      ? speaker
      : speakers.findIndex(({ id, name }) => id === speaker || name === speaker);
  if (Number.isInteger(index) && index >= 0 && index < speakers.length) return index;
  const allowed = speakers.map(({ id }, position) => `${id} (or ${position})`);
  throw refusal(`The voice "${voice.id}" has no speaker ${show(speaker)}`, allowed);
}

function resolveFamily(given: object = {}, check?: (given: object) => void): object {
  if (typeof given !== "object" || given === null)
    throw refusal(`family cannot be ${show(given)}`, ["an object"]);
  check?.(given);
  return given;
}
