/**
 * `<lang>` tags to stretches of the text that are read in a language of their own.
 * @module
 */
import {
  LANGUAGES,
  languageOfTag,
  type Language,
  type SynthesisWarning,
} from "@cosyvoice-lite/spec";
import type { TextRange } from "../text/range";

/** A tag as it was written. */
interface MarkupTag extends TextRange {
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

/** A half-open range of the caller's text between two tags. */
export interface LanguageRegion extends TextRange {
  readonly language: Language;
}

/** What the tags of a text say. */
interface LanguageRegions {
  /** In order and without overlap: where regions are nested, the inner one counts. */
  readonly regions: readonly LanguageRegion[];
  /** Tags without effect, in the order of the text. */
  readonly warnings: readonly SynthesisWarning[];
}

/** Reads the `<lang>` tags of a text. One that makes no sense is a warning, and the text is read on without it. */
export function languageRegions(tags: readonly MarkupTag[]): LanguageRegions {
  const paired = pairs(tags);
  const regions: LanguageRegion[] = [];
  const warnings: SynthesisWarning[] = [];
  const enclosing: (Language | undefined)[] = [];
  let current: Language | undefined;
  let from = 0;
  for (const tag of tags) {
    if (current && tag.start > from)
      regions.push({ start: from, end: tag.start, language: current });
    from = tag.end;
    const warning = paired.has(tag) ? undefined : strayTag(tag);
    if (warning) warnings.push(warning);
    else if (tag.kind === "close") current = enclosing.pop();
    else {
      enclosing.push(current);
      const written = tagAttribute(tag, ["xml:lang", "lang"]) ?? tag.content;
      const language = languageOfTag(written);
      if (!language) warnings.push(unknownLanguage(tag, written));
      current = language ?? current;
    }
  }
  return { regions, warnings };
}

/** The tags that have a partner; a closing tag closes the last one that is open. */
function pairs(tags: readonly MarkupTag[]): ReadonlySet<MarkupTag> {
  const paired = new Set<MarkupTag>();
  const open: MarkupTag[] = [];
  for (const tag of tags) {
    if (tag.kind === "open") open.push(tag);
    else if (tag.kind === "close") {
      const partner = open.pop();
      if (partner) paired.add(partner).add(tag);
    }
  }
  return paired;
}

function strayTag({ kind, start, end }: MarkupTag): SynthesisWarning {
  const problem =
    kind === "empty"
      ? "<lang/> holds nothing to read"
      : kind === "open"
        ? "<lang> is never closed; write </lang> behind the words that it is about"
        : "</lang> closes nothing; write <lang> before the words that it is about";
  return { code: "MARKUP_IGNORED", message: `${problem}. It was left out.`, start, end };
}

function unknownLanguage({ start, end }: MarkupTag, written: string): SynthesisWarning {
  if (written === "") {
    const message = `<lang> names no language; write <lang xml:lang="ja">, for instance. It was left out.`;
    return { code: "MARKUP_IGNORED", message, start, end };
  }
  return {
    code: "UNSUPPORTED_LANGUAGE",
    message: `<lang> names the language ${JSON.stringify(written)}; it was left out. Languages: ${LANGUAGES.join(", ")}.`,
    start,
    end,
  };
}
