/**
 * `stream_format: "sse"`.
 * @module
 */
import type { AudioFormat } from "../formats/audio-format";
import { describeError } from "../http/describe-error";
import type { Note } from "./notes";
import { openAiError } from "./openai-errors";
import type { HeardChunk } from "./silence";
import { speechUsage } from "./usage";

/** What becomes events. */
export interface SpeechEventsOptions {
  readonly text: string;
  readonly format: AudioFormat;
  readonly chunks: AsyncIterable<HeardChunk>;
  /** What the request does not get; they come with the warnings. */
  readonly notes: readonly Note[];
}

/**
 * `speech.audio.delta` with Base64 for every part of the file, `speech.audio.done` with usage and warnings at the end;
 * an `error` event where it breaks off.
 */
export async function* speechEvents(options: SpeechEventsOptions): AsyncGenerator<string, void> {
  const { text, format, chunks, notes } = options;
  const warnings: Note[] = [];
  let seconds = 0;
  async function* watched(): AsyncGenerator<HeardChunk, void> {
    for await (const chunk of chunks) {
      warnings.push(...chunk.warnings);
      seconds = chunk.end;
      yield chunk;
    }
  }
  try {
    for await (const bytes of format.encode(watched())) {
      const audio = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      yield event({ type: "speech.audio.delta", audio: audio.toString("base64") });
    }
    const usage = speechUsage(text, seconds);
    yield event({ type: "speech.audio.done", usage, warnings: [...warnings, ...notes] });
  } catch (error) {
    yield event({ type: "error", ...openAiError(describeError(error)) });
  }
}

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;
