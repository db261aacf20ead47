/**
 * The byte-pair ranks of a voice, as its `tokenizer.json` lists them.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

/** Content of `tokenizer.json`, in the form that `js-tiktoken` takes. */
export interface BytePairFile {
  /** The pattern that cuts a text into pieces, for the flag `u`. */
  readonly pat_str: string;
  /** Ids of whole names such as `<|en|>`. */
  readonly special_tokens: Readonly<Record<string, number>>;
  /** Lines of `! <first rank> <base64> <base64> …`. */
  readonly bpe_ranks: string;
}

const KEYS: readonly (keyof BytePairFile)[] = ["pat_str", "special_tokens", "bpe_ranks"];
/** All special tokens have this form, so that they are found without a list of alternatives. */
const SPECIAL_NAME = /^<\|[^|]+\|>$/;
const RANK_LINE = /^! \d+( [A-Za-z0-9+/]+={0,2})+$/;

/**
 * Checks parsed JSON.
 * @throws SynthesisError `VOICE_INVALID`, naming the field.
 */
export function parseBytePairFile(json: unknown): BytePairFile {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw wrong("not an object");
  const file = json as BytePairFile;
  const unknown = Object.keys(file).filter((key) => !KEYS.includes(key as keyof BytePairFile));
  if (unknown.length > 0) throw wrong(`unknown key ${unknown.join(", ")}`);
  const { pat_str, special_tokens, bpe_ranks } = file;
  if (typeof pat_str !== "string" || pat_str === "") throw wrong("pat_str is not a pattern");
  checkPattern(pat_str);
  if (typeof special_tokens !== "object" || special_tokens === null)
    throw wrong("special_tokens is not an object");
  for (const [name, id] of Object.entries(special_tokens)) {
    if (!SPECIAL_NAME.test(name)) throw wrong(`the special token ${JSON.stringify(name)} is not of the form <|name|>`); // prettier-ignore
    if (!Number.isSafeInteger(id) || id < 0) throw wrong(`the special token ${name} has no id`);
  }
  const lines = typeof bpe_ranks === "string" ? bpe_ranks.split("\n").filter(Boolean) : [];
  if (lines.length === 0 || !lines.every((line) => RANK_LINE.test(line)))
    throw wrong("bpe_ranks is not a list of base64 tokens behind their first rank");
  return { pat_str, special_tokens, bpe_ranks };
}

function checkPattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch (cause) {
    throw wrong("pat_str is not a pattern of JavaScript", cause);
  }
}

function wrong(what: string, cause?: unknown): SynthesisError {
  return new SynthesisError("VOICE_INVALID", `tokenizer.json: ${what}. Export the voice again.`, {
    cause,
  });
}
