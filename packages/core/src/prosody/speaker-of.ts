/**
 * `<voice name="…">` to a speaker of the voice.
 * @module
 */
import type { SynthesisWarning, Utterance, VoiceSpeaker } from "@cosyvoice-lite/spec";

/** The speaker of an utterance. */
export interface UtteranceSpeaker {
  /** Position in the voice's list. */
  readonly speaker: number;
  /** Linear factor that makes the speaker as loud as the others. */
  readonly gain: number;
  /** That the text asks for a speaker who is not there. */
  readonly warnings: readonly SynthesisWarning[];
}

/**
 * Finds who speaks an utterance.
 * @param asked - Position of the caller's choice, who also speaks where the text names somebody unknown.
 */
export function speakerOf(
  { prosody, start, end }: Pick<Utterance, "prosody" | "start" | "end">,
  asked: number,
  speakers: readonly VoiceSpeaker[],
): UtteranceSpeaker {
  const wanted = prosody?.speaker;
  const gainOf = (speaker: number) => 10 ** ((speakers[speaker].gainDb ?? 0) / 20);
  if (wanted === undefined) return { speaker: asked, gain: gainOf(asked), warnings: [] };
  const found = speakers.findIndex(({ id, name }) => id === wanted || name === wanted);
  if (found >= 0) return { speaker: found, gain: gainOf(found), warnings: [] };
  const names = speakers.map(({ id }) => id).join(", ");
  const message = `<voice> names the speaker ${JSON.stringify(wanted)}, whom this voice does not have; speakers: ${names}. The speaker of the call speaks.`;
  const warning = { code: "MARKUP_IGNORED", message, start, end } as const;
  return { speaker: asked, gain: gainOf(asked), warnings: [warning] };
}
