/**
 * A text of any length into one file while it is being made: memory holds one chunk at a time.
 *
 *   node stream-to-file.mjs [text file] [sound file: .wav .flac .opus .mp3]
 */
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import {
  createContainerRegistry,
  createSynthesizer,
  encodeStream,
  fitSampleRate,
} from "@cosyvoice-lite/core";

const source = process.argv[2] ?? new URL("story.txt", import.meta.url);
const target = process.argv[3] ?? "story.opus";

const container = createContainerRegistry().forFile(target);
if (!container) throw new Error(`${target} has no extension of a known container.`);

const tts = await createSynthesizer();
try {
  // Opus holds some rates only, so the speech is made at one of them.
  const sampleRate = fitSampleRate(container, tts.voice.sampleRate);
  const text = createReadStream(source, { encoding: "utf8" });
  const chunks = tts.stream(text, {
    sampleRate,
    onProgress(event) {
      if (event.type === "sentence") console.log(`${event.seconds.toFixed(1)} s of sound so far`);
    },
  });
  // A slow disk holds the speech back instead of filling the memory.
  await pipeline(encodeStream(chunks, container), createWriteStream(target));
  console.log(`Wrote ${target}.`);
} finally {
  await tts.dispose();
}
