/**
 * "read": present or past.
 * @module
 */
import { neighbour, type WordContext } from "./word-context";

const LOOKED_THROUGH = /(?:..ly|^(?:already|never|ever|not|just|also|often|always|been|n't))$/;
const INFINITIVE =
  /^(?:to|will|would|can|could|shall|should|may|might|must|cannot|can't|won't|wouldn't|couldn't|shouldn't|don't|doesn't|didn't|do|did|does|let's|lets?|please|help|i'll|you'll|we'll|they'll|he'll|she'll|make|makes|made)$/;
const PARTICIPLE =
  /^(?:have|has|had|having|be|been|being|is|was|were|are|am|'s|i've|we've|they've|you've|get|got|widely|he's|she's|it's|hadn't|haven't|hasn't|well)$/;
const PAST =
  / (?:was|were|had|yesterday|ago|said|wrote|then|when|last|once|did|came|went|told|saw|found|took|began|asked|decided|sat|earlier) /;
const PRESENT = / (?:every|usually|always|often|now|today|tomorrow|can|will|want|daily|weekly|if) /;

/** Whether "read" is said as "red". */
export function isPastRead(context: WordContext): boolean {
  const { words, index } = context;
  let at = index - 1;
  while (at > 0 && LOOKED_THROUGH.test(words[at])) at--;
  const before = words[at] ?? "";
  if (INFINITIVE.test(before)) return false;
  // "Have you read it?"
  if (
    /^(?:i|you|we|they|he|she|it)$/.test(before) &&
    /^(?:have|has|had|haven't|hasn't|hadn't)$/.test(words[at - 1] ?? "")
  )
    return true;
  if (PARTICIPLE.test(before) || /^(?:he|she|it|which)$/.test(before)) return true;
  if (/^(?:the|a|an|good|quick|must|great|easy)$/.test(before)) return false;
  if (/^(?:and|or|then)$/.test(before) && words.slice(Math.max(0, index - 6), index).includes("to"))
    return false;
  const nearby = ` ${words.slice(Math.max(0, index - 12), index + 12).join(" ")} `;
  if (PAST.test(nearby)) return true;
  if (PRESENT.test(nearby)) return false;
  if (before === "" || context.isInitial) return false;
  if (/^(?:i|you|we|they|who|people|students|children|many|some)$/.test(before)) return false;
  // "the children read": a plural subject; "the sign read": a singular one cannot be in the present.
  return !(/[^s]s$/.test(before) && neighbour(context, 1) !== "as");
}
