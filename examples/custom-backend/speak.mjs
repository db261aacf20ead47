/**
 * Speaks with a backend of one's own and tells where the time went.
 *
 *   node speak.mjs [sound file]
 */
import { writeFile } from "node:fs/promises";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { createProfilingBackend } from "./profiling-backend.mjs";

const { backend, figures } = createProfilingBackend();
const tts = await createSynthesizer({ backend });
try {
  const speech = await tts.synthesize("Two graphs speak this sentence. 两个模型一起说话。");
  await writeFile(process.argv[2] ?? "custom-backend.wav", speech.toWav());
  console.log(`${speech.duration.toFixed(2)} s of sound by ${speech.backend}`);
  for (const { graph, runs, milliseconds } of figures)
    console.log(`${runs} runs, ${milliseconds.toFixed(1)} ms: ${graph}`);
} finally {
  await tts.dispose();
}
