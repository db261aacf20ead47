/**
 * What a caller may know about a voice.
 * @module
 */
import type { Language, VoiceManifest, VoiceSpeaker } from "@cosyvoice-lite/spec";

/** A speaker in short. */
export type SpeakerInfo = Pick<VoiceSpeaker, "id" | "name" | "gender">;

/** A voice in short. */
export interface VoiceInfo {
  /** Name for programs, such as `lite`. */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** SPDX identifier of the weights' licence. */
  readonly licence: string;
  /** Languages that it speaks. */
  readonly languages: readonly Language[];
  /** In the order of their indices. */
  readonly speakers: readonly SpeakerInfo[];
  /** Samples per second before any resampling. */
  readonly sampleRate: number;
  /** Names that the `vocoder` option takes besides `auto`. */
  readonly vocoders: readonly string[];
  /** What `auto` means. */
  readonly defaultVocoder: string;
}

/** The part of a manifest that concerns callers. */
export function voiceInfo(manifest: VoiceManifest): VoiceInfo {
  const { id, name, licence, languages, sampleRate, defaultVocoder } = manifest;
  const vocoders = manifest.vocoders.map((vocoder) => vocoder.name);
  const speakers = manifest.speakers.map((speaker): SpeakerInfo => {
    const { gainDb: _, ...info } = speaker;
    return info;
  });
  return { id, name, licence, languages, speakers, sampleRate, vocoders, defaultVocoder };
}
