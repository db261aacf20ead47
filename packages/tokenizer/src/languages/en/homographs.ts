/**
 * Chooses among the readings of a homograph by the words around it.
 * @module
 */
import { HOMOGRAPH_CUES, type HomographCue } from "./homograph-cues";
import { homographTable, type Homograph } from "./homograph-table";
import {
  around,
  isPastRead,
  leftOf,
  neighbour,
  rightOf,
  verbEvidence,
  type WordContext,
} from "./verb-evidence";

/** How a word is said among its neighbours, where that differs from how it is said alone: ARPAbet, or `undefined`. */
export type ContextualReading = (context: WordContext) => readonly string[] | undefined;

const USED_TO = ["Y", "UW1", "S", "T"];
const BE = /^(?:is|are|was|were|be|been|being|am|it's|they're|that's)$/;
const READ_PAST = ["R", "EH1", "D"];
const READ_PRESENT = ["R", "IY1", "D"];

function holds(cue: HomographCue, context: WordContext): boolean {
  if (
    cue.written &&
    (!cue.written.test(context.written) || (context.isInitial && !cue.evenInitial))
  )
    return false;
  if (cue.final && !context.isFinal) return false;
  return (
    (cue.left?.test(leftOf(context)) ?? true) &&
    (cue.right?.test(rightOf(context)) ?? true) &&
    (cue.near?.test(around(context)) ?? true)
  );
}

/** "a close friend" but "close the door"; a noun in a compound ("record company"); the rest by the general evidence. */
function choose(context: WordContext, entry: Homograph): readonly string[] {
  const word = neighbour(context, 0);
  const after = neighbour(context, 1);
  if (
    word === "close" &&
    /^(?:to|by|enough|together|friends?|call|range|proximity|up|relatives?|relationship|ties|links|attention|look)$/.test(
      after,
    )
  )
    return /^(?:to|will|not|n't)$/.test(neighbour(context, -1)) && after === "up"
      ? entry.verbal
      : entry.nominal;
  if (word === "close" && /^(?:down|the|its|his|her|your|their)$/.test(after)) return entry.verbal;
  if (word === "use" && neighbour(context, -1) === "used") return entry.verbal;
  return verbEvidence(context) + entry.prior > 0 ? entry.verbal : entry.nominal;
}

/** Makes the reader of homographs; it answers `undefined` for every other word. */
export function homographs(): ContextualReading {
  const table = homographTable();
  const cues = new Map<string, { cue: HomographCue; phones: string[] }[]>();
  for (const cue of HOMOGRAPH_CUES) {
    const rows = cues.get(cue.word) ?? [];
    rows.push({ cue, phones: cue.phones.split(" ") });
    cues.set(cue.word, rows);
  }
  return (context) => {
    const word = neighbour(context, 0);
    if (word === "read") return isPastRead(context) ? READ_PAST : READ_PRESENT;
    // "used to live" but "is used to cut".
    if (word === "used" && neighbour(context, 1) === "to" && !BE.test(neighbour(context, -1)))
      return USED_TO;
    const row = cues.get(word)?.find(({ cue }) => holds(cue, context));
    if (row) return row.phones;
    const entry = table.get(word);
    // "résumé", "exposé": the accent has decided.
    return entry && !/[^\p{ASCII}'’]/u.test(context.written) ? choose(context, entry) : undefined;
  };
}
