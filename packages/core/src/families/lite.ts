import {
  SynthesisError,
  type AcousticModel,
  type Utterance,
  type VoiceFamily,
  type VoiceManifest,
  throwIfAborted,
  type InferenceSession,
  type Language,
  type MelFrames,
  type MelSpec,
} from "@cosyvoice-lite/spec";
import {
  createFrontend,
  END,
  parseInventory,
  START,
  type TokenizerInventory,
  isPause,
} from "@cosyvoice-lite/tokenizer";
import {
  checkGraph,
  ignoredOptionWarnings,
  floatOutput,
  graphOutput,
  type ExpectedGraph,
} from "@cosyvoice-lite/spec/helpers";

/**
 * Measured with the bundled voice over news, stories and dialogue, word boundaries and pauses inside a sentence included. Another voice of
 * the family may be faster; how fast shows when it has spoken for a minute.
 */
const SYMBOL_SECONDS = { zh: 0.054, en: 0.058, ja: 0.06, yue: 0.051, ko: 0.066 } as const;

/** Opens voices whose manifest says `"family": "lite"`. */
export const liteFamily: VoiceFamily = {
  name: "lite",
  async open({ voice, backend, sessionOptions, lexicon, read }) {
    const { manifest } = voice;
    const spec = manifest.graphs.acoustic;
    if (!spec)
      throw new SynthesisError(
        "VOICE_INVALID",
        "voice.json: graphs.acoustic is missing. Export the voice again.",
      );

    const inventory = parseInventory(await voice.readJson(manifest.tokenizer.file, read));
    const unknown = manifest.languages.filter(
      (language) => !inventory.languages.includes(language),
    );
    if (unknown.length > 0) {
      throw new SynthesisError(
        "VOICE_INVALID",
        `voice.json lists the language ${unknown.join(", ")}, which ${manifest.tokenizer.file} has no id for. Export the voice again.`,
      );
    }
    const frontend = createFrontend({ inventory, lexicon });
    const session = await backend.load(await voice.read(spec.file, read), sessionOptions);
    const { mel } = manifest;
    const acoustic = createLiteAcoustic({ session, mel, languages: inventory.languages });
    try {
      checkGraph("acoustic", spec, LITE_ACOUSTIC_GRAPH, session);
      await checkSpeakers(acoustic, manifest, inventory);
    } catch (error) {
      await session.dispose();
      throw error;
    }
    return {
      frontend,
      acoustic,
      symbolSeconds: SYMBOL_SECONDS,
      warnings: ignoredOptionWarnings(session, backend.name),
    };
  },
};

/**
 * A graph does not say how many speakers it has: the last one says a sound. A graph of one speaker has nobody to leave out.
 * @throws SynthesisError `VOICE_INVALID`
 */
async function checkSpeakers(
  acoustic: AcousticModel,
  { speakers }: VoiceManifest,
  { symbols, languages }: TokenizerInventory,
): Promise<void> {
  if (speakers.length === 1) return;
  const ids = [START, "a", END].map((symbol) => Math.max(0, symbols.indexOf(symbol)));
  const utterance: Utterance = {
    source: "",
    start: 0,
    end: 0,
    normalized: "",
    alignment: [],
    symbols: ids.map((id) => symbols[id]),
    ids,
    languages: ids.map(() => languages[0]),
    words: [],
    pauseAfterMs: 0,
    warnings: [],
  };
  try {
    await acoustic.infer(utterance, { speaker: speakers.length - 1 });
  } catch (cause) {
    const { id } = speakers[speakers.length - 1];
    throw new SynthesisError(
      "VOICE_INVALID",
      `voice.json lists ${speakers.length} speakers, but the acoustic graph does not speak as the last, "${id}": ${(cause as Error).message}`,
      { cause },
    );
  }
}

/** Tensors of the graph. T is the number of symbols, F that of frames. */
export const LITE_ACOUSTIC_GRAPH: ExpectedGraph = {
  inputs: {
    /** [1, T]: symbol ids. */
    text_tokens: "int64",
    /** [1, T]: positions in the inventory's languages. */
    language_ids: "int64",
    /** [1]: position in the manifest's speakers. */
    speaker_id: "int64",
    /** [1]: rate of speech, 1 as trained. */
    speed: "float32",
    /** [1]: factor on the fundamental frequency. */
    pitch: "float32",
  },
  outputs: {
    /** [1, bins, F]: natural log of mel magnitudes. */
    mel_spectrogram: "float32",
    /** [1, F]: Hz, 0 where unvoiced. */
    f0: "float32",
    /** [1, T]: frames per symbol; their sum is F. */
    durations: "int64",
  },
};

/** What the model is made of. */
export interface LiteAcousticOptions {
  readonly session: InferenceSession;
  readonly mel: MelSpec;
  /** The position of a language is its id. */
  readonly languages: readonly Language[];
}

/** Makes the acoustic model over a loaded graph; disposing of it frees the graph. */
export function createLiteAcoustic({
  session,
  mel,
  languages,
}: LiteAcousticOptions): AcousticModel {
  return {
    mel,
    async infer(utterance, options = {}) {
      throwIfAborted(options.signal);
      const length = utterance.ids.length;
      const languageIds = utterance.languages.map((language) =>
        BigInt(languages.indexOf(language)),
      );
      const output = await session.run({
        text_tokens: {
          type: "int64",
          data: BigInt64Array.from(utterance.ids, BigInt),
          dims: [1, length],
        },
        language_ids: { type: "int64", data: BigInt64Array.from(languageIds), dims: [1, length] },
        speaker_id: {
          type: "int64",
          data: BigInt64Array.of(BigInt(options.speaker ?? 0)),
          dims: [1],
        },
        speed: { type: "float32", data: Float32Array.of(options.speed ?? 1), dims: [1] },
        pitch: { type: "float32", data: Float32Array.of(options.pitch ?? 1), dims: [1] },
      });
      const frames = output.mel_spectrogram.dims[2];
      const spoken: MelFrames = {
        mel: floatOutput("acoustic", output, "mel_spectrogram", [1, mel.bins, frames]),
        frames,
        f0: floatOutput("acoustic", output, "f0", [1, frames]),
        durations: Int32Array.from(
          graphOutput("acoustic", output, "durations", "int64", [1, length]),
          Number,
        ),
      };
      return trimFinalPause(spoken, utterance.symbols, mel);
    },
    dispose: () => session.dispose(),
  };
}

/**
 * Seconds that are kept after the last word: enough for a sound to die away. The voice learned longer pauses at
 * sentence ends than listeners want, and what follows an utterance is the front end's `pauseAfterMs`.
 */
const LONGEST_FINAL_PAUSE = 0.3;

/**
 * Cuts frames off the end, never off a word.
 * @param frames - With durations; without them nothing is known about the end, and nothing is cut.
 * @param symbols - The utterance's symbols, one per duration.
 */
export function trimFinalPause(
  frames: MelFrames,
  symbols: readonly string[],
  { bins, sampleRate, hopLength }: MelSpec,
): MelFrames {
  if (!frames.durations) return frames;
  const durations = frames.durations.slice();
  let last = symbols.length;
  while (last > 0 && (symbols[last - 1] === END || isPause(symbols[last - 1]))) last--;
  const pause = durations.subarray(last).reduce((sum, duration) => sum + duration, 0);
  const limit = Math.round((LONGEST_FINAL_PAUSE * sampleRate) / hopLength);
  const excess = Math.min(pause - limit, frames.frames - 1);
  if (excess <= 0) return frames;

  for (let i = symbols.length - 1, left = excess; left > 0 && i >= last; i--) {
    const cut = Math.min(left, durations[i]);
    durations[i] -= cut;
    left -= cut;
  }
  const kept = frames.frames - excess;
  const mel = new Float32Array(bins * kept);
  for (let bin = 0; bin < bins; bin++) {
    const start = bin * frames.frames;
    mel.set(frames.mel.subarray(start, start + kept), bin * kept);
  }
  return { mel, frames: kept, f0: frames.f0?.slice(0, kept), durations };
}
