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
import { buildWordTree, type WordTree } from "./find-words";

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
