/**
 * Words of one sentence into cues of some lines.
 * @module
 */
import { breaksAnywhere, displayWidth } from "./display-width";
import type { SubtitleSettings } from "./subtitle-options";

/** A word with the marks around it. */
export interface TimedPart {
  readonly text: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
}

/** The parts of one cue, as lines. */
export interface PackedCue {
  readonly parts: readonly TimedPart[];
  readonly lines: readonly string[];
}

const CLAUSE_END = /[,;:，、；：—…]["”’」』）)]*\s*$/;

/** Packs as much into each cue as fits. A word wider than a line has a line of its own. */
export function packLines(parts: readonly TimedPart[], settings: SubtitleSettings): PackedCue[] {
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

/** Behind the last clause in the second half of what fits, else where a word ends. */
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
  // What may not be torn apart is one token.
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
