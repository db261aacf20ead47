/**
 * Chooses among the readings of a homograph by the words around it.
 * @module
 */
import { HOMOGRAPH_CUES, type HomographCue } from "./homograph-cues";
import { withS } from "./morphology";
import {
  around,
  isPastRead,
  leftOf,
  neighbour,
  rightOf,
  verbEvidence,
  type WordContext,
} from "./verb-evidence";

/** One homograph. Readings are ARPAbet. */
interface Homograph {
  readonly nominal: readonly string[];
  readonly verbal: readonly string[];
  /** How much the word leans to its verb reading on its own: positive is verbal. */
  readonly prior: number;
}

/** `word prior nominal / verbal`. The prior says which reading running text has more often, and how clearly. */
const PAIRS = `
abstract -2 AE1 B S T R AE2 K T / AH0 B S T R AE1 K T; abuse -2 AH0 B Y UW1 S / AH0 B Y UW1 Z; abuses -2 AH0 B Y UW1 S AH0 Z / AH0 B Y UW1 Z AH0 Z
addict -2 AE1 D IH0 K T / AH0 D IH1 K T; advocate -1 AE1 D V AH0 K AH0 T / AE1 D V AH0 K EY2 T; analyses -3 AH0 N AE1 L AH0 S IY2 Z / AE1 N AH0 L AY2 Z AH0 Z
affiliate -2 AH0 F IH1 L IY0 AH0 T / AH0 F IH1 L IY0 EY2 T; aggregate -2 AE1 G R AH0 G AH0 T / AE1 G R AH0 G EY2 T; alternate -2 AO1 L T ER0 N AH0 T / AO1 L T ER0 N EY2 T
animate 0 AE1 N AH0 M AH0 T / AE1 N AH0 M EY2 T; appropriate -3 AH0 P R OW1 P R IY0 AH0 T / AH0 P R OW1 P R IY0 EY2 T
approximate -2 AH0 P R AA1 K S AH0 M AH0 T / AH0 P R AA1 K S AH0 M EY2 T; articulate 0 AA0 R T IH1 K Y AH0 L AH0 T / AA0 R T IH1 K Y AH0 L EY2 T
associate -1 AH0 S OW1 S IY0 AH0 T / AH0 S OW1 S IY0 EY2 T; attribute 0 AE1 T R AH0 B Y UW2 T / AH0 T R IH1 B Y UW2 T; attributes -1 AE1 T R AH0 B Y UW2 T S / AH0 T R IH1 B Y UW2 T S
axes -3 AE1 K S IY2 Z / AE1 K S AH0 Z; buffet -3 B AH0 F EY1 / B AH1 F AH0 T; close -1 K L OW1 S / K L OW1 Z; combine 1 K AA1 M B AY2 N / K AH0 M B AY1 N
compact -3 K AA1 M P AE2 K T / K AH0 M P AE1 K T; compound -3 K AA1 M P AW2 N D / K AH0 M P AW1 N D; compress 1 K AA1 M P R EH2 S / K AH0 M P R EH1 S
conduct 0 K AA1 N D AH2 K T / K AH0 N D AH1 K T; confines -1 K AA1 N F AY2 N Z / K AH0 N F AY1 N Z; conflict -3 K AA1 N F L IH0 K T / K AH0 N F L IH1 K T
conflicts -2 K AA1 N F L IH0 K T S / K AH0 N F L IH1 K T S; conglomerate -3 K AH0 N G L AA1 M ER0 AH0 T / K AH0 N G L AA1 M ER0 EY2 T; conjugate -1 K AA1 N JH AH0 G AH0 T / K AA1 N JH AH0 G EY2 T
conscript -1 K AA1 N S K R IH2 P T / K AH0 N S K R IH1 P T; console -2 K AA1 N S OW2 L / K AH0 N S OW1 L; consort -2 K AA1 N S AO2 R T / K AH0 N S AO1 R T
construct 1 K AA1 N S T R AH2 K T / K AH0 N S T R AH1 K T; consummate 0 K AA1 N S AH0 M AH0 T / K AA1 N S AH0 M EY2 T; contest -2 K AA1 N T EH2 S T / K AH0 N T EH1 S T
contract -2 K AA1 N T R AE2 K T / K AH0 N T R AE1 K T; contracts -2 K AA1 N T R AE2 K T S / K AH0 N T R AE1 K T S; contrast -3 K AA1 N T R AE2 S T / K AH0 N T R AE1 S T
converse 1 K AA1 N V ER0 S / K AH0 N V ER1 S; convert 1 K AA1 N V ER0 T / K AH0 N V ER1 T; converts 0 K AA1 N V ER0 T S / K AH0 N V ER1 T S; convict 0 K AA1 N V IH0 K T / K AH0 N V IH1 K T
coordinate 0 K OW0 AO1 R D AH0 N AH0 T / K OW0 AO1 R D AH0 N EY2 T; correlate 1 K AO1 R AH0 L AH0 T / K AO1 R AH0 L EY2 T; decrease -1 D IY1 K R IY2 S / D IH0 K R IY1 S; defect -1 D IY1 F EH2 K T / D IH0 F EH1 K T
degenerate -1 D IH0 JH EH1 N ER0 AH0 T / D IH0 JH EH1 N ER0 EY2 T; delegate -1 D EH1 L AH0 G AH0 T / D EH1 L AH0 G EY2 T; delegates -2 D EH1 L AH0 G AH0 T S / D EH1 L AH0 G EY2 T S; deliberate -1 D IH0 L IH1 B ER0 AH0 T / D IH0 L IH1 B ER0 EY2 T
desert -3 D EH1 Z ER0 T / D IH0 Z ER1 T; deviate 1 D IY1 V IY0 AH0 T / D IY1 V IY0 EY2 T; diagnoses -2 D AY2 AH0 G N OW1 S IY2 Z / D AY2 AH0 G N OW1 S AH0 Z; diffuse -1 D IH0 F Y UW1 S / D IH0 F Y UW1 Z
discard 1 D IH1 S K AA2 R D / D IH0 S K AA1 R D; discharge -2 D IH1 S CH AA2 R JH / D IH0 S CH AA1 R JH; discount -2 D IH1 S K AW2 N T / D IH0 S K AW1 N T; document -2 D AA1 K Y AH0 M AH0 N T / D AA1 K Y AH0 M EH2 N T
duplicate -1 D UW1 P L AH0 K AH0 T / D UW1 P L AH0 K EY2 T; elaborate -1 IH0 L AE1 B R AH0 T / IH0 L AE1 B ER0 EY2 T; entrance -3 EH1 N T R AH0 N S / EH0 N T R AE1 N S; escort -2 EH1 S K AO2 R T / EH0 S K AO1 R T
estimate -1 EH1 S T AH0 M AH0 T / EH1 S T AH0 M EY2 T; estimates -2 EH1 S T AH0 M AH0 T S / EH1 S T AH0 M EY2 T S; excuse 0 IH0 K S K Y UW1 S / IH0 K S K Y UW1 Z; excuses -1 IH0 K S K Y UW1 S AH0 Z / IH0 K S K Y UW1 Z AH0 Z
expatriate -3 EH0 K S P EY1 T R IY0 AH0 T / EH0 K S P EY1 T R IY0 EY2 T; exploit 1 EH1 K S P L OY2 T / IH0 K S P L OY1 T; exploits -1 EH1 K S P L OY2 T S / IH0 K S P L OY1 T S; export -2 EH1 K S P AO2 R T / IH0 K S P AO1 R T
exports -2 EH1 K S P AO2 R T S / IH0 K S P AO1 R T S; expose 3 EH2 K S P OW0 Z EY1 / IH0 K S P OW1 Z; extract 0 EH1 K S T R AE2 K T / IH0 K S T R AE1 K T; extracts -2 EH1 K S T R AE2 K T S / IH0 K S T R AE1 K T S
fragment -3 F R AE1 G M AH0 N T / F R AE0 G M EH1 N T; frequent -3 F R IY1 K W AH0 N T / F R IY0 K W EH1 N T; graduate -2 G R AE1 JH AH0 W AH0 T / G R AE1 JH AH0 W EY2 T; graduates -3 G R AE1 JH AH0 W AH0 T S / G R AE1 JH AH0 W EY2 T S
house -4 HH AW1 S / HH AW1 Z; houses -3 HH AW1 Z AH0 Z / HH AW1 Z AH0 Z; impact -3 IH1 M P AE2 K T / IH0 M P AE1 K T; implant -2 IH1 M P L AE2 N T / IH0 M P L AE1 N T; implement 1 IH1 M P L AH0 M AH0 N T / IH1 M P L AH0 M EH2 N T
import -1 IH1 M P AO2 R T / IH0 M P AO1 R T; imports -2 IH1 M P AO2 R T S / IH0 M P AO1 R T S; incense -3 IH1 N S EH2 N S / IH0 N S EH1 N S; incline -2 IH1 N K L AY2 N / IH0 N K L AY1 N
increase -1 IH1 N K R IY2 S / IH0 N K R IY1 S; increases -1 IH1 N K R IY2 S AH0 Z / IH0 N K R IY1 S AH0 Z; increment -2 IH1 N K R AH0 M AH0 N T / IH1 N K R AH0 M EH2 N T; initiate 1 IH0 N IH1 SH IY0 AH0 T / IH0 N IH1 SH IY0 EY2 T
insert 1 IH1 N S ER0 T / IH0 N S ER1 T; inserts -1 IH1 N S ER0 T S / IH0 N S ER1 T S; instrument -4 IH1 N S T R AH0 M AH0 N T / IH1 N S T R AH0 M EH2 N T; insult -1 IH1 N S AH2 L T / IH0 N S AH1 L T; insults -1 IH1 N S AH2 L T S / IH0 N S AH1 L T S
interchange -3 IH1 N T ER0 CH EY2 N JH / IH2 N T ER0 CH EY1 N JH; intimate -2 IH1 N T AH0 M AH0 T / IH1 N T AH0 M EY2 T; intrigue -1 IH1 N T R IY2 G / IH0 N T R IY1 G; invert 1 IH1 N V ER0 T / IH0 N V ER1 T; invite 2 IH1 N V AY2 T / IH0 N V AY1 T
isolate 1 AY1 S AH0 L AH0 T / AY1 S AH0 L EY2 T; laminate -1 L AE1 M AH0 N AH0 T / L AE1 M AH0 N EY2 T; lives 0 L AY1 V Z / L IH1 V Z; misuse -1 M IH0 S Y UW1 S / M IH0 S Y UW1 Z
moderate -3 M AA1 D ER0 AH0 T / M AA1 D ER0 EY2 T; mouth -4 M AW1 TH / M AW1 DH; object -2 AA1 B JH EH0 K T / AH0 B JH EH1 K T; objects -3 AA1 B JH EH0 K T S / AH0 B JH EH1 K T S; ornament -3 AO1 R N AH0 M AH0 N T / AO1 R N AH0 M EH2 N T
overthrow 0 OW1 V ER0 TH R OW2 / OW2 V ER0 TH R OW1; perfect -3 P ER1 F IH0 K T / P ER0 F EH1 K T; perfume -3 P ER1 F Y UW2 M / P ER0 F Y UW1 M; permit 0 P ER1 M IH2 T / P ER0 M IH1 T; permits 0 P ER1 M IH2 T S / P ER0 M IH1 T S
pervert -1 P ER1 V ER0 T / P ER0 V ER1 T; postulate 0 P AA1 S CH AH0 L AH0 T / P AA1 S CH AH0 L EY2 T; precipitate 0 P R IH0 S IH1 P AH0 T AH0 T / P R IH0 S IH1 P AH0 T EY2 T; predicate -2 P R EH1 D AH0 K AH0 T / P R EH1 D AH0 K EY2 T
present -2 P R EH1 Z AH0 N T / P R IH0 Z EH1 N T; presents 0 P R EH1 Z AH0 N T S / P R IH0 Z EH1 N T S; produce 2 P R OW1 D UW2 S / P R AH0 D UW1 S; progress -3 P R AA1 G R EH2 S / P R AH0 G R EH1 S; project -4 P R AA1 JH EH2 K T / P R AH0 JH EH1 K T
projects -4 P R AA1 JH EH2 K T S / P R AH0 JH EH1 K T S; protest -2 P R OW1 T EH2 S T / P R AH0 T EH1 S T; protests -3 P R OW1 T EH2 S T S / P R AH0 T EH1 S T S; rebel -2 R EH1 B AH0 L / R IH0 B EH1 L; rebels -3 R EH1 B AH0 L Z / R IH0 B EH1 L Z
record -3 R EH1 K ER0 D / R IH0 K AO1 R D; records -3 R EH1 K ER0 D Z / R IH0 K AO1 R D Z; recount 0 R IY1 K AW2 N T / R IY0 K AW1 N T; refund -1 R IY1 F AH2 N D / R IH0 F AH1 N D; refuse 1 R EH1 F Y UW2 Z / R IH0 F Y UW1 Z
reject 1 R IY1 JH EH2 K T / R IH0 JH EH1 K T; rejects 0 R IY1 JH EH2 K T S / R IH0 JH EH1 K T S; resume 1 R EH1 Z AH0 M EY2 / R IH0 Z UW1 M; separate -1 S EH1 P ER0 AH0 T / S EH1 P ER0 EY2 T; subject -4 S AH1 B JH EH0 K T / S AH0 B JH EH1 K T
subjects -3 S AH1 B JH EH0 K T S / S AH0 B JH EH1 K T S; subordinate -2 S AH0 B AO1 R D AH0 N AH0 T / S AH0 B AO1 R D AH0 N EY2 T; supplement -1 S AH1 P L AH0 M AH0 N T / S AH1 P L AH0 M EH2 N T; suspect -1 S AH1 S P EH2 K T / S AH0 S P EH1 K T
suspects -2 S AH1 S P EH2 K T S / S AH0 S P EH1 K T S; syndicate -3 S IH1 N D AH0 K AH0 T / S IH1 N D AH0 K EY2 T; tears -2 T IH1 R Z / T EH1 R Z; transform 2 T R AE1 N S F AO2 R M / T R AE0 N S F AO1 R M
transplant -2 T R AE1 N S P L AE2 N T / T R AE0 N S P L AE1 N T; transport -2 T R AE1 N S P AO2 R T / T R AE0 N S P AO1 R T; upset 0 AH1 P S EH2 T / AH0 P S EH1 T; use -1 Y UW1 S / Y UW1 Z; uses 0 Y UW1 S AH0 Z / Y UW1 Z AH0 Z
wind -3 W IH1 N D / W AY1 N D; winds -2 W IH1 N D Z / W AY1 N D Z; wound -2 W UW1 N D / W AW1 N D; relay -2 R IY1 L EY2 / R IY0 L EY1; update -2 AH1 P D EY2 T / AH0 P D EY1 T
upgrade -1 AH1 P G R EY2 D / AH0 P G R EY1 D; conscripts -2 K AA1 N S K R IH2 P T S / K AH0 N S K R IH1 P T S
addicts -2 AE1 D IH0 K T S / AH0 D IH1 K T S; affix -1 AE1 F IH0 K S / AH0 F IH1 K S; ally -3 AE1 L AY2 / AH0 L AY1; allies -4 AE1 L AY2 Z / AH0 L AY1 Z; annex -1 AE1 N EH2 K S / AH0 N EH1 K S
combat -3 K AA1 M B AE2 T / K AH0 M B AE1 T; commune -3 K AA1 M Y UW0 N / K AH0 M Y UW1 N; concert -4 K AA1 N S ER0 T / K AH0 N S ER1 T; confine -1 K AA1 N F AY2 N / K AH0 N F AY1 N
decoy -3 D IY1 K OY2 / D IH0 K OY1; digest -1 D AY1 JH EH2 S T / D AY0 JH EH1 S T; discourse -3 D IH1 S K AO2 R S / D IH0 S K AO1 R S; ferment 0 F ER1 M EH2 N T / F ER0 M EH1 N T
imprint -2 IH1 M P R IH2 N T / IH0 M P R IH1 N T; incorporate 2 IH0 N K AO1 R P ER0 AH0 T / IH0 N K AO1 R P ER0 EY2 T; intern -2 IH1 N T ER2 N / IH0 N T ER1 N; misprint -2 M IH1 S P R IH2 N T / M IH0 S P R IH1 N T
offset -1 AO1 F S EH2 T / AO0 F S EH1 T; overhaul -2 OW1 V ER0 HH AO2 L / OW2 V ER0 HH AO1 L; overlap -1 OW1 V ER0 L AE2 P / OW2 V ER0 L AE1 P; override 0 OW1 V ER0 R AY2 D / OW2 V ER0 R AY1 D
pigment -3 P IH1 G M AH0 N T / P IH0 G M EH1 N T; proceeds 0 P R OW1 S IY2 D Z / P R AH0 S IY1 D Z; purport 2 P ER1 P AO2 R T / P ER0 P AO1 R T; rebound -2 R IY1 B AW2 N D / R IH0 B AW1 N D
recap -1 R IY1 K AE2 P / R IY0 K AE1 P; refill -1 R IY1 F IH2 L / R IY0 F IH1 L; reprint -1 R IY1 P R IH2 N T / R IY0 P R IH1 N T; rerelease -3 R IY1 R IH0 L IY2 S / R IY2 R IH0 L IY1 S
remake -2 R IY1 M EY2 K / R IY0 M EY1 K; replay -2 R IY1 P L EY2 / R IY0 P L EY1; reset -1 R IY1 S EH2 T / R IY0 S EH1 T; retake 0 R IY1 T EY2 K / R IY0 T EY1 K; retard 2 R IY1 T AA2 R D / R IH0 T AA1 R D
rewrite 1 R IY1 R AY2 T / R IY0 R AY1 T; segment -3 S EH1 G M AH0 N T / S EH0 G M EH1 N T; survey -3 S ER1 V EY2 / S ER0 V EY1; torment -2 T AO1 R M EH2 N T / T AO0 R M EH1 N T
transfer -2 T R AE1 N S F ER2 / T R AE0 N S F ER1; traverse 1 T R AE1 V ER0 S / T R AH0 V ER1 S; uplift -1 AH1 P L IH2 F T / AH0 P L IH1 F T; advocates -1 AE1 D V AH0 K AH0 T S / AE1 D V AH0 K EY2 T S
recounts 2 R IY1 K AW2 N T S / R IY0 K AW1 N T S; duplicates -2 D UW1 P L AH0 K AH0 T S / D UW1 P L AH0 K EY2 T S; alternates 1 AO1 L T ER0 N AH0 T S / AO1 L T ER0 N EY2 T S; separates 2 S EH1 P ER0 AH0 T S / S EH1 P ER0 EY2 T S
`;

/** The table by word, with the forms in -s of the words that are in it without one. */
function homographTable(): ReadonlyMap<string, Homograph> {
  const table = new Map<string, Homograph>();
  for (const line of PAIRS.split(/[;\n]/)) {
    const entry = line.trim();
    if (entry === "") continue;
    const [word, prior] = entry.split(" ", 2);
    const [nominal, verbal] = entry
      .slice(word.length + prior.length + 2)
      .split(" / ")
      .map((phones) => phones.split(" "));
    table.set(word, { nominal, verbal, prior: Number(prior) });
  }
  for (const [word, { nominal, verbal, prior }] of Array.from(table)) {
    const form = /(?:s|sh|ch|x|z)$/.test(word) ? `${word}es` : `${word}s`;
    if (word.endsWith("s") || word.endsWith("ate") || table.has(form)) continue;
    table.set(form, { nominal: withS(nominal), verbal: withS(verbal), prior });
  }
  return table;
}

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
