/**
 * Finds the words of a lexicon in a text.
 * @module
 */
import type { LexiconWord } from "./pronunciation";

/** A place where a word of a lexicon stands. */
export interface LexiconMatch {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly word: LexiconWord;
}

/** A tree of folded words, one UTF-16 unit per step. */
export interface WordTree {
  readonly next: Map<number, WordTree>;
  readonly words: LexiconWord[];
}

/** Builds the tree, in linear time. */
export function buildWordTree(words: readonly LexiconWord[]): WordTree {
  const root: WordTree = { next: new Map(), words: [] };
  for (const word of words) {
    const folded = fold(word.key);
    let node = root;
    for (let i = 0; i < folded.length; i++) {
      const unit = folded.charCodeAt(i);
      let child = node.next.get(unit);
      if (!child) node.next.set(unit, (child = { next: new Map(), words: [] }));
      node = child;
    }
    node.words.push(word);
  }
  return root;
}

/**
 * The words of a text from left to right, each the longest that fits where it begins. The time is linear in the text:
 * the longest word bounds the steps per character.
 * @param trees - Of words of equal length, those of an earlier tree go first.
 */
export function findWords(text: string, trees: readonly WordTree[]): LexiconMatch[] {
  const folded = fold(text);
  const matches: LexiconMatch[] = [];
  for (let start = 0; start < text.length;) {
    let best: LexiconMatch | undefined;
    for (const tree of trees) {
      let node = tree.next.get(folded.charCodeAt(start));
      for (let end = start + 1; node; end++) {
        if (node.words.length > 0 && end > (best?.end ?? start)) {
          const word = choose(node.words, text.slice(start, end));
          if (word && standsAlone(text, start, end)) best = { start, end, word };
        }
        node = end < text.length ? node.next.get(folded.charCodeAt(end)) : undefined;
      }
    }
    if (best) matches.push(best);
    start = best?.end ?? start + 1;
  }
  return matches;
}

/** Of words that differ in capitals only, the one that was written so; else one that does not care, the last first. */
function choose(words: readonly LexiconWord[], written: string): LexiconWord | undefined {
  return (
    words.findLast(({ key }) => key === written) ??
    words.findLast(({ caseSensitive }) => !caseSensitive)
  );
}

/** Letters and digits of scripts that part their words with blanks. */
const IN_WORD = /^[\p{L}\p{N}\p{M}]$/u;
const ANYWHERE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〇]$/u;
const MARK = /^\p{M}$/u;

/** Whether no word goes on beyond the edges of a range. */
function standsAlone(text: string, start: number, end: number): boolean {
  const after = at(text, end);
  if (MARK.test(after)) return false;
  const isCut = (inside: string, outside: string): boolean => isWord(inside) && isWord(outside);
  return !isCut(at(text, start), before(text, start)) && !isCut(before(text, end), after);
}

const isWord = (character: string): boolean => IN_WORD.test(character) && !ANYWHERE.test(character);

const at = (text: string, offset: number): string =>
  offset < text.length ? String.fromCodePoint(text.codePointAt(offset)!) : "";

function before(text: string, offset: number): string {
  const unit = text.charCodeAt(offset - 1);
  const isLow = unit >= 0xdc00 && unit < 0xe000 && offset > 1;
  return text.slice(Math.max(0, offset - (isLow ? 2 : 1)), offset);
}

/** Lower case, unit by unit, so that offsets stay. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, i) => {
    const small = text[i].toLowerCase();
    return small.length === 1 ? small : text[i];
  }).join("");
}
