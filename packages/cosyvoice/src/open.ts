import {
  type FamilyContext,
  type FamilyModels,
  type InferenceSession,
  throwIfAborted,
  type FamilyAcoustic,
  type MelSpec,
  type SynthesisWarning,
  type Utterance,
  type FamilyAcousticOptions,
  type StreamedSamples,
} from "@cosyvoice-lite/spec";
import { yieldToHost, ignored } from "@cosyvoice-lite/spec/helpers";
import { openFlow, type Flow } from "./flow";
import { createGraphLoader, type CosyVoice1Role, loadBoth } from "./graphs";
import { createHiftVocoder, openHift, type HiftVocoder, type Hift } from "./hift";
import {
  createLanguageModel,
  type LanguageModel,
  longestText,
  readSpeechEmbedding,
} from "./language-model";
import { checkOptions, type CosyVoiceOptions, flowSettings, samplerOf } from "./options";
import { readSection, type CosyVoice1Spec } from "./section";
import { createSpeakers, parseSpeakers, type Speakers } from "./speakers";
import { createBytePairTokenizer, parseBytePairFile } from "./text/byte-pair";
import { createCosyVoiceFrontend } from "./text/frontend";
import { stretchFrames, tokenTiming } from "./frames";
import { streamSpeech } from "./chunks";

/** Something that holds graphs. */
interface Disposable {
  dispose(): Promise<void>;
}

/** Loads the models of a voice. */
export async function openCosyVoice1(context: FamilyContext): Promise<FamilyModels> {
  const { voice, read } = context;
  const { manifest } = voice;
  const { mel, languages } = manifest;
  const spec = readSection(manifest);
  const file = parseBytePairFile(await voice.readJson(manifest.tokenizer.file, read));
  const tokenizer = createBytePairTokenizer(file, spec.textTokens);
  const embeddings = parseSpeakers(
    await voice.readJson(spec.speakers, read),
    manifest,
    spec.speakerSize,
  );
  const frontend = createCosyVoiceFrontend({ tokenizer, maxTokens: longestText(spec), languages });
  const graphs = createGraphLoader(context);
  const opened: Disposable[] = [];
  const keep = async <T extends Disposable>(part: Promise<T>): Promise<T> => {
    opened.push(await part);
    return part;
  };
  try {
    const speakers = createSpeakers(await keep(graphs.load("speakerProjection")), embeddings, spec, mel); // prettier-ignore
    const languageModel = await keep(openLanguageModel(spec, graphs.load));
    const flow = await keep(openFlow({ spec, mel, load: graphs.load }));
    return {
      frontend,
      acoustic: createCosyVoice1Acoustic({ spec, mel, languageModel, speakers, flow }),
      openVocoder: async (_, reading) => {
        const load = (role: CosyVoice1Role) => graphs.load(role, reading);
        return createHiftVocoder(await openHift({ spec, mel, load }), mel);
      },
      checkOptions,
      withoutEffect: ["pitch", "lexicon"],
      isSlow: true,
      warnings: graphs.warnings(),
    };
  } catch (error) {
    await Promise.all(opened.map((part) => part.dispose()));
    throw error;
  }
}

/** Loads the graphs one after the other, so that a failure leaves none open. */
async function openLanguageModel(
  spec: CosyVoice1Spec,
  load: (role: CosyVoice1Role) => Promise<InferenceSession>,
): Promise<LanguageModel> {
  const table = await load("speechEmbedding");
  const embedding = await readSpeechEmbedding(table, spec.llm).finally(() => table.dispose());
  const [textEncoder, llm] = await loadBoth(load, "textEncoder", "llm");
  return createLanguageModel({ spec, textEncoder, llm, embedding });
}

/** Makes the acoustic model. The pitch cannot be changed. */
export function createCosyVoice1Acoustic(parts: CosyVoice1AcousticParts): FamilyAcoustic {
  const { spec, mel, languageModel, speakers, flow } = parts;
  return {
    mel,
    async infer({ ids }, options = {}) {
      const { speaker: index = 0, speed = 1, seed = 0, signal, onProgress } = options;
      const family = options.family as CosyVoiceOptions | undefined;
      throwIfAborted(signal);
      const speaker = await speakers.get(index);
      const { tokens, warnings } = await languageModel.speak({
        ids,
        speaker,
        choose: samplerOf(spec.sampling, family, seed),
        signal,
        onToken: (count, most) => onProgress?.({ type: "tokens", tokens: count, maximum: most }),
      });
      if (tokens.length === 0) return { mel: new Float32Array(0), frames: 0, warnings };
      await yieldToHost();
      throwIfAborted(signal);
      const spoken = await flow.infer({
        tokens,
        speaker,
        seed,
        ...flowSettings(spec, family),
        signal,
        onStep: (step, steps) => onProgress?.({ type: "flow", step, steps }),
      });
      const frames = Math.max(1, Math.trunc(spoken.frames / speed));
      return {
        mel:
          frames === spoken.frames ? spoken.mel : stretchFrames(spoken.mel, spoken.frames, frames),
        frames,
        warnings,
      };
    },
    stream(utterance, vocoder, options) {
      if ((options.family as CosyVoiceOptions | undefined)?.firstChunkTokens === undefined)
        return undefined;
      return streamUtterance(parts, utterance, (vocoder as HiftVocoder).hift, options);
    },
    async dispose() {
      await Promise.all([languageModel.dispose(), speakers.dispose(), flow.dispose()]);
    },
  };
}

/** What the model is made of. Disposing of it disposes of all parts. */
interface CosyVoice1AcousticParts {
  readonly spec: CosyVoice1Spec;
  readonly mel: MelSpec;
  readonly languageModel: LanguageModel;
  readonly speakers: Speakers;
  readonly flow: Flow;
}

/** Runs language model, flow and HiFT in turns, chunk by chunk. */
async function* streamUtterance(
  parts: CosyVoice1AcousticParts,
  { ids }: Utterance,
  hift: Hift,
  options: FamilyAcousticOptions,
): AsyncGenerator<StreamedSamples, void> {
  const { spec, mel, languageModel, speakers, flow } = parts;
  const { speaker: index = 0, speed = 1, seed = 0, signal, onProgress } = options;
  const family = options.family as CosyVoiceOptions | undefined;
  const speaker = await speakers.get(index);
  const row = languageModel.tokens({
    ids,
    speaker,
    choose: samplerOf(spec.sampling, family, seed),
    signal,
    onToken: (count, maximum) => onProgress?.({ type: "tokens", tokens: count, maximum }),
  });
  let isLast = false;
  let warnings: readonly SynthesisWarning[] = [];
  async function* tokens(): AsyncGenerator<number, void> {
    try {
      for (let next = await row.next(); ; next = await row.next()) {
        if (next.done) {
          isLast = true;
          warnings = next.value;
          return;
        }
        yield next.value;
      }
    } finally {
      await row.return([]);
    }
  }
  const pieces = streamSpeech({
    flow,
    hift,
    spec,
    speaker,
    seed,
    ...flowSettings(spec, family),
    timing: tokenTiming(spec, mel),
    tokens: tokens(),
    firstHopTokens: family?.firstChunkTokens,
    signal,
    onStep: (step, steps) => onProgress?.({ type: "flow", step, steps }),
  });
  const unchanged = speed === 1 ? [] : [ignored("speed together with family.firstChunkTokens")];
  // The piece after the last token is the last one.
  for await (const samples of pieces)
    yield { samples, isLast, warnings: isLast ? [...warnings, ...unchanged] : [] };
}
