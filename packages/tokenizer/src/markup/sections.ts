/**
 * Stretches of a text between the places where its markup ends an utterance.
 * @module
 */
import type { UtteranceProsody } from "@cosyvoice-lite/spec";
import { CUT_ENDINGS, type MarkupCut } from "./markup-reading";
import { LONGEST_PAUSE } from "./pause-mark";
import type { TextRange } from "../text/range";

/** A stretch in which every utterance is spoken alike. Offsets are UTF-16 units. */
export interface MarkedSection extends TextRange {
  /** Offsets in the caller's text; sections that follow each other have sources that do, too. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** What ends it. */
  readonly ending: MarkupCut["ending"];
  /** Silence after it, in milliseconds. */
  readonly breakMs?: number;
  readonly prosody?: UtteranceProsody;
}

/**
 * Cuts a text into sections. One without anything to read is added to the one before it, or to the one after it, so
 * that no cut is lost; at the beginning of the text it stands alone if it has silence.
 * @param plain - The text without tags.
 * @param sourceLength - Length of the caller's text.
 * @param plainOf - The offset without tags of a cut.
 */
export function cutSections(
  plain: string,
  sourceLength: number,
  cuts: readonly MarkupCut[],
  plainOf: (source: number) => number,
): MarkedSection[] {
  const sections: MarkedSection[] = [];
  let from: Pick<MarkedSection, "start" | "sourceStart"> = { start: 0, sourceStart: 0 };
  let prosody: UtteranceProsody | undefined;
  const put = ({ at, ending, breakMs }: MarkupCut): void => {
    const end = plainOf(at);
    const last = sections.at(-1);
    if (/\S/.test(plain.slice(from.start, end)) || (!last && breakMs !== undefined))
      sections.push({ ...from, end, sourceEnd: at, ending, breakMs, prosody });
    else if (last) sections[sections.length - 1] = longer(last, end, at, ending, breakMs);
    else return;
    from = { start: end, sourceStart: at };
  };
  for (const cut of cuts) {
    put(cut);
    if (cut.prosody !== undefined) prosody = cut.prosody ?? undefined;
  }
  put({ at: sourceLength, ending: "sentence" });
  return sections;
}

function longer(
  section: MarkedSection,
  end: number,
  sourceEnd: number,
  ending: MarkupCut["ending"],
  breakMs: number | undefined,
): MarkedSection {
  const order = CUT_ENDINGS.indexOf(section.ending) < CUT_ENDINGS.indexOf(ending);
  const silence = Math.min((section.breakMs ?? 0) + (breakMs ?? 0), LONGEST_PAUSE);
  return {
    ...section,
    end,
    sourceEnd,
    ending: order ? ending : section.ending,
    breakMs: silence > 0 ? silence : undefined,
  };
}
