/**
 * Finds the tags of a closed list of names in a text; everything else with angle brackets is ordinary text.
 * @module
 */

/** A tag as it was written. */
export interface MarkupTag {
  /** UTF-16 offsets in the text, angle brackets included. */
  readonly start: number;
  readonly end: number;
  /** In lower case. */
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
  /** What stands between the name and the closing bracket, trimmed. */
  readonly content: string;
}

/** Longest content of a tag, in UTF-16 units: it keeps the search linear. */
const LONGEST_CONTENT = 200;

/**
 * Finds tags such as `<lang xml:lang="ja">`, `</lang>` and `<lang ko/>`, in order, in linear time.
 * @param names - Names of tags, in lower-case letters; the text may write them in capitals.
 */
export function findTags(text: string, names: readonly string[]): MarkupTag[] {
  if (!text.includes("<")) return [];
  const tag = new RegExp(
    `<(/?)(${names.join("|")})(?=[\\s/>])([\\p{L}\\p{N}\\s:="'./_-]{0,${LONGEST_CONTENT}})>`,
    "giu",
  );
  return Array.from(text.matchAll(tag), (match) => {
    const content = match[3].trim();
    const isEmpty = content.endsWith("/");
    return {
      start: match.index,
      end: match.index + match[0].length,
      name: match[2].toLowerCase(),
      kind: match[1] ? "close" : isEmpty ? "empty" : "open",
      content: isEmpty ? content.slice(0, -1).trimEnd() : content,
    };
  });
}

/**
 * The value of an attribute: `xml:lang="ja"`, `xml:lang='ja'` or `xml:lang=ja`.
 * @param names - Names that mean the same, lower-case; the first that is there counts.
 */
export function tagAttribute({ content }: MarkupTag, names: readonly string[]): string | undefined {
  for (const match of content.matchAll(/([\w:-]{1,40})\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g))
    if (names.includes(match[1].toLowerCase())) return match[2] ?? match[3] ?? match[4];
  return undefined;
}
