/**
 * The symbols and language ids of a voice, as its `tokenizer.json` lists them.
 * @module
 */
import { LANGUAGES, SynthesisError, isLanguage, type Language } from "@cosyvoice-lite/spec";
import { END, PAD, START, SYMBOLS, WORD_BOUNDARY } from "./symbols";

/** Content of `tokenizer.json`. A symbol's id is its index, a language's id likewise. */
export interface TokenizerInventory {
  /** Version of the format; others are rejected. */
  readonly formatVersion: 1;
  /** Symbols; a position is an id. */
  readonly symbols: readonly string[];
  /** Languages; a position is an id. */
  readonly languages: readonly Language[];
  /** Whether the voice was trained with the pitch marks of Japanese. Default: false; the front end omits them. */
  readonly pitchAccent?: boolean;
}

/** The inventory that this version of the front end writes training data with. */
export function currentInventory(): TokenizerInventory {
  return { formatVersion: 1, symbols: SYMBOLS, languages: LANGUAGES, pitchAccent: true };
}

/**
 * Checks parsed JSON.
 * @param json - Content of a voice's `tokenizer.json`.
 * @throws SynthesisError `VOICE_INVALID`, naming the field.
 */
export function parseInventory(json: unknown): TokenizerInventory {
  const fail = (what: string): never => {
    throw new SynthesisError("VOICE_INVALID", `tokenizer.json: ${what}. Export the voice again.`);
  };
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return fail("not an object");
  const { formatVersion, symbols, languages, pitchAccent, ...rest } = json as Record<
    string,
    unknown
  >;
  if (formatVersion !== 1) {
    return fail(
      `formatVersion is ${typeof formatVersion === "number" ? formatVersion : typeof formatVersion}; this version of the library reads 1 only`,
    );
  }
  const unknown = Object.keys(rest);
  if (unknown.length > 0) return fail(`unknown key ${unknown.join(", ")}`);
  if (!Array.isArray(symbols) || !symbols.every((symbol) => typeof symbol === "string")) {
    return fail("symbols is not a list of strings");
  }
  if (new Set(symbols).size !== symbols.length) return fail("symbols holds an entry twice");
  for (const needed of [PAD, START, END, WORD_BOUNDARY]) {
    if (!symbols.includes(needed)) return fail(`symbols lacks ${JSON.stringify(needed)}`);
  }
  if (!Array.isArray(languages) || languages.length === 0 || !languages.every(isLanguage)) {
    return fail(`languages is not a list out of ${LANGUAGES.join(", ")}`);
  }
  if (pitchAccent !== undefined && typeof pitchAccent !== "boolean")
    return fail("pitchAccent is neither true nor false");
  return { formatVersion: 1, symbols, languages, pitchAccent: pitchAccent ?? false };
}
