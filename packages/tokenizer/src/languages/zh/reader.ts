/**
 * The pinyin of Mandarin text: readings in citation form and as spoken.
 * @module
 */
import { mandarinDictionaryUrl } from "../../data-files";
import { packagedDictionary } from "../shared/dictionary-loader";
import type { ReadText } from "../shared/reading-features";
import { createReadingModel, type ReadingModel } from "../shared/reading-model";
import type { TextRange } from "../../text/range";
import { createMandarinContext } from "./context";
import { createMandarinDictionary, type MandarinDictionary } from "./dictionary";
import { erhua, joinMerged } from "./erhua";
import { doubledVerbs, neutralTones } from "./neutral";
import { thirdToneSandhi } from "./sandhi";
import { createSimplifier, readTraditional } from "./traditional";
import { yiBuSandhi } from "./yi-bu";

/** Readings of one text; all lists have one entry per UTF-16 unit, `""` where nothing is spoken. */
export interface MandarinReading {
  /** Words of the text, in order; they cover it. */
  readonly words: readonly TextRange[];
  /** Numbered pinyin before any tone change: 一 is `yi1`. Tone 5 is neutral, ü is `v`. */
  readonly citation: readonly string[];
  /** Numbered pinyin as spoken; a syllable that took a following 儿 ends in `r` (`huar1`), that 儿 is `r`. */
  readonly spoken: readonly string[];
}

/** Reads text; pure and synchronous. */
export type MandarinReader = (text: string) => MandarinReading;

/** Makes the reader with the dictionary of this package. */
export async function loadMandarinReader(): Promise<MandarinReader> {
  return createMandarinReader(await packagedDictionary(mandarinDictionaryUrl)());
}

/** What the dictionary and the rules make of a text: what the model of readings begins with. */
export async function loadMandarinAnalysis(): Promise<(text: string) => ReadText> {
  return createAnalysis(
    createMandarinDictionary(await packagedDictionary(mandarinDictionaryUrl)()),
  );
}

function createAnalysis({ look }: MandarinDictionary): (text: string) => Analysis {
  const simplify = createSimplifier();
  const applyContext = createMandarinContext();
  return (text) => {
    const simplified = simplify(text);
    const { words, classes, readings, neutral } = look(simplified);
    const ruled = applyContext(simplified, readings, words);
    return { text: simplified, words, classes, listed: readings, ruled, neutral };
  };
}

interface Analysis extends ReadText {
  /** 1 at syllables that are spoken neutral though cited with a tone. */
  readonly neutral: Uint8Array;
}

/**
 * Makes the reader.
 * @param data - The decompressed data file.
 */
export function createMandarinReader(data: ArrayBuffer): MandarinReader {
  const dictionary = createMandarinDictionary(data);
  const analyse = createAnalysis(dictionary);
  const model = createReadingModel(dictionary.file);
  return (text) => {
    const analysis = analyse(text);
    const { text: simplified, words, neutral } = analysis;
    const citation = decide(model, analysis);
    readTraditional(text, simplified, citation);
    const reduced = neutralTones(simplified, yiBuSandhi(simplified, citation), neutral);
    const changed = thirdToneSandhi(simplified, reduced, words);
    const spoken = erhua(simplified, doubledVerbs(simplified, changed, words));
    return { words: joinMerged(words, spoken), citation, spoken };
  };
}

/** By how much the model has to be surer than the rules: the weight of one feature. */
const MARGIN = 8;

/** The readings after the model: it speaks for words of one character, and for 地 where a word may begin with it wrongly. */
function decide(model: ReadingModel, analysis: ReadText): string[] {
  const { text, words, ruled } = analysis;
  const out = [...ruled];
  for (let index = 0; index < words.length; index++) {
    const { start, end } = words[index];
    if ((end - start === 1 || text[start] === "地") && out[start] && model.knows(text[start]))
      out[start] = model.decide(analysis, start, index, MARGIN);
  }
  return out;
}
