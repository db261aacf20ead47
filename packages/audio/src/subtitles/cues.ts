import { checkKeys, inRange, wholeNumber } from "@cosyvoice-lite/spec/helpers";
import { splitText } from "@cosyvoice-lite/tokenizer";
import type { SpokenWord } from "../speech";

/** Everything has a default. */
export interface SubtitleOptions {
  /**
   * Longest line in columns, 8–200; a character of the Chinese, Japanese and Korean scripts takes two. Default 42, which broadcasters allow for Latin scripts, i.e. 21 CJK characters.
   */
  readonly maxLineLength?: number;
  /** Lines of one cue, 1–4. Default 2. */
  readonly maxLines?: number;
  /** Longest cue in seconds, 1–60; a single word may take longer. Default 7. */
  readonly maxDuration?: number;
  /** Shortest cue in seconds, 0–10, unless the next one starts earlier. Default 0.8. */
  readonly minDuration?: number;
}

/** The options with every default filled in. */
type SubtitleSettings = Required<SubtitleOptions>;

/**
 * Checks the options.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the option and its allowed values.
 */
export function resolveSubtitleOptions(options: SubtitleOptions): SubtitleSettings {
  checkKeys(options, ["maxLineLength", "maxLines", "maxDuration", "minDuration"]);
  return {
    maxLineLength: inRange("maxLineLength", options.maxLineLength ?? 42, 8, 200),
    maxLines: wholeNumber("maxLines", options.maxLines ?? 2, 1, 4),
    maxDuration: inRange("maxDuration", options.maxDuration ?? 7, 1, 60),
    minDuration: inRange("minDuration", options.minDuration ?? 0.8, 0, 10),
  };
}

/** One subtitle. */
interface Cue {
  /** Seconds from the beginning of the speech. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** What subtitles are made from: a `Speech`, or what was collected from the chunks of a stream. */
export interface TimedText {
  /** The caller's text. */
  readonly text: string;
  /** Its words; their offsets count in `text`. */
  readonly words: readonly SpokenWord[];
}

/**
 * Cuts a text into cues: a sentence begins a new one, and a sentence that is too long or too wide is cut after a clause if possible, else between words. Cues do not overlap; a short one is extended to `minDuration` if there is room.
 */
export function cuesOf(timed: TimedText, settings: SubtitleSettings): Cue[] {
  const cues: Cue[] = [];
  for (const sentence of sentencesOf(timed))
    for (const { parts, lines } of packLines(sentence, settings))
      cues.push({ start: parts[0].start, end: parts.at(-1)!.end, lines });
  return cues.map((cue, i) => {
    const next = cues[i + 1]?.start ?? Infinity;
    const end = Math.max(cue.end, cue.start + settings.minDuration);
    return { ...cue, end: Math.max(cue.start, Math.min(end, next)) };
  });
}

/** The words of each sentence, each with the marks and blanks up to the next word. */
function* sentencesOf({ text, words }: TimedText): Generator<TimedPart[]> {
  let from = 0;
  for (const piece of splitText(text, { minLength: 0 })) {
    const pieceEnd = piece.start + piece.text.length;
    let to = from;
    while (to < words.length && words[to].textStart < pieceEnd) to++;
    // A piece without words has no times.
    if (to === from) continue;
    const own = words.slice(from, to);
    from = to;
    yield own.map(({ start, end, textEnd }, i) => {
      // Opening marks go with the first word of the sentence, else with the word after them.
      const partStart = i === 0 ? Math.min(piece.start, own[0].textStart) : partEnd(text, own[i - 1], own[i]); // prettier-ignore
      const until = i + 1 < own.length ? partEnd(text, own[i], own[i + 1]) : Math.max(pieceEnd, textEnd); // prettier-ignore
      return { start, end, text: text.slice(partStart, until).replace(/\s+/g, " ") };
    });
  }
}

/** The end of a word with the marks after it: an opening mark belongs to the next word. */
function partEnd(text: string, word: SpokenWord, next: SpokenWord): number {
  const between = text.slice(word.textEnd, next.textStart);
  const opening = between.search(/[([{（［【「『《〈“‘<$€£¥#@]+$|(?<=\s)["']$/u);
  return opening < 0 ? next.textStart : word.textEnd + opening;
}

/** A word with the marks around it. */
interface TimedPart {
  readonly text: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
}

/** The parts of one cue, as lines. */
interface PackedCue {
  readonly parts: readonly TimedPart[];
  readonly lines: readonly string[];
}

const CLAUSE_END = /[,;:，、；：—…]["”’」』）)]*\s*$/;

/** Packs as much into each cue as fits. A word wider than a line has a line of its own. */
function packLines(parts: readonly TimedPart[], settings: SubtitleSettings): PackedCue[] {
  const cues: PackedCue[] = [];
  for (let from = 0; from < parts.length;) {
    let fit = from + 1;
    while (fit < parts.length && fits(parts, from, fit + 1, settings)) fit++;
    const to = fit < parts.length ? goodCut(parts, from, fit) : fit;
    cues.push({ parts: parts.slice(from, to), lines: linesOf(parts.slice(from, to), settings) });
    from = to;
  }
  return cues;
}

function fits(
  parts: readonly TimedPart[],
  from: number,
  to: number,
  settings: SubtitleSettings,
): boolean {
  if (parts[to - 1].end - parts[from].start > settings.maxDuration) return false;
  return linesOf(parts.slice(from, to), settings).length <= settings.maxLines;
}

/** After the last clause in the second half of what fits, else where a word ends. */
function goodCut(parts: readonly TimedPart[], from: number, fit: number): number {
  for (let to = fit; to > from + (fit - from) / 2; to--)
    if (CLAUSE_END.test(parts[to - 1].text)) return to;
  for (let to = fit; to > from + 1; to--) if (mayBreak(parts, to)) return to;
  return fit;
}

/** Whether a line may end before a part. */
function mayBreak(parts: readonly TimedPart[], index: number): boolean {
  const [before, after] = [parts[index - 1].text, parts[index].text];
  if (/\s$/.test(before) || /^\s/.test(after)) return true;
  return breaksAnywhere([...before].at(-1) ?? "") || breaksAnywhere([...after][0] ?? "");
}

function linesOf(parts: readonly TimedPart[], { maxLineLength }: SubtitleSettings): string[] {
  // Parts between which a line must not break are one token.
  const tokens: string[] = [];
  parts.forEach(({ text }, i) => {
    if (i > 0 && !mayBreak(parts, i)) tokens[tokens.length - 1] += text;
    else tokens.push(text);
  });
  const lines: string[] = [];
  let line = "";
  for (const token of tokens) {
    if (line !== "" && displayWidth((line + token).trimEnd()) > maxLineLength) {
      lines.push(line.trim());
      line = "";
    }
    line += token;
  }
  lines.push(line.trim());
  return lines.filter((text) => text !== "");
}

/** Characters two columns wide. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u; // prettier-ignore
const INVISIBLE = /[\p{M}\u200b-\u200f\ufe00-\ufe0f]/u;

/** Width in columns: a character of the Chinese, Japanese and Korean scripts takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (INVISIBLE.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** Whether a line may break on either side of a character: scripts without spaces between words. */
export function breaksAnywhere(character: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff00-\uff60]/u.test(
    character,
  );
}
