/**
 * The pinyin of Mandarin text: readings in citation form and as spoken.
 * @module
 */
import { createSegmenter, type TextRange } from "../shared/words";
import { createMandarinContext } from "./context";
import { erhua, joinMerged } from "./erhua";
import { createNeutralTones, doubledVerbs } from "./neutral";
import { thirdToneSandhi } from "./sandhi";
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

/** Maximum-probability segmentation of pinyin-pro: better than its default on running text. */
const SEGMENTATION = 2;

/** Loads the readings of pinyin-pro and our table of traditional characters. */
export async function loadMandarinReader(): Promise<MandarinReader> {
  const [{ pinyin }, { createSimplifier }] = await Promise.all([
    import("pinyin-pro"),
    import("./traditional"),
  ]);
  const simplify = createSimplifier();
  const segment = createSegmenter("zh");
  const neutralTones = createNeutralTones();
  const applyContext = createMandarinContext();
  return (text) => {
    const simplified = simplify(text);
    const words = segment(simplified);
    const listed = pinyin(simplified, {
      type: "array",
      toneType: "num",
      v: true,
      toneSandhi: false,
      segmentit: SEGMENTATION,
    });
    const citation = applyContext(simplified, spread(listed, simplified), words);
    const reduced = neutralTones(simplified, yiBuSandhi(simplified, citation), words);
    const changed = thirdToneSandhi(simplified, reduced, words);
    const spoken = erhua(simplified, doubledVerbs(simplified, changed, words));
    return { words: joinMerged(words, spoken), citation, spoken };
  };
}

/** Characters whose tone in pinyin-pro's words is already changed or reduced: here they are cited. */
const CITED: Readonly<Record<string, string>> = { 一: "yi1", 不: "bu4", 儿: "er2" };

/** Characters outside the basic plane take two UTF-16 units but one entry: spreads the list over units. */
function spread(readings: readonly string[], text: string): string[] {
  const out: string[] = [];
  let index = 0;
  for (const character of text) {
    const reading = readings[index++] ?? "";
    // pinyin-pro writes the neutral tone as 0.
    const known = /^[a-zêü]+[0-5]$/.test(reading) ? reading.replace("0", "5") : "";
    out.push(known && (CITED[character] ?? known));
    if (character.length === 2) out.push("");
  }
  return out;
}
