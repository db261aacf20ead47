/**
 * Readings that the words around a character decide.
 * @module
 */
import { createContextRules } from "../shared/context-rules";
import type { TextRange } from "../shared/words";
import { contextTable } from "./context-table";
import { placeReadings } from "./places";
import { surnameReadings } from "./surnames";
import { termReadings } from "./term-readings";

/** Applies the context rules to readings; lists have one entry per UTF-16 unit, `""` where nothing is spoken. */
type MandarinContext = (
  text: string,
  readings: readonly string[],
  words: readonly TextRange[],
) => string[];

/** Compiles the rules once. */
export function createMandarinContext(): MandarinContext {
  const readInContext = createContextRules([
    ...surnameReadings(),
    ...placeReadings(),
    ...contextTable(),
    ...termReadings(),
  ]);
  return (text, readings, words) => {
    const out = [...readings];
    for (const { start, end } of words)
      if (end - start === 1 && out[start]) out[start] = readInContext(text, start) ?? out[start];
    for (const index of adverbialParticles(text, words)) if (out[index]) out[index] = "de5";
    for (const index of complementParticles(text)) if (out[index]) out[index] = "de5";
    return out;
  };
}

const HAN = /^[\u4e00-\u9fff]/;
const PLACE =
  /[省市县区州国村镇乡港岛山河原场属驻各本当该此外内产营基圣陆土天大草据居源产把对在给被向往扫擦种耕拖下满遍]$/;

const NOUN_BEHIND = /^[处势形理区块点带址图铁震球位方面下上段名的和是为在有及与之也都到]/;

/** 地 that makes an adverb: between a longer word, or a doubled character, and what it describes. */
function adverbialParticles(text: string, words: readonly TextRange[]): number[] {
  const found: number[] = [];
  let word = 0;
  for (let i = text.indexOf("地"); i >= 0; i = text.indexOf("地", i + 1)) {
    while (words[word] && words[word].end <= i) word++;
    const behind = text.slice(i + 1, i + 3);
    if (!HAN.test(behind) || NOUN_BEHIND.test(behind)) continue;
    // ICU may cut 活生生地 and 慢慢地 anywhere; elsewhere 地 has to be a word of its own.
    const doubled = i > 1 && HAN.test(text[i - 1]) && text[i - 1] === text[i - 2];
    const before = words[word - 1];
    if (!doubled) {
      if (!before || words[word].start !== i || words[word].end !== i + 1) continue;
      const adverb = text.slice(before.start, before.end);
      if (adverb.length < 2 || !HAN.test(adverb) || PLACE.test(adverb)) continue;
    }
    found.push(i);
  }
  return found;
}

const COMPLEMENT =
  /(?<=[\u4e00-\u9fff])(?<![不只觉记获取值舍晓认显懒])得(?=很|太|更|好(?!处)|快|慢|清|懂|像|非常|这么|那么|十分|特别|相当|不(?!到|了|已|得))/g;

/** 得 between a verb and how it is done. */
function complementParticles(text: string): number[] {
  return [...text.matchAll(COMPLEMENT)].map(({ index }) => index);
}
