import type { SynthesisWarning, Utterance, VoiceSpeaker } from "@cosyvoice-lite/spec";
import type { ResolvedOptions } from "./options";

/** How one utterance is spoken. */
export interface UtteranceOptions<Options> {
  /** Without what its markup asks for: that is in the options. */
  readonly utterance: Utterance;
  /** What options and markup make together stays in the ranges of the options. The gain makes all speakers equally loud. */
  readonly options: Options;
  /** Tells that the text asks for a speaker who is not there. */
  readonly warnings: readonly SynthesisWarning[];
}

/** @param speakers - The voice's. The caller's choice also speaks where the text names somebody unknown. */
export function utteranceOptions<
  T extends Pick<ResolvedOptions, "speed" | "pitch" | "gain" | "speaker">,
>(marked: Utterance, asked: T, speakers: readonly VoiceSpeaker[]): UtteranceOptions<T> {
  const { prosody, ...utterance } = marked;
  const { speaker, warnings } = speakerOf(marked, asked.speaker, speakers);
  const loudness = 10 ** ((speakers[speaker].gainDb ?? 0) / 20);
  if (!prosody) {
    const options = { ...asked, speaker, gain: asked.gain * loudness };
    return { utterance, options, warnings };
  }
  const options = {
    ...asked,
    speaker,
    speed: within(asked.speed * prosody.speed, 0.25, 4),
    pitch: within(asked.pitch * prosody.pitch, 0.5, 2),
    gain: within(asked.gain * prosody.gain, 0, 8) * loudness,
  };
  return { utterance, options, warnings };
}

function speakerOf(
  { prosody, start, end }: Pick<Utterance, "prosody" | "start" | "end">,
  asked: number,
  speakers: readonly VoiceSpeaker[],
): { readonly speaker: number; readonly warnings: readonly SynthesisWarning[] } {
  const wanted = prosody?.speaker;
  if (wanted === undefined) return { speaker: asked, warnings: [] };
  const found = speakers.findIndex(({ id, name }) => id === wanted || name === wanted);
  if (found >= 0) return { speaker: found, warnings: [] };
  const names = speakers.map(({ id }) => id).join(", ");
  const message = `<voice> names the speaker ${JSON.stringify(wanted)}, whom this voice does not have; speakers: ${names}. The speaker of the call speaks.`;
  return { speaker: asked, warnings: [{ code: "MARKUP_IGNORED", message, start, end }] };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
