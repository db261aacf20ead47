import type {
  AlignedSegment,
  Language,
  SynthesisWarning,
  UtteranceWord,
  WordPart,
} from "@cosyvoice-lite/spec";
import type { LanguageRules, PhonemeWord } from "../languages/language-module";
import type { SpeakableSpan, SpokenText } from "../lexicon/pronunciation";
import { END, PAUSES, START, WORD_BOUNDARY } from "../symbols";
import type { TracedText } from "../text/traced-text";
import { unspokenWarnings } from "./unspoken";

const PAUSE_OF: Readonly<Record<string, string>> = {
  ",": ",", "，": ",", "、": ",", "､": ",", "·": " ", "・": " ",
  ".": ".", "。": ".", "．": ".", "｡": ".",
  "?": "?", "？": "?", "⁇": "?", "؟": "?", "!": "!", "！": "!", "‼": "!", "⁉": "?",
  ";": ";", "；": ";", ":": ":", "：": ":",
  "…": "…", "⋯": "…", "—": "—", "–": "—", "―": "—", "─": "—", "~": "—", "～": "—", "〜": "—",
  "(": ",", ")": ",", "（": ",", "）": ",", "[": ",", "]": ",", "【": ",", "】": ",",
}; // prettier-ignore

/** From weakest to strongest: of several marks in a row the strongest is spoken. */
const STRENGTH = [" ", ",", "—", ":", ";", "…", ".", "!", "?"];

const SILENT = /^[\s"'“”‘’«»「」『』《》〈〉{}<>*_`#|\\/^\-‐‑‒•°¿¡]$/u;

/** The meaning of the text between two words. */
interface Gap {
  /** The pause symbol, or `""` where the words follow each other directly. */
  readonly pause: string;
  /** Code points that are neither punctuation nor white space, with their offsets: they have no reading. */
  readonly unknown: readonly { readonly character: string; readonly offset: number }[];
}

/** Reads the text between two words. */
export function readGap(text: string): Gap {
  let pause = "";
  const unknown: { character: string; offset: number }[] = [];
  let offset = 0;
  for (const character of text) {
    const mark = PAUSE_OF[character];
    if (mark === undefined) {
      if (!SILENT.test(character)) unknown.push({ character, offset });
    } else if (pause === "" || STRENGTH.indexOf(mark) > STRENGTH.indexOf(pause)) pause = mark;
    offset += character.length;
  }
  // A dot row scanned character by character ends in a single full stop: three dots stay an ellipsis.
  if (/\.{2,}/.test(text) && !/[?!？！。]/.test(text)) pause = "…";
  return { pause: pause === " " ? "" : pause, unknown };
}

/** A sentence as symbols, before ids. */
export interface ComposedSentence {
  readonly symbols: string[];
  readonly languages: Language[];
  readonly words: UtteranceWord[];
  readonly normalized: string;
  readonly alignment: AlignedSegment[];
  readonly warnings: SynthesisWarning[];
}

/**
 * Speaks each span with the rules of its language and joins the words: one boundary symbol between words, pause
 * symbols where punctuation stood, start and end symbols around everything.
 * @param text - A cleaned sentence. Offsets of words and warnings are those of its source.
 * @param spans - Spans that cover it.
 * @param rules - Loaded rules of every language in `spans`.
 * @param closing - The pause symbol of a sentence that ends without one.
 */
export function composeSentence(
  text: TracedText,
  spans: readonly SpeakableSpan[],
  rules: ReadonlyMap<Language, LanguageRules>,
  closing: string,
): ComposedSentence {
  const symbols: string[] = [START];
  const languages: Language[] = [spans[0]?.language ?? "en"];
  const words: UtteranceWord[] = [];
  const warnings: SynthesisWarning[] = [];
  const alignment: AlignedSegment[] = [];
  let normalized = "";
  let pause = "";

  const put = (symbol: string, language: Language): void => {
    symbols.push(symbol);
    languages.push(language);
  };
  const gap = (spoken: TracedText, from: number, to: number, language: Language): void => {
    const { pause: found, unknown } = readGap(spoken.text.slice(from, to));
    if (found) pause = found;
    if (unknown.length === 0) return;
    for (const { start, end, ...warning } of unspokenWarnings(
      spoken.text.slice(from, to),
      unknown,
      language,
    ))
      // prettier-ignore
      warnings.push({ ...warning, ...spoken.sourceRange(from + start, from + end) });
  };
  const word = (spoken: TracedText, item: PhonemeWord, language: Language): void => {
    if (words.length > 0) {
      if (pause) put(pause, language);
      put(WORD_BOUNDARY, language);
    }
    pause = "";
    const symbolStart = symbols.length;
    for (const symbol of item.symbols) put(symbol, language);
    words.push({
      text: spoken.text.slice(item.start, item.end),
      ...spoken.sourceRange(item.start, item.end),
      language,
      symbolStart,
      symbolEnd: symbols.length,
      ...(item.accent && { accent: item.accent.pattern }),
      ...(item.parts && { parts: partsOf(spoken, item, symbolStart) }),
    });
  };

  let sourceEnd = text.sourceStart;
  for (const span of spans) {
    const languageRules = rules.get(span.language)!;
    const { spoken, words: items } = (span.speak ?? speak)(
      text.slice(span.start, span.end),
      languageRules,
    );
    // What was deleted between two spans belongs to neither.
    if (spoken.sourceStart > sourceEnd) {
      alignment.push({
        start: sourceEnd,
        end: spoken.sourceStart,
        spokenStart: normalized.length,
        spokenEnd: normalized.length,
      });
    }
    sourceEnd = Math.max(sourceEnd, spoken.sourceEnd);
    for (const segment of spoken.segments()) {
      alignment.push({
        ...segment,
        spokenStart: normalized.length + segment.spokenStart,
        spokenEnd: normalized.length + segment.spokenEnd,
      });
    }
    normalized += spoken.text;
    let position = 0;
    for (const item of items) {
      // A word without symbols is left to the next gap, which reports its characters.
      if (item.symbols.length === 0) continue;
      gap(spoken, position, item.start, span.language);
      word(spoken, item, item.language ?? span.language);
      position = item.end;
    }
    gap(spoken, position, spoken.length, span.language);
  }
  if (sourceEnd < text.sourceEnd) {
    const end = normalized.length;
    alignment.push({ start: sourceEnd, end: text.sourceEnd, spokenStart: end, spokenEnd: end });
  }
  const last = languages.at(-1)!;
  put(pause || closing, last);
  put(END, last);
  return { symbols, languages, words, normalized, alignment, warnings };
}

/** The parts with their places; what a word has beyond its parts belongs to the last one. */
function partsOf(
  spoken: TracedText,
  { start, end, symbols, parts = [] }: PhonemeWord,
  symbolStart: number,
): WordPart[] {
  let from = start;
  let symbol = symbolStart;
  return parts.map(({ length, symbolCount }, index) => {
    const isLast = index === parts.length - 1;
    const to = isLast ? end : from + length;
    const symbolEnd = isLast ? symbolStart + symbols.length : symbol + symbolCount;
    const part = { ...spoken.sourceRange(from, to), symbolStart: symbol, symbolEnd };
    from = to;
    symbol = symbolEnd;
    return part;
  });
}

function speak(text: TracedText, rules: LanguageRules): SpokenText {
  const spoken = rules.normalize(text);
  return { spoken, words: rules.phonemize(spoken.text) };
}

/** Whether a symbol is a pause. */
export function isPause(symbol: string): boolean {
  return (PAUSES as readonly string[]).includes(symbol);
}
