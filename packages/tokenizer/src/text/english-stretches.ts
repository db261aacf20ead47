/**
 * English phrases inside a text of another language, which keep their numbers to themselves.
 * @module
 */
import type { Run } from "./runs";

/** A half-open range of indices into a list of runs. */
interface RunRange {
  readonly from: number;
  readonly to: number;
}

/** Words that make a row of Latin words a phrase rather than a name: "iPhone 15 Pro Max" has none. */
const FUNCTION_WORD =
  /^(?:the|of|and|to|in|is|are|was|were|for|with|on|at|by|from|my|your|his|her|our|their|it|this|that|these|those|i|you|he|she|we|they|not|be|been|have|has|had|do|does|did|will|would|can|could|should|an|or|but|if|as|about|there|what|when|who|how|why|please|let|get|got|make|than|then|only|very|all)$/i;
/** Marks of CJK typography end a phrase. */
const CJK_MARK = /[\u3000-\u303f\uff00-\uffef「」『』《》【】]/;

/**
 * Finds phrases: rows of Latin words, numbers and plain punctuation with at least two words, one of them a function
 * word. Embedded Latin counts as part of its number. A number at either end counts as part of one only if it does not touch the other language.
 */
export function englishStretches(
  runs: readonly Run[],
  text: string,
  embedded: readonly unknown[],
): RunRange[] {
  const found: RunRange[] = [];
  for (let i = 0; i < runs.length;) {
    if (!isPart(i)) {
      i++;
      continue;
    }
    let to = i;
    let words = 0;
    let hasFunctionWord = false;
    for (; to < runs.length && isPart(to); to++) {
      if (runs[to].script !== "latin" || embedded[to]) continue;
      words++;
      hasFunctionWord ||= FUNCTION_WORD.test(text.slice(runs[to].start, runs[to].end));
    }
    if (words >= 2 && hasFunctionWord) found.push(trimmed(i, to));
    i = to;
  }
  return found;

  function isPart(index: number): boolean {
    const { script, start, end } = runs[index];
    if (script === "mark") return !CJK_MARK.test(text.slice(start, end));
    return script === "latin" || script === "digit";
  }

  /** Without the marks at the edges, and without numbers that touch a letter of the other language. */
  function trimmed(from: number, to: number): RunRange {
    const isFree = (index: number, beside: number) =>
      runs[index].script === "latin" ||
      (runs[index].script === "digit" && runs[beside]?.script === "mark");
    while (from < to && !isFree(from, from - 1) && !(from === 0 && runs[0].script === "digit"))
      from++;
    while (
      to > from &&
      !isFree(to - 1, to) &&
      !(to === runs.length && runs[to - 1].script === "digit")
    )
      to--;
    // "$5 for you": the sign before the first number is part of the phrase.
    if (runs[from]?.script === "digit" && /[$€£#]$/.test(text.slice(0, runs[from].start))) from--;
    return { from, to };
  }
}
