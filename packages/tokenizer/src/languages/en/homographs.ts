/**
 * Chooses among the readings of a homograph by the words around it.
 * @module
 */
import { homographTable, type Homograph } from "./homograph-table";
import type { ContextualReading } from "./phonemize";

const set = (words: string) => new Set(words.split(" "));

/** The classes of neighbours; built once per load. */
function neighbours() {
  return {
    beforeVerb: set(
      "to will would can could shall should may might must cannot can't won't wouldn't couldn't shouldn't don't doesn't didn't do did does let's lets i you we they who please not help never i'll you'll we'll they'll he'll she'll i'd we'd they'd",
    ),
    beforeNoun: set(
      "the a an this that these those my your his her its our their no any each every some all both another such many few several more most other of in on at for with from by under over between during without as into about against than after before through one two three four five six seven eight nine ten first second third new old good own same next last is was are were be been being very so too",
    ),
    afterVerb: set(
      "the a an this these those my your his her its our their it them him me us you himself herself itself themselves up down out",
    ),
    afterNoun: set("of is was were are has had will would and or in for from between among"),
    have: set(
      "have has had having be been being is was were are am 's i've we've they've you've get got",
    ),
    auxiliary: set("will would can could to must should may might do does did don't didn't"),
  };
}

type Neighbours = ReturnType<typeof neighbours>;

/** Evidence for the verb (positive) or for noun and adjective (negative), in rough log-odds. */
function verbEvidence(words: readonly string[], i: number, near: Neighbours): number {
  let p = i - 1;
  let evidence = 0;
  // "to fully use", "will not use": an adverb is looked through.
  while (
    p > 0 &&
    (words[p].endsWith("ly") || words[p] === "also" || words[p] === "not" || words[p] === "then")
  )
    p--;
  const before = words[p] ?? "";
  const after = words[i + 1] ?? "";
  if (near.beforeVerb.has(before))
    evidence += before === "to" || near.auxiliary.has(before) ? 5 : 3;
  else if (near.beforeNoun.has(before)) evidence -= before === "that" ? 0 : 4;
  else if (/(?:'s|al|ic|ous|ive|ful|less|able|ible|ing|ed|ary|ish)$/.test(before)) evidence -= 2.5;
  // A plural before and no other sign: the subject of a verb.
  else if (/[^s]s$/.test(before) && !words[i].endsWith("s")) evidence += 2;
  else if ((before === "and" || before === "or") && near.auxiliary.has(words[i - 3] ?? ""))
    evidence += 3;
  else if (before === "") evidence += 0.5;
  if (near.afterVerb.has(after)) evidence += 2.5;
  if (near.afterNoun.has(after)) evidence -= 1.5;
  return evidence;
}

const USED_TO = ["Y", "UW1", "S", "T"];
const BE = /^(?:is|are|was|were|be|been|being|am|it's|they're)$/;
const READ_PAST = ["R", "EH1", "D"];
const READ_PRESENT = ["R", "IY1", "D"];

/** "read" is past after have and be, or after a singular subject; else present. */
function readReading(words: readonly string[], i: number, near: Neighbours): readonly string[] {
  let p = i - 1;
  while (
    p > 0 &&
    (words[p].endsWith("ly") ||
      /^(?:already|never|ever|not|just|also|often|always)$/.test(words[p]))
  )
    p--;
  const before = words[p] ?? "";
  if (near.beforeVerb.has(before) && !/^(?:i|you|we|they|who)$/.test(before)) return READ_PRESENT;
  if (near.have.has(before) || /^(?:he|she|it|which|that)$/.test(before)) return READ_PAST;
  if (/^(?:the|a|an|good|must|quick)$/.test(before)) return READ_PRESENT;
  const nearby = words.slice(Math.max(0, i - 12), i + 12);
  if (nearby.some((word) => /^(?:was|were|had|yesterday|ago|said|wrote|then|when)$/.test(word)))
    return READ_PAST;
  return before === "" || /^(?:i|you|we|they)$/.test(before) ? READ_PRESENT : READ_PAST;
}

const LIVE_NOUNS =
  /^(?:music|shows?|albums?|performances?|broadcasts?|streams?|audiences?|action|versions?|recordings?|concerts?|events?|television|tv|band|sets?|tracks?|ammunition|bait|streaming|coverage|updates?)$/;

/** "a wound" but "wound around"; "a close friend" but "close the door"; the rest by the general evidence. */
function choose(
  words: readonly string[],
  i: number,
  entry: Homograph,
  near: Neighbours,
): readonly string[] {
  const after = words[i + 1] ?? "";
  if (
    words[i] === "close" &&
    /^(?:to|by|enough|together|friends?|call|range|proximity)$/.test(after)
  )
    return entry.nominal;
  if (words[i] === "wound" && /^(?:up|down|around|round|through|its|his)$/.test(after))
    return entry.verbal;
  if (
    words[i] === "lead" &&
    /^(?:the|a|an|singer|vocals?|role|guitar|guitarist|to|actor|actress|single|character|in|by)$/.test(
      after,
    )
  )
    return entry.verbal;
  if (words[i] === "lead" && /^(?:poisoning|paint|pipes?|ore|acid|oxide|pencil)$/.test(after))
    return entry.nominal;
  if (words[i] === "lead" && /^(?:the|a|into|his|her|their|early|first)$/.test(words[i - 1] ?? ""))
    return entry.verbal;
  if (words[i] === "live" && LIVE_NOUNS.test(after)) return entry.nominal;
  if (words[i] === "use" && words[i - 1] === "used") return entry.verbal;
  return verbEvidence(words, i, near) + entry.prior > 0 ? entry.verbal : entry.nominal;
}

/** Makes the reader of homographs; it answers `undefined` for every other word. */
export function homographs(): ContextualReading {
  const table = homographTable();
  const near = neighbours();
  return (words, i) => {
    if (words[i] === "read") return readReading(words, i, near);
    // "used to live" but "is used to cut".
    if (words[i] === "used" && words[i + 1] === "to" && !BE.test(words[i - 1] ?? ""))
      return USED_TO;
    const entry = table.get(words[i]);
    return entry && choose(words, i, entry, near);
  };
}
