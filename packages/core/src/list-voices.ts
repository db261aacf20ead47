import { BUNDLED_VOICES, resolveVoiceSource } from "./voice/resolve-voice-source";
import { openVoice } from "./voice/open-voice";
import { voiceInfo, type VoiceInfo } from "./voice/voice-source";

/**
 * Reads the descriptions of the bundled voices; no graph is loaded.
 * @throws SynthesisError `VOICE_NOT_FOUND` or `VOICE_INVALID` where a voice's package is damaged.
 */
export async function listVoices(): Promise<VoiceInfo[]> {
  const ids = Object.keys(BUNDLED_VOICES);
  return Promise.all(
    ids.map(async (id) => voiceInfo((await openVoice(await resolveVoiceSource(id))).manifest)),
  );
}
