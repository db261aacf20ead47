/**
 * What must hold for the utterances of every text.
 * @module
 */
import type { Utterance } from "@cosyvoice-lite/spec";

/** Throws where an utterance contradicts its text or itself. */
export function checkUtterances(text: string, utterances: readonly Utterance[]): void {
  let from = 0;
  for (const utterance of utterances) {
    const { source, start, end } = utterance;
    expectThat(start >= from && end <= text.length, "utterances overlap or leave the text");
    expectThat(text.slice(start, end) === source, "the source is no slice of the text");
    from = end;
    checkAlignment(utterance);
    checkWords(utterance);
    for (const warning of utterance.warnings) {
      const { start: at = start, end: to = end } = warning;
      expectThat(start <= at && at <= to && to <= end, `a warning outside: ${warning.message}`);
    }
  }
}

function checkAlignment({ alignment, start, end, normalized }: Utterance): void {
  let at = start;
  let spokenAt = 0;
  for (const segment of alignment) {
    expectThat(segment.start === at && segment.end >= at, "a gap in the alignment's source");
    expectThat(segment.spokenStart === spokenAt, "a gap in the alignment's spoken text");
    expectThat(segment.spokenEnd >= spokenAt, "a segment runs backwards");
    at = segment.end;
    spokenAt = segment.spokenEnd;
  }
  expectThat(at === end, "the alignment does not reach the source's end");
  expectThat(spokenAt === normalized.length, "the alignment does not reach the spoken text's end");
}

function checkWords({ words, symbols, ids, languages, start, end }: Utterance): void {
  expectThat(symbols.length === ids.length, "not one id per symbol");
  expectThat(symbols.length === languages.length, "not one language per symbol");
  expectThat(
    ids.every((id) => Number.isInteger(id) && id >= 0),
    "an id is no index",
  );
  let before = 0;
  let symbolAt = 1;
  for (const word of words) {
    expectThat(word.start >= before, "words out of order");
    expectThat(word.end >= word.start, `the word ${word.text} runs backwards`);
    expectThat(word.start >= start && word.end <= end, `the word ${word.text} is outside`);
    expectThat(word.symbolStart >= symbolAt, "symbols of words overlap");
    expectThat(word.symbolEnd > word.symbolStart, `the word ${word.text} has no symbol`);
    expectThat(word.symbolEnd < symbols.length, "a word takes the end symbol");
    before = word.start;
    symbolAt = word.symbolEnd;
  }
}

function expectThat(condition: boolean, problem: string): void {
  if (!condition) throw new Error(problem);
}
