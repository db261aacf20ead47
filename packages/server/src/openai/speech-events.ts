/**
 * `stream_format: "sse"`.
 * @module
 */
import type { SpeechChunk, SynthesisWarning } from "@cosyvoice-lite/core";
import type { AudioFormat } from "../formats/audio-format";
import { describeError } from "../http/describe-error";
import { openAiError } from "./openai-errors";
import { speechUsage } from "./usage";

/** What becomes events. */
export interface SpeechEventsOptions {
  readonly text: string;
  readonly format: AudioFormat;
  readonly chunks: AsyncIterable<SpeechChunk>;
}

/**
 * `speech.audio.delta` with Base64 for every part of the file, `speech.audio.done` with usage and warnings at the end;
 * an `error` event where it breaks off.
 */
export async function* speechEvents(options: SpeechEventsOptions): AsyncGenerator<string, void> {
  const { text, format, chunks } = options;
  const warnings: SynthesisWarning[] = [];
  let seconds = 0;
  async function* watched(): AsyncGenerator<SpeechChunk, void> {
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
    yield event({ type: "speech.audio.done", usage: speechUsage(text, seconds), warnings });
  } catch (error) {
    yield event({ type: "error", ...openAiError(describeError(error)) });
  }
}

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;
