/**
 * How much was used, in OpenAI's terms.
 * @module
 */

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
