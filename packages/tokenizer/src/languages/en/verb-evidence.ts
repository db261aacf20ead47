/** A word of a text with its neighbours; all words are folded to lower-case a–z and apostrophes. */
export interface WordContext {
  readonly words: readonly string[];
  readonly index: number;
  /** The word as it was written. */
  readonly written: string;
  /** A sentence starts with the word: its capital says nothing. */
  readonly isInitial: boolean;
  /** A pause or the end follows. */
  readonly isFinal: boolean;
  /** Whether the word before was written with a capital and does not start the sentence: likely a name. */
  readonly afterName: boolean;
}

/** How many words of a side can decide by their meaning alone. */
const WINDOW = 9;

/** The word `offset` places away, or an empty string. */
export function neighbour({ words, index }: WordContext, offset: number): string {
  return words[index + offset] ?? "";
}

/** Up to four words before, with a blank around each: `" the old "`. */
export function leftOf({ words, index }: WordContext): string {
  return ` ${words.slice(Math.max(0, index - 4), index).join(" ")} `;
}

/** Up to four words after, with a blank around each. */
export function rightOf({ words, index }: WordContext): string {
  return ` ${words.slice(index + 1, index + 5).join(" ")} `;
}

/** The words around, without the word itself. */
export function around({ words, index }: WordContext): string {
  return ` ${words.slice(Math.max(0, index - WINDOW), index).join(" ")} ${words.slice(index + 1, index + 1 + WINDOW).join(" ")} `;
}

const MODAL =
  /^(?:will|would|can|could|shall|should|may|might|must|cannot|can't|won't|wouldn't|couldn't|shouldn't|don't|doesn't|didn't|do|did|does|let's|let|lets|please|i'll|you'll|we'll|they'll|he'll|she'll|it'll|i'd|you'd|we'd|they'd|he'd|she'd|gonna|wanna|helps?|help|helped|makes?|made)$/;
const SUBJECT = /^(?:i|you|we|they|who|which|people|others|those|both|many|some|most|few|that)$/;
const SINGULAR_SUBJECT = /^(?:he|she|it|who|which|that|this|also|everyone|someone|nobody|one)$/;
const ADVERB =
  /^(?:often|always|usually|never|ever|also|then|now|sometimes|frequently|rarely|generally|typically|simply|just|still|even|already|actually|only|immediately|eventually|not|to)$/;
const DETERMINER =
  /^(?:the|a|an|this|these|those|my|your|his|her|its|our|their|no|any|each|every|all|another|such|many|few|several|more|most|other|some|own|same|two|three|four|five|six|seven|eight|nine|ten|first|second|third|new|old|good|last|next|whose|what|heavy|main|major|only|great|big|large|little|small|high|low|best)$/;
const PREPOSITION =
  /^(?:of|in|on|at|for|with|from|by|under|over|between|during|without|as|into|about|against|than|after|before|through|per|like|via|within|toward|towards|despite|near|off|until)$/;
const BE =
  /^(?:is|was|are|were|be|been|being|am|very|so|too|become|becomes|became|seem|seems|remain|remains)$/;
const ADJECTIVE = /(?:'s|al|ic|ous|ive|ful|less|able|ible|ing|ed|ary|ish|ese|ian|ior|est)$/;
/** Words after which "to" is a preposition: what follows is a noun. */
const TAKES_TO =
  /^(?:due|according|owed?|addition|attribut(?:ed|able)|contribut\w+|led|leads?|subject(?:ed)?|relat\w+|similar|clos\w+|access|respon\w+|back|chang\w+|confin\w+|oppos\w+|opposition|addict\w+|prior|expos\w+|attention|approach|referen\w+|refer\w*|respect|resort\w*|objection|switch\w*|mov\w+|return\w*|limit\w+|transition\w*|convert\w*|alternative|solution|key|next|equivalent|thanks|resistan\w+|turn\w+|react\w+|introduction|shift\w*|upgrad\w+|restrict\w+|damage|threat|open|accustomed|committed|devoted|dedicated|linked|tied|bound|belong\w*|listen\w*)$/;
const OBJECT =
  /^(?:the|a|an|this|these|those|my|your|his|her|its|our|their|it|them|him|me|us|you|himself|herself|itself|themselves|each|every|any|all|another|others|some|no|more|both|what|how|whether)$/;
const PARTICLE =
  /^(?:up|down|out|away|back|off|through|around|together|along|forward|onto|into|from|to|on|at|with|over|against|as|by|himself|directly|that)$/;
/** Not "consensus", "analysis". */
const PLURAL = /[^sui]s$/;
const AFTER_NOUN =
  /^(?:of|is|was|were|are|has|have|had|will|would|and|or|in|for|from|between|among|which|who|that|can|could|may|should|must)$/;

/** What stands before, adverbs looked through. */
function evidenceBefore(context: WordContext): number {
  const { words, index } = context;
  let at = index - 1;
  let throughAdverb = false;
  while (at > 0 && (/..ly$/.test(words[at]) || ADVERB.test(words[at])) && words[at] !== "to") {
    throughAdverb = true;
    at--;
  }
  const before = words[at] ?? "";
  const bonus = throughAdverb ? 1 : 0;
  if (before === "") return index === 0 ? 0.5 : bonus;
  if (before === "to") return TAKES_TO.test(words[at - 1] ?? "") && !throughAdverb ? -0.5 : 5;
  if (MODAL.test(before)) return 5;
  if (before === "that")
    return /^(?:ones|things?|those|people|\w{3,}s)$/.test(words[at - 1] ?? "") ? 3 : bonus;
  if (words[index].endsWith("s") && SINGULAR_SUBJECT.test(before)) return 4;
  if (SUBJECT.test(before)) return DETERMINER.test(before) ? bonus - 1 : 3.5;
  if (DETERMINER.test(before)) return -4;
  if (PREPOSITION.test(before)) return -3.5;
  if (BE.test(before)) return -3.5;
  if (/^(?:and|or|but)$/.test(before)) return evidenceOfSeries(context) + bonus;
  if (ADJECTIVE.test(before)) return -2.5 + bonus;
  // A plural before: the subject of a verb. A singular one before a form in -s: likewise.
  const plural = PLURAL.test(before);
  const inS = PLURAL.test(words[index]);
  if (plural && !inS) return 2.5 + bonus;
  if (!plural && inS && (context.afterName || throughAdverb)) return 1.5 + bonus;
  return throughAdverb ? 1.5 : -0.5;
}

/** "to meet them and present the plan": the series goes on from a verb. */
function evidenceOfSeries(context: WordContext): number {
  const { words, index } = context;
  const earlier = words.slice(Math.max(0, index - 8), index - 1);
  const start = earlier.findLastIndex((word) => word === "to" || MODAL.test(word));
  const gap = earlier.length - start;
  const governed = start >= 0 && !PREPOSITION.test(earlier.at(-1) ?? "");
  const third =
    words[index].endsWith("s") && earlier.some((word) => /^(?:he|she|it|is|has|was)$/.test(word));
  return (governed ? (gap <= 3 ? 3 : 1.5) : 0) + (third ? 2 : 0);
}

function evidenceAfter(context: WordContext): number {
  const after = neighbour(context, 1);
  if (context.isFinal || after === "") return -0.3;
  if (OBJECT.test(after)) return 2.5;
  if (AFTER_NOUN.test(after)) return -1.5;
  // "transport goods": a plural as the object, where nothing else speaks against it.
  if (PARTICLE.test(after)) return 0.8;
  return 0;
}

/** Evidence for the verb (positive) or for noun and adjective (negative), in rough log-odds. */
export function verbEvidence(context: WordContext): number {
  // "an automatic record": a determiner two places away.
  const nominal = / (?:the|an?|his|her|their|its) \w+ $/.test(leftOf(context)) ? -1.5 : 0;
  const passive = / (?:is|was|were|are) \w+(?:ed|en) /.test(rightOf(context)) ? -0.5 : 0;
  return evidenceBefore(context) + evidenceAfter(context) + nominal + passive;
}

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
