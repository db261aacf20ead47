/**
 * What a language model writes, spoken while it writes: a sentence sounds as soon as it is complete.
 *
 *   node speak-tokens.mjs [sound file]
 *   node speak-tokens.mjs - | aplay -f S16_LE -r 24000
 */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createContainerRegistry, createSynthesizer, encodeStream } from "@cosyvoice-lite/core";
import { writeAnswer } from "./language-model.mjs";

const target = process.argv[2] ?? "answer.wav";
const tts = await createSynthesizer();
try {
  // Dictionaries and graphs are ready before the first token.
  await tts.preload(["en", "zh"]);
  const containers = createContainerRegistry();
  const container = containers.get(target === "-" ? "pcm" : "wav");
  const sink = target === "-" ? process.stdout : createWriteStream(target);
  await pipeline(encodeStream(told(tts.stream(writeAnswer())), container), sink);
} finally {
  await tts.dispose();
}

/**
 * Says on standard error what is being spoken.
 * @param {AsyncIterable<import("@cosyvoice-lite/core").SpeechChunk>} chunks
 */
async function* told(chunks) {
  let sentence = -1;
  for await (const chunk of chunks) {
    if (chunk.sentence !== sentence && chunk.text.trim() !== "")
      console.error(`${chunk.start.toFixed(2)} s  ${chunk.text.trim()}`);
    sentence = chunk.sentence;
    yield chunk;
  }
}
