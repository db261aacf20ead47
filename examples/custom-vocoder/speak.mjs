/**
 * The bundled voice through a vocoder of one's own. `npm test` of the repository also runs the suite
 * `vocoderConformance` on it.
 *
 *   node speak.mjs [sound file]
 */
import { readFile, writeFile } from "node:fs/promises";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { parseVoiceManifest } from "@cosyvoice-lite/spec";
import { voiceUrl } from "@cosyvoice-lite/voice-lite";
import { createWhisper } from "./whisper.mjs";

// A vocoder is made for the mel of one voice.
const { mel } = parseVoiceManifest(
  JSON.parse(await readFile(new URL("voice.json", voiceUrl), "utf8")),
);
const tts = await createSynthesizer({ vocoder: createWhisper(mel) });
try {
  const speech = await tts.synthesize("Be quiet, the baby is asleep. 嘘，宝宝睡着了。");
  await writeFile(process.argv[2] ?? "whisper.wav", speech.toWav());
  console.log(`${speech.duration.toFixed(2)} s of sound by ${speech.vocoder}`);
} finally {
  await tts.dispose();
}
