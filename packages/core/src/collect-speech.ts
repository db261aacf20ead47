/**
 * The chunks of a stream as one speech.
 * @module
 */
import { concat } from "@cosyvoice-lite/spec/helpers";
import { createSpeech, type Speech } from "@cosyvoice-lite/audio";
import type { SpeechChunk } from "./synthesizer";

/**
 * Joins the chunks' samples, words and warnings and adds up their times.
 * @param text - What is spoken.
 * @param stream - At least one chunk.
 * @throws What the stream throws.
 */
export async function collectSpeech(
  text: string,
  stream: AsyncIterable<SpeechChunk>,
): Promise<Speech> {
  const started = performance.now();
  const chunks: SpeechChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const sum = (stage: "frontend" | "acoustic" | "vocoder") =>
    chunks.reduce((total, { timings }) => total + timings[stage], 0);
  const { sampleRate, backend, vocoder, voice, speaker } = chunks[0];
  return createSpeech({
    text,
    audio: concat(
      Float32Array,
      chunks.map(({ audio }) => audio),
    ),
    sampleRate,
    words: joinWords(chunks),
    warnings: chunks.flatMap(({ warnings }) => warnings),
    backend,
    vocoder,
    voice,
    speaker,
    timings: {
      frontend: sum("frontend"),
      acoustic: sum("acoustic"),
      vocoder: sum("vocoder"),
      total: performance.now() - started,
    },
  });
}

/** All words, if every sentence has them. */
function joinWords(chunks: readonly SpeechChunk[]): SpeechChunk["words"] {
  if (chunks.some(({ words, endsSentence }) => endsSentence && !words)) return undefined;
  return chunks.flatMap(({ words = [] }) => words);
}
