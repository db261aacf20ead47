import {
  throwIfAborted,
  type Lexicon,
  type OnProgress,
  type ReadOptions,
  type SessionOptions,
  type VoiceFamily,
  SynthesisError,
} from "@cosyvoice-lite/spec";
import {
  checkKeys,
  checkListener,
  checkSignal,
  hostEnvironment,
  hostIsNode,
  ignored,
  show,
  wholeNumber,
} from "@cosyvoice-lite/spec/helpers";
import { resolveBackend, type BackendChoice } from "./backends/resolve-backend";
import { sessionDefaultsFromEnvironment } from "./backends/session-defaults";
import { resolveCache, type CacheOptions } from "./cache/cache-options";
import { modelsKey } from "./cache/phrase-key";
import { checkFamilies, findFamily } from "./families/registry";
import { LocalSynthesizer } from "./local-synthesizer";
import { guardListener } from "./progress-listener";
import { isOwnVocoder, openVocoder, withVocoder, type VocoderChoice } from "./vocoders";
import { resolveVocoderName } from "./options";
import type { Synthesizer } from "./synthesizer";
import { openVoice } from "./voice/open-voice";
import { resolveVoiceSource, type VoiceChoice } from "./voice/resolve-voice-source";

/** How to make a synthesizer. Everything has a default. */
export interface CreateSynthesizerOptions {
  /** Id of a bundled voice, a folder's path or `file:` URL, or a custom source. Default `lite`. */
  readonly voice?: VoiceChoice;
  /**
   * Families of voices besides the bundled one, such as `cosyvoice()` of `@cosyvoice-lite/cosyvoice`. They are loaded when a voice needs
   * them. Default: none.
   */
  readonly families?: readonly VoiceFamily[];
  /** `auto` (default: native, or WebAssembly with a warning), `node`, `web`, or a custom backend. */
  readonly backend?: BackendChoice;
  /**
   * Vocoder of calls that name none: `auto` (default: the voice's best), one of the voice's, or a custom vocoder,
   * which is disposed of with the synthesizer. Phrases are cached by its name: give another one another name.
   */
  readonly vocoder?: VocoderChoice;
  /** Pronunciations for every text. */
  readonly lexicon?: Lexicon;
  /**
   * Finished phrases that are kept, so that equal ones are answered at once. Default: 1000 phrases or 64 MiB in memory;
   * `false` keeps none.
   */
  readonly cache?: CacheOptions | boolean;
  /** Threads inside one operator. Default: `OMP_NUM_THREADS`, else the number of physical cores. */
  readonly threads?: number;
  /** All session options; `threads` takes precedence over `intraOpNumThreads`. */
  readonly sessionOptions?: SessionOptions;
  /** Stops the loading. */
  readonly signal?: AbortSignal;
  /** Told about the files that are read. */
  readonly onProgress?: OnProgress;
}

const KEYS: Readonly<Record<keyof CreateSynthesizerOptions, true>> = {
  voice: true,
  families: true,
  backend: true,
  vocoder: true,
  lexicon: true,
  cache: true,
  threads: true,
  sessionOptions: true,
  signal: true,
  onProgress: true,
};

/**
 * Opens a voice: checks its files, loads its acoustic graph and its default vocoder. Nothing is downloaded.
 *
 * ```ts
 * const tts = await createSynthesizer({ threads: 2 });
 * try {
 *   const speech = await tts.synthesize("你好，世界。");
 * } finally {
 *   await tts.dispose();
 * }
 * ```
 * @param options - Default: the bundled voice, its own vocoder, the fastest runtime that is installed.
 * @returns A synthesizer that keeps its graphs until `dispose()`.
 * @throws SynthesisError `VOICE_NOT_FOUND`, `VOICE_INVALID`, `BACKEND_UNAVAILABLE`, `MODEL_FAILED`,
 *   `VOCODER_MISMATCH`, `INVALID_ARGUMENT`, `ABORTED`.
 */
export async function createSynthesizer(
  options: CreateSynthesizerOptions = {},
): Promise<Synthesizer> {
  checkKeys(options, Object.keys(KEYS));
  const { signal, onProgress, families = [] } = options;
  checkFamilies(families);
  checkSignal(signal);
  checkListener("onProgress", onProgress);
  const sessionOptions = resolveSessionOptions(options);
  const cache = await resolveCache(options.cache);
  throwIfAborted(signal);
  const listener = guardListener(onProgress);
  const read = { signal, onProgress: listener.tell };

  const opened = await openVoice(await resolveVoiceSource(options.voice), read);
  const own = isOwnVocoder(options.vocoder) ? options.vocoder : undefined;
  const voice = own ? { ...opened, manifest: withVocoder(opened.manifest, own) } : opened;
  const asked = isOwnVocoder(options.vocoder) ? options.vocoder.name : options.vocoder;
  const vocoder = resolveVocoderName(asked ?? "auto", voice.manifest);
  const family = await findFamily(voice.manifest.family, families);
  const { backend, warnings } = await resolveBackend(options.backend ?? "auto", {
    defaults: sessionDefaultsFromEnvironment(hostEnvironment()),
    native: hostIsNode(),
  });
  throwIfAborted(signal);
  const models = await family.open({
    voice,
    backend,
    sessionOptions,
    lexicon: options.lexicon,
    read,
  });
  const lexiconWarnings =
    options.lexicon !== undefined && models.withoutEffect?.includes("lexicon")
      ? [ignored("lexicon", voice.manifest.id)]
      : [];
  const openNamed =
    models.openVocoder ??
    ((name: string, read: ReadOptions) =>
      openVocoder({ voice, name, backend, sessionOptions, read }));
  const noticed = [...warnings, ...models.warnings, ...lexiconWarnings];
  const synthesizer = new LocalSynthesizer({
    voice,
    backend: backend.name,
    models,
    vocoder,
    openVocoder: async (name, read) => (name === own?.name ? own : openNamed(name, read)),
    warnings: noticed,
    cache: cache && { ...cache, models: await modelsKey(voice.manifest, backend.name) },
  });
  try {
    throwIfAborted(signal);
    await synthesizer.loadDefaultVocoder(read);
    noticed.push(...(await listener.take()));
    throwIfAborted(signal);
    return synthesizer;
  } catch (error) {
    await synthesizer.dispose();
    throw error;
  }
}

const MOST_THREADS = 1024;
const LEVELS: readonly unknown[] = ["disabled", "basic", "extended", "all"];
const SESSION_KEYS: Readonly<Record<keyof SessionOptions, true>> = {
  intraOpNumThreads: true,
  interOpNumThreads: true,
  graphOptimizationLevel: true,
  enableMemPattern: true,
  allowSpinning: true,
};

/**
 * Checks the session options and puts `threads` into them.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the option and the values it takes.
 */
function resolveSessionOptions({
  threads,
  sessionOptions: given = {},
}: Pick<CreateSynthesizerOptions, "threads" | "sessionOptions">): SessionOptions {
  checkKeys(given, Object.keys(SESSION_KEYS));
  if (threads !== undefined) wholeNumber("threads", threads, 1, MOST_THREADS);
  const { interOpNumThreads, graphOptimizationLevel } = given;
  for (const name of ["intraOpNumThreads", "interOpNumThreads"] as const) {
    const count = given[name];
    if (count !== undefined) wholeNumber(name, count, 1, MOST_THREADS);
  }
  if (graphOptimizationLevel !== undefined && !LEVELS.includes(graphOptimizationLevel))
    throw mustBe("graphOptimizationLevel", LEVELS.join(", "), graphOptimizationLevel);
  for (const name of ["enableMemPattern", "allowSpinning"] as const) {
    const choice = given[name];
    if (choice !== undefined && typeof choice !== "boolean")
      throw mustBe(name, "true or false", choice);
  }
  return {
    intraOpNumThreads: threads ?? given.intraOpNumThreads,
    interOpNumThreads,
    graphOptimizationLevel,
    enableMemPattern: given.enableMemPattern,
    allowSpinning: given.allowSpinning,
  };
}

function mustBe(name: string, allowed: string, value: unknown): SynthesisError {
  return new SynthesisError(
    "INVALID_ARGUMENT",
    `${name} must be ${allowed}; found ${show(value)}.`,
  );
}
