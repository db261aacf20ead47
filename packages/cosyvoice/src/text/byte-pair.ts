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
    throw wrong("bpe_ranks is not a list of base64 tokens after their first rank");
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

/** A stretch of a text that is encoded by itself: a word with its blank, a row of marks, a special token. */
export interface BytePairPiece {
  /** UTF-16 offsets. */
  readonly start: number;
  /** UTF-16 offset of its end. */
  readonly end: number;
  /** Its token ids. */
  readonly ids: readonly number[];
  /** Whether it is a special token. */
  readonly isSpecial: boolean;
}

/** How to cut. */
export interface PieceOptions {
  /** Pieces of more code points are encoded in parts, which is quick and perhaps a few tokens too many. Default: none. */
  readonly longest?: number;
}

/** Text to ids of a voice's text embedding. */
export interface BytePairTokenizer {
  /** The pieces in order; together they are the text. Special tokens are taken as such wherever they stand. */
  pieces(text: string, options?: PieceOptions): BytePairPiece[];
  /** The ids of a text; nothing is put before or after. */
  encode(text: string): number[];
  /** What an id stands for; a part of a character shows as U+FFFD. */
  textOf(id: number): string;
  /** The id of a special token such as `<|en|>`. */
  specialId(name: string): number | undefined;
}

const SPECIAL = /<\|[^|]+\|>/g;
/** Words come again and again; the limit only bounds the memory. */
const REMEMBERED_PIECES = 4096;

/**
 * Makes a tokenizer.
 * @param file - A checked `tokenizer.json`.
 * @param tokens - Rows of the text embedding: no id may reach it.
 * @throws SynthesisError `VOICE_INVALID` where an id has no row.
 */
export function createBytePairTokenizer(file: BytePairFile, tokens: number): BytePairTokenizer {
  const specials = new Map(Object.entries(file.special_tokens));
  const names = new Map(Array.from(specials, ([name, id]) => [id, name]));
  const ranks = readRanks(file);
  checkIds([...specials.values(), ...ranks.values()], tokens);
  const bytesOf = new Map(Array.from(ranks, ([bytes, id]) => [id, bytes]));
  const pattern = new RegExp(file.pat_str, "gu");
  const known = new Map<string, readonly number[]>();

  const encodePiece = (piece: string): readonly number[] => {
    let ids = known.get(piece);
    if (!ids) {
      ids = mergedIds(piece, ranks);
      if (known.size >= REMEMBERED_PIECES) known.clear();
      known.set(piece, ids);
    }
    return ids;
  };

  const pieces: BytePairTokenizer["pieces"] = (text, { longest = Infinity } = {}) => {
    const found: BytePairPiece[] = [];
    const plain = (from: number, to: number): void => {
      for (const { 0: piece, index } of text.slice(from, to).matchAll(pattern)) {
        let start = from + index;
        for (const part of parts(piece, longest)) {
          found.push({ start, end: start + part.length, ids: encodePiece(part), isSpecial: false });
          start += part.length;
        }
      }
    };
    let from = 0;
    for (const { 0: name, index } of text.matchAll(SPECIAL)) {
      const id = specials.get(name);
      if (id === undefined) continue;
      plain(from, index);
      from = index + name.length;
      found.push({ start: index, end: from, ids: [id], isSpecial: true });
    }
    plain(from, text.length);
    return found;
  };

  return {
    pieces,
    encode: (text) => pieces(text).flatMap(({ ids }) => ids),
    textOf: (id) => names.get(id) ?? textOfBytes(bytesOf.get(id) ?? ""),
    specialId: (name) => specials.get(name),
  };
}

/** A piece in parts of at most `longest` code points. */
function parts(piece: string, longest: number): readonly string[] {
  if (piece.length <= longest) return [piece];
  const points = Array.from(piece);
  const found: string[] = [];
  for (let i = 0; i < points.length; i += longest)
    found.push(points.slice(i, i + longest).join(""));
  return found;
}

/** Ids of byte sequences; one character of a key is one byte. */
type Ranks = ReadonlyMap<string, number>;

function readRanks({ bpe_ranks }: BytePairFile): Ranks {
  const ranks = new Map<string, number>();
  for (const line of bpe_ranks.split("\n").filter(Boolean)) {
    const [, first, ...tokens] = line.split(" ");
    for (const [index, token] of tokens.entries()) ranks.set(atob(token), Number(first) + index);
  }
  return ranks;
}

/** Joins the pair of the lowest rank, the first of several, until no pair has one. */
function mergedIds(piece: string, ranks: Ranks): number[] {
  const bytes = Array.from(new TextEncoder().encode(piece), (byte) => String.fromCharCode(byte));
  const whole = ranks.get(bytes.join(""));
  if (whole !== undefined) return [whole];
  const parts = bytes;
  const rankAt = (index: number) => ranks.get(parts[index] + parts[index + 1]) ?? Infinity;
  // One rank per pair; only those on either side of a joined pair change.
  const pairs = Array.from({ length: parts.length - 1 }, (_, index) => rankAt(index));
  for (;;) {
    let best = 0;
    for (let i = 1; i < pairs.length; i++) if (pairs[i] < pairs[best]) best = i;
    if (pairs.length === 0 || pairs[best] === Infinity) break;
    parts.splice(best, 2, parts[best] + parts[best + 1]);
    pairs.splice(best, 1);
    if (best > 0) pairs[best - 1] = rankAt(best - 1);
    if (best < pairs.length) pairs[best] = rankAt(best);
  }
  // A voice whose ranks lack a byte cannot say it.
  return parts.flatMap((part) => ranks.get(part) ?? []);
}

function textOfBytes(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

function checkIds(ids: readonly number[], tokens: number): void {
  const highest = ids.reduce((most, id) => Math.max(most, id), -1);
  if (highest < tokens) return;
  throw new SynthesisError(
    "VOICE_INVALID",
    `tokenizer.json has the id ${highest}, but the voice's text embedding has ${tokens} rows. Export the voice again.`,
  );
}
