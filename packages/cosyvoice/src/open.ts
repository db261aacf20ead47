/**
 * The family `cosyvoice1`: CosyVoice's 300M models as `tools/export-cosyvoice` writes them.
 * @module
 */
import type { FamilyContext, FamilyModels, InferenceSession } from "@cosyvoice-lite/spec";
import { createCosyVoice1Acoustic } from "./acoustic";
import { openFlow } from "./flow/open-flow";
import { createGraphLoader, type CosyVoice1Role } from "./graphs";
import { createHiftVocoder } from "./hift-vocoder";
import { openHift } from "./hift/open-hift";
import { loadBoth } from "./load-both";
import { createLanguageModel, type LanguageModel } from "./lm/language-model";
import { longestText } from "./lm/limits";
import { readSpeechEmbedding } from "./lm/speech-embedding";
import { checkOptions } from "./options";
import { readSection, type CosyVoice1Spec } from "./section";
import { createSpeakers, parseSpeakers } from "./speakers";
import { createBytePairTokenizer } from "./text/byte-pair";
import { parseBytePairFile } from "./text/byte-pair-file";
import { createCosyVoiceFrontend } from "./text/frontend";

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

/** Loads the graphs one after the other, so that a failure leaves none behind. */
async function openLanguageModel(
  spec: CosyVoice1Spec,
  load: (role: CosyVoice1Role) => Promise<InferenceSession>,
): Promise<LanguageModel> {
  const table = await load("speechEmbedding");
  const embedding = await readSpeechEmbedding(table, spec.llm).finally(() => table.dispose());
  const [textEncoder, llm] = await loadBoth(load, "textEncoder", "llm");
  return createLanguageModel({ spec, textEncoder, llm, embedding });
}
