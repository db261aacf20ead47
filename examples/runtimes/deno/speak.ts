/**
 * Two languages into a WAV file, in Deno. A thread speaks, so that the program could do something else meanwhile.
 *
 *   deno run --allow-read --allow-write --allow-env --allow-sys --allow-ffi speak.ts [file]
 *
 * Without --allow-ffi the native runtime cannot be loaded, and WebAssembly speaks, with a warning.
 */
import { createWorkerSynthesizer } from "@cosyvoice-lite/core/workers";

const [file = "deno.wav"] = Deno.args;
const tts = await createWorkerSynthesizer();
try {
  const speech = await tts.synthesize("Hello from Deno. 你好！");
  await Deno.writeFile(file, speech.toWav());
  console.log(`${file}: ${speech.duration.toFixed(2)} s, ${speech.backend}`);
  for (const { message } of speech.warnings) console.warn(message);
} finally {
  await tts.dispose();
}
