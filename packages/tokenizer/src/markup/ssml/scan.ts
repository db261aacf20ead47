const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  // Not XML's, but what people write.
  nbsp: "\u00a0",
};

/** A reference such as `&amp;`, `&#20320;` or `&#x4F60;`; sticky patterns keep their place. */
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{0,30}));/y;

/** The reference at an offset: its character and its length; without a character where nobody knows it. */
export function entityAt(
  text: string,
  offset: number,
): { readonly length: number; readonly character?: string } | undefined {
  const pattern = new RegExp(REFERENCE);
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [{ length }, decimal, hexadecimal, name] = match;
  if (name !== undefined)
    return { length, character: Object.hasOwn(NAMED, name) ? NAMED[name] : undefined };
  const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return { length, character: isCharacter ? String.fromCodePoint(code) : undefined };
}

/** The value of an attribute with its references read; unknown ones stay as they are. */
export function decodeEntities(value: string): string {
  return value.replace(/&[^;&\s]{1,32};/g, (written) => entityAt(written, 0)?.character ?? written);
}

/** A part of an SSML text. Offsets are UTF-16 units. */
export type SsmlToken =
  | {
      readonly kind: "open" | "close" | "empty";
      readonly start: number;
      readonly end: number;
      /** In lower case, without the prefix of a namespace. */
      readonly name: string;
      /** Names in lower case. */
      readonly attributes: ReadonlyMap<string, string>;
    }
  /** A character reference; without `character` where nobody knows it. */
  | {
      readonly kind: "entity";
      readonly start: number;
      readonly end: number;
      readonly character?: string;
    }
  /** Comments, declarations, and the brackets of character data. */
  | { readonly kind: "nothing"; readonly start: number; readonly end: number }
  /** A mark of XML that is none here: it is read as it stands. */
  | { readonly kind: "stray"; readonly start: number; readonly end: number };

/** Longest tag in UTF-16 units. */
const LONGEST_TAG = 4000;

const TAG = /<(\/?)([\p{L}_][\p{L}\p{N}_:.-]{0,60})((?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*|\/)?)>/uy;
const ATTRIBUTE =
  /([\p{L}_][\p{L}\p{N}_:.-]{0,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')|[^\s=]+/gu;
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ["<!--", "-->"],
  ["<?", "?>"],
  ["<!", ">"],
];

/** Finds everything that is not plain text, in order, in linear time. */
export function* scanSsml(text: string): Generator<SsmlToken> {
  // Once a closing mark was looked for in vain, it is never there.
  const missing = new Set<string>();
  const find = (mark: string, from: number): number => {
    if (missing.has(mark)) return -1;
    const found = text.indexOf(mark, from);
    if (found < 0) missing.add(mark);
    return found;
  };
  const tag = new RegExp(TAG);
  const special = /[<&]/g;
  for (let match = special.exec(text); match; match = special.exec(text)) {
    const start = match.index;
    if (match[0] === "&") {
      const entity = entityAt(text, start);
      const end = start + (entity?.length ?? 1);
      special.lastIndex = end;
      if (entity) yield { kind: "entity", start, end, character: entity.character };
      else yield { kind: "stray", start, end };
      continue;
    }
    if (text.startsWith("<![CDATA[", start)) {
      const close = find("]]>", start);
      if (close >= 0) {
        yield { kind: "nothing", start, end: start + 9 };
        yield { kind: "nothing", start: close, end: close + 3 };
        special.lastIndex = close + 3;
        continue;
      }
    }
    const bracket = BRACKETS.find(([open]) => text.startsWith(open, start));
    const close = bracket ? find(bracket[1], start + bracket[0].length) : -1;
    if (bracket && close >= 0) {
      const end = close + bracket[1].length;
      yield { kind: "nothing", start, end };
      special.lastIndex = end;
      continue;
    }
    tag.lastIndex = start;
    const found = tag.exec(text);
    if (!found || found[0].length > LONGEST_TAG) {
      yield { kind: "stray", start, end: start + 1 };
      continue;
    }
    const end = start + found[0].length;
    const isEmpty = text[end - 2] === "/";
    const name = found[2].toLowerCase();
    special.lastIndex = end;
    yield {
      kind: found[1] ? "close" : isEmpty ? "empty" : "open",
      start,
      end,
      name,
      attributes: attributesOf(isEmpty ? found[3].replace(/\/$/, "") : found[3]),
    };
  }
}

function attributesOf(written: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [all, name, double, single] of written.matchAll(ATTRIBUTE)) {
    // What is no pair of name and value keeps its own name, so that it can be reported.
    if (name === undefined) attributes.set(all.toLowerCase(), "");
    else attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? ""));
  }
  return attributes;
}
