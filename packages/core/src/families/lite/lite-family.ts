/**
 * The family `lite`: symbols of our tokenizer and one non-autoregressive acoustic graph.
 * @module
 */
import {
  SynthesisError,
  type AcousticModel,
  type Utterance,
  type VoiceFamily,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";
import {
  createFrontend,
  END,
  parseInventory,
  START,
  type TokenizerInventory,
} from "@cosyvoice-lite/tokenizer";
import { checkGraph, ignoredOptionWarnings } from "@cosyvoice-lite/spec/helpers";
import { createLiteAcoustic, LITE_ACOUSTIC_GRAPH } from "./lite-acoustic";

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
