/**
 * Two languages into a WAV file, in Bun. A thread speaks, so that the program could do something else meanwhile.
 *
 *   bun install
 *   bun speak.ts [file]
 */
import { createWorkerSynthesizer } from "@cosyvoice-lite/core/workers";

const [file = "bun.wav"] = Bun.argv.slice(2);
const tts = await createWorkerSynthesizer();
try {
  const speech = await tts.synthesize("Hello from Bun. 你好！");
  await Bun.write(file, speech.toWav());
  console.log(`${file}: ${speech.duration.toFixed(2)} s, ${speech.backend}`);
  for (const { message } of speech.warnings) console.warn(message);
} finally {
  await tts.dispose();
}
