import type { AudioFormat } from "../formats/formats";
import { describeError } from "../http/describe-error";
import type { Note } from "./notes";
import { openAiError } from "./openai-errors";
import type { HeardChunk } from "./silence";

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

/** Counts of tokens. */
export interface SpeechUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly total_tokens: number;
}

/** Audio tokens per second at OpenAI, so that programs that add up costs stay in proportion. */
const TOKENS_PER_SECOND = 20;

/**
 * This program has no tokens of OpenAI's kind: the input counts Unicode characters, the output 20 per second.
 * @param seconds - Length of the sound.
 */
export function speechUsage(text: string, seconds: number): SpeechUsage {
  let input = 0;
  for (const _ of text) input += 1;
  const output = Math.ceil(seconds * TOKENS_PER_SECOND);
  return { input_tokens: input, output_tokens: output, total_tokens: input + output };
}
