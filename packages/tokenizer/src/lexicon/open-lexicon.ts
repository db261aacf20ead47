/**
 * Checks the lexicon that a caller brings, and makes it ready for texts.
 * @module
 */
import { isLanguage, LANGUAGES, SynthesisError } from "@cosyvoice-lite/spec";
import { END, PAD, PAUSES, START, WORD_BOUNDARY } from "../symbols";
import { cleanText } from "../text/clean";
import { rewrite } from "../text/traced-text";
import { NOTATIONS } from "./notations";
import type { LexiconWord } from "./pronunciation";
import type { TextRange } from "../text/range";

/** The symbols that may stand in a word: all but padding, boundaries and pauses. */
export function speechSymbols(voiceSymbols: readonly string[]): ReadonlySet<string> {
  const silent = new Set<string>([PAD, START, END, WORD_BOUNDARY, ...PAUSES]);
  return new Set(voiceSymbols.filter((symbol) => !silent.has(symbol)));
}

/** Longest word, in UTF-16 units: it bounds the work per character of the text. */
const LONGEST_WORD = 100;

/**
 * Checks every entry.
 * @param lexicon - A `Lexicon`, perhaps from a JSON file.
 * @param voiceSymbols - Symbols of the voice.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the entry and the remedy.
 */
export function parseLexicon(lexicon: unknown, voiceSymbols: readonly string[]): LexiconWord[] {
  if (typeof lexicon !== "object" || lexicon === null || Array.isArray(lexicon)) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The lexicon must be an object of words and pronunciations, such as { "nginx": "engine x" }.`,
    );
  }
  const speech = speechSymbols(voiceSymbols);
  return Object.entries(lexicon).map(([written, entry]) => {
    try {
      return parseEntry(written, entry, speech);
    } catch (cause) {
      throw entryError(written, (cause as Error).message, cause);
    }
  });
}

/** The error for one entry. */
export function entryError(written: string, problem: string, cause?: unknown): SynthesisError {
  const shown = JSON.stringify(written);
  return new SynthesisError("INVALID_ARGUMENT", `The lexicon entry ${shown}: ${problem}.`, {
    cause,
  });
}

function parseEntry(written: string, entry: unknown, speech: ReadonlySet<string>): LexiconWord {
  const key = rewrite(cleanText, written).trim();
  if (key === "" || /[\n\r\u2028\u2029]/.test(written.trim()))
    throw new Error("a word of one line is needed in front of the colon");
  if (key.length > LONGEST_WORD)
    throw new Error(`the word is longer than ${LONGEST_WORD} characters; make it shorter`);
  const fields: Readonly<Record<string, unknown>> =
    typeof entry === "string" ? { respelling: entry } : asObject(entry);
  const names = Object.keys(NOTATIONS).filter((name) => fields[name] !== undefined);
  const [name] = names;
  if (names.length !== 1) {
    const found = names.length === 0 ? "no pronunciation" : `${names.join(" and ")} at once`;
    throw new Error(`it has ${found}; give one of ${Object.keys(NOTATIONS).join(", ")}`);
  }
  const notation = NOTATIONS[name];
  const allowed = [name, "language", "caseSensitive", ...(notation.options ?? [])];
  const unknown = Object.keys(fields).filter((field) => !allowed.includes(field));
  if (unknown.length > 0)
    throw new Error(`${unknown.join(", ")} does not exist here; allowed: ${allowed.join(", ")}`);
  const { language, caseSensitive = false } = fields;
  if (typeof caseSensitive !== "boolean") throw new Error("caseSensitive must be true or false");
  if (language !== undefined && !isLanguage(language))
    throw new Error(`the language must be one of ${LANGUAGES.join(", ")}`);
  if (language !== undefined && notation.language && language !== notation.language)
    throw new Error(`${name} is a notation of ${notation.language}; leave the language out`);
  return {
    written,
    key,
    caseSensitive,
    language: language ?? notation.language,
    pronunciation: notation.read(fields[name], fields, speech),
  };
}

function asObject(entry: unknown): Readonly<Record<string, unknown>> {
  if (typeof entry === "object" && entry !== null && !Array.isArray(entry))
    return entry as Record<string, unknown>;
  throw new Error(`write it as a string or an object, such as "engine x" or { pinyin: "hao3" }`);
}

/**
 * Checks a lexicon and builds its tree, in linear time.
 * @param lexicon - A `Lexicon`; `undefined` is an empty one.
 * @param voiceSymbols - Symbols of the voice.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the entry and the remedy.
 */
export function openLexicon(lexicon: unknown, voiceSymbols: readonly string[]): WordTree[] {
  return lexicon === undefined ? [] : [buildWordTree(parseLexicon(lexicon, voiceSymbols))];
}

/** A place where a word of a lexicon stands. */
export interface LexiconMatch extends TextRange {
  readonly word: LexiconWord;
}

/** A tree of folded words, one UTF-16 unit per step. */
interface WordTree {
  readonly next: Map<number, WordTree>;
  readonly words: LexiconWord[];
}

/** Builds the tree, in linear time. */
function buildWordTree(words: readonly LexiconWord[]): WordTree {
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
