/**
 * Cuts text without spaces into the most probable words of a dictionary, in one pass.
 * @module
 */
import type { TextRange } from "../../text/range";
import type { DataFile, DataHeader } from "./data-file";
import { numberEnd } from "./number-word";
import { createTrie } from "./trie";

/** Words of a text. */
export interface CutText {
  /** In order; they cover the text. Letters and digits in a row are one, other signs stand alone. */
  readonly words: readonly TextRange[];
  /** Number of each word in the dictionary; {@link NUMBER}, or {@link UNKNOWN}. */
  readonly entries: readonly number[];
}

/** Stands for what is no word of the dictionary. */
export const UNKNOWN = -1;
/** Stands for a number of several characters. */
export const NUMBER = -2;

const UNKNOWN_COST = 255;
const NUMBER_COST = 62;
const UNREACHED = 0x7fffffff;
const LATIN = /[A-Za-z0-9]/;

/**
 * Makes the cutter: a Viterbi search over the columns `labels`, `flags`, `overflow` (a trie) and `cost` (of each word).
 * Time is proportional to length.
 */
export function createWordCutter(file: DataFile<DataHeader>): (text: string) => CutText {
  const trie = createTrie(file);
  const { lexemeStart } = trie;
  const cost = file.column("cost");
  // Tables that grow with the longest stretch; each call fills what it reads.
  let best = new Int32Array(256);
  let back = new Int32Array(256);
  let entry = new Int32Array(256);

  function offer(begin: number, end: number, total: number, word: number): void {
    if (total >= best[end]) return;
    best[end] = total;
    back[end] = begin;
    entry[end] = word;
  }

  function cutHan(text: string, from: number, to: number, words: TextRange[], entries: number[]) {
    const length = to - from;
    if (length >= best.length) {
      best = new Int32Array(length * 2);
      back = new Int32Array(length * 2);
      entry = new Int32Array(length * 2);
    }
    best.fill(UNREACHED, 1, length + 1);
    best[0] = 0;
    for (let i = 0; i < length; i++) {
      const before = best[i];
      // The second half of a character outside the basic plane is no beginning.
      if (before === UNREACHED) continue;
      const single = isHighHalf(text.charCodeAt(from + i)) && i + 1 < length ? 2 : 1;
      offer(i, i + single, before + UNKNOWN_COST, UNKNOWN);
      const number = numberEnd(text, from + i, to) - from;
      if (number > i + 1) offer(i, number, before + NUMBER_COST, NUMBER);
      let node = 0;
      for (let j = i; j < length; j++) {
        node = trie.child(node, text.charCodeAt(from + j));
        if (node < 0) break;
        const word = lexemeStart[node];
        if (word < lexemeStart[node + 1]) offer(i, j + 1, before + cost[word], word);
      }
    }
    const first = words.length;
    for (let end = length; end > 0; end = back[end]) {
      words.push({ start: from + back[end], end: from + end });
      entries.push(entry[end]);
    }
    reverse(words, first);
    reverse(entries, first);
  }

  return (text) => {
    const words: TextRange[] = [];
    const entries: number[] = [];
    for (let i = 0; i < text.length;) {
      const from = i;
      while (i < text.length && isHan(text.charCodeAt(i))) i++;
      if (i > from) cutHan(text, from, i, words, entries);
      if (i >= text.length) break;
      const start = i++;
      if (LATIN.test(text[start])) while (i < text.length && LATIN.test(text[i])) i++;
      else if (isHighHalf(text.charCodeAt(start)) && isLowHalf(text.charCodeAt(i))) i++;
      words.push({ start, end: i });
      entries.push(UNKNOWN);
    }
    return { words, entries };
  };
}

/** Turns round what stands in a list from an index on. */
function reverse<T>(list: T[], from: number): void {
  for (let a = from, b = list.length - 1; a < b; a++, b--) [list[a], list[b]] = [list[b], list[a]];
}

/** Han characters of the basic plane, and both halves of those of the next two planes. */
function isHan(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    unit === 0x3007 ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xd840 && unit <= 0xd8bf) ||
    isLowHalf(unit)
  );
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
