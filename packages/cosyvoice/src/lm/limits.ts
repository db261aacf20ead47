/**
 * How long texts and their speech may be.
 * @module
 */
import type { CosyVoice1Spec } from "../section";

/** Start, speaker and task marker: what the language model's input has besides text and speech. */
const MARKERS = 3;

/** Speech tokens that a text may become. */
export interface SpeechLimits {
  /** No stop before so many. */
  readonly minimum: number;
  readonly maximum: number;
  /** Positions that the longest speech needs. */
  readonly positions: number;
}

/** The limits for a text of so many tokens. */
export function speechLimits({ llm }: CosyVoice1Spec, textTokens: number): SpeechLimits {
  const maximum = Math.trunc(textTokens * llm.maxTokenTextRatio);
  return {
    minimum: Math.trunc(textTokens * llm.minTokenTextRatio),
    maximum,
    positions: MARKERS + textTokens + maximum,
  };
}

/** The longest text whose longest speech has room in the position table and in the flow. */
export function longestText(spec: CosyVoice1Spec): number {
  const { llm, flow } = spec;
  const fits = (tokens: number): boolean => {
    const { maximum, positions } = speechLimits(spec, tokens);
    return positions <= llm.maxPositions && maximum <= flow.maxTokens;
  };
  let tokens = llm.maxTextTokens;
  while (tokens > 1 && !fits(tokens)) tokens--;
  return tokens;
}
