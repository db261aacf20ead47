import { createSpeechPlayer, createWorkerSynthesizer } from "@cosyvoice-lite/core/browser";

const text = document.querySelector("#text");
const status = document.querySelector("#status");
let opening;

document.querySelector("#speak").addEventListener("click", async () => {
  try {
    status.textContent = "Loading …";
    opening ??= Promise.all([createWorkerSynthesizer(), createSpeechPlayer()]);
    const [tts, player] = await opening;
    const speech = await tts.synthesize(text.value, { sampleRate: player.sampleRate });
    await player.play(speech);
    const peak = speech.audio.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    status.textContent = `Spoke ${speech.audio.length} samples, peak ${peak.toFixed(3)}.`;
  } catch (error) {
    opening = undefined;
    status.textContent = `Failed: ${error.message}`;
  }
});
