/**
 * XML's character references.
 * @module
 */

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
