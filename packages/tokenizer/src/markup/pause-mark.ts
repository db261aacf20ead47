/**
 * Pauses that a text asks for: `[pause:500ms]`, `[pause:1.5s]`.
 * @module
 */
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import { markupIgnored, type MarkupCut, type MarkupEdit } from "./markup-reading";

/** The longest pause in milliseconds: a typing error must not exhaust the memory. */
export const LONGEST_PAUSE = 60_000;

const PAUSE_MARK = /\[pause:([^\][\n]{0,40})\]/gi;
const TIME = /^\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(ms|s)$/i;

/** Milliseconds of a time such as `500ms`, `1.5s` or `+.5s`; `undefined` for anything else. */
export function parseTime(written: string): number | undefined {
  const [, number, unit] = TIME.exec(written.trim()) ?? [];
  if (number === undefined) return undefined;
  return Number(number) * (unit.toLowerCase() === "s" ? 1000 : 1);
}

/** A pause within bounds, and the warning where it was longer. */
export function boundedPause(
  milliseconds: number,
  start: number,
  end: number,
): { readonly breakMs: number; readonly warning?: SynthesisWarning } {
  if (milliseconds <= LONGEST_PAUSE) return { breakMs: milliseconds };
  const message = `The pause is longer than ${LONGEST_PAUSE / 1000} s; it was shortened to that. Write several with text between them.`;
  return { breakMs: LONGEST_PAUSE, warning: markupIgnored(message, start, end) };
}

/** The pause marks of a text. */
interface PauseMarks {
  readonly edits: readonly MarkupEdit[];
  readonly cuts: readonly MarkupCut[];
  readonly warnings: readonly SynthesisWarning[];
}

/**
 * Finds the pause marks of a text, in linear time. An invalid one is removed as well, so that it is not read aloud.
 * @param offset - Where the text begins in the caller's text.
 */
export function findPauseMarks(text: string, offset = 0): PauseMarks {
  const edits: MarkupEdit[] = [];
  const cuts: MarkupCut[] = [];
  const warnings: SynthesisWarning[] = [];
  for (const match of text.matchAll(PAUSE_MARK)) {
    const start = offset + match.index;
    const end = start + match[0].length;
    edits.push({ start, end, kind: "empty" });
    const asked = parseTime(match[1]);
    if (asked === undefined) {
      const message = `${match[0]} is not a valid time; write [pause:500ms] or [pause:1.5s]. It was left out.`;
      warnings.push(markupIgnored(message, start, end));
      continue;
    }
    const { breakMs, warning } = boundedPause(asked, start, end);
    if (warning) warnings.push(warning);
    if (breakMs > 0) cuts.push({ at: end, ending: "cut", breakMs });
  }
  return { edits, cuts, warnings };
}
