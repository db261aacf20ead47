import type { Language, MelFrames, MelSpec, Utterance, UtteranceWord } from "@cosyvoice-lite/spec";
import type { SpokenWord } from "@cosyvoice-lite/audio";

/** A stretch of the caller's text with the symbols it became. */
interface Unit {
  start: number;
  end: number;
  readonly language: Language;
  readonly symbolStart: number;
  symbolEnd: number;
}

/**
 * The words of an utterance with their times, counted from its first sample. The silence between words belongs to none.
 * @returns `undefined` where the acoustic model tells no durations.
 */
export function wordTimes(
  utterance: Utterance,
  { durations }: Pick<MelFrames, "durations">,
  { hopLength, sampleRate }: Pick<MelSpec, "hopLength" | "sampleRate">,
): SpokenWord[] | undefined {
  if (durations?.length !== utterance.symbols.length) return undefined;
  // The frame that each symbol begins at, and the end.
  const frames = new Float64Array(durations.length + 1);
  durations.forEach((duration, i) => (frames[i + 1] = frames[i] + duration));
  const seconds = (symbol: number): number => (frames[symbol] * hopLength) / sampleRate;
  return writtenUnits(utterance.words).map(({ start, end, language, symbolStart, symbolEnd }) => ({
    text: utterance.source.slice(start - utterance.start, end - utterance.start),
    textStart: start,
    textEnd: end,
    language,
    start: seconds(symbolStart),
    end: seconds(symbolEnd),
  }));
}

/**
 * Words and characters as they were written. Those whose stretches of text overlap (a number and its unit change places,
 * a sign becomes several words) are one; what was inserted belongs to the word before it.
 */
function writtenUnits(words: readonly UtteranceWord[]): Unit[] {
  const units: Unit[] = [];
  let inserted: number | undefined;
  for (const word of words) {
    const { language, parts = [word] } = word;
    for (const { start, end, symbolStart, symbolEnd } of parts) {
      const last = units.at(-1);
      if (last && start < last.end) {
        last.end = Math.max(last.end, end);
        last.start = Math.min(last.start, start);
        last.symbolEnd = symbolEnd;
        joinOverlapping(units);
      } else if (start === end) {
        if (last) last.symbolEnd = symbolEnd;
        else inserted ??= symbolStart;
      } else {
        units.push({ start, end, language, symbolStart: inserted ?? symbolStart, symbolEnd });
        inserted = undefined;
      }
    }
  }
  return units;
}

/** The last unit may have grown back over those before it. */
function joinOverlapping(units: Unit[]): void {
  for (;;) {
    const last = units.at(-1)!;
    const before = units.at(-2);
    if (!before || before.end <= last.start) return;
    units.pop();
    before.start = Math.min(before.start, last.start);
    before.end = Math.max(before.end, last.end);
    before.symbolEnd = last.symbolEnd;
  }
}
