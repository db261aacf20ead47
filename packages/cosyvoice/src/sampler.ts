import { SynthesisError } from "@cosyvoice-lite/spec";
import type { CosyVoice1Sampling } from "./section";

/**
 * Chooses a token.
 * @param scores - One log-probability per token; −∞ excludes a token. May be changed.
 * @param chosen - The tokens so far.
 * @throws SynthesisError `MODEL_FAILED` where no token is left or a score is NaN.
 */
export type Sampler = (scores: Float32Array, chosen: readonly number[]) => number;

/** Takes the most probable token; of equal ones the first. */
export const greedySampler: Sampler = (scores) => {
  let best = -1;
  for (let token = 0; token < scores.length; token++)
    if (best < 0 ? scores[token] > -Infinity : scores[token] > scores[best]) best = token;
  if (best < 0 || scores.includes(NaN)) throw nothingToChoose();
  return best;
};

/** A seeded row of draws. Two generators of one seed give the same row. */
interface RandomDraws {
  /** The next number, uniform in [0, 1). */
  uniform(): number;
}

/**
 * Draws from the most probable tokens (top-p within top-k). A token that fills its share of the last tokens is left out,
 * and another one is drawn from all the rest, so that the speech does not get stuck.
 * Source: CosyVoice's repetition-aware sampling, after VALL-E 2 (arXiv 2406.05370).
 */
export function createRepetitionAwareSampler(
  settings: CosyVoice1Sampling,
  random: RandomDraws,
): Sampler {
  const { topP, topK, window, repetition } = settings;
  return (scores, chosen) => {
    const probabilities = softmax(scores);
    const kept = mostProbable(probabilities, topK);
    let sum = 0;
    let count = 0;
    while (count < kept.length && sum < topP) sum += probabilities[kept[count++]];
    const token = draw(kept.slice(0, count), probabilities, random);
    const recent = window > 0 ? chosen.slice(-window) : [];
    const repeated = recent.filter((other) => other === token).length;
    if (repeated === 0 || repeated < window * repetition) return token;
    scores[token] = -Infinity;
    const rest = softmax(scores);
    return draw(Array.from(rest.keys()), rest, random);
  };
}

/** Probabilities in double precision; excluded tokens get 0. */
function softmax(scores: Float32Array): Float64Array {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  if (highest === -Infinity) throw nothingToChoose();
  const result = new Float64Array(scores.length);
  let sum = 0;
  for (let token = 0; token < scores.length; token++)
    sum += result[token] = Math.exp(scores[token] - highest);
  if (!(sum > 0) || sum === Infinity) throw nothingToChoose();
  for (let token = 0; token < result.length; token++) result[token] /= sum;
  return result;
}

/** The tokens of the highest probabilities, falling; equal ones in their own order. None has probability 0. */
function mostProbable(probabilities: Float64Array, count: number): number[] {
  const found: number[] = [];
  for (let token = 0; token < probabilities.length; token++) {
    const value = probabilities[token];
    if (value === 0 || (found.length === count && value <= probabilities[found[count - 1]]))
      continue;
    let place = found.length;
    while (place > 0 && probabilities[found[place - 1]] < value) place--;
    found.splice(place, 0, token);
    if (found.length > count) found.pop();
  }
  return found;
}

/** Draws one of the tokens by their weights, which need not add up to 1; never one without weight. */
function draw(tokens: readonly number[], weights: Float64Array, random: RandomDraws): number {
  let total = 0;
  for (const token of tokens) total += weights[token];
  let left = random.uniform() * total;
  let last = -1;
  for (const token of tokens) {
    if (weights[token] === 0) continue;
    last = token;
    left -= weights[token];
    if (left < 0) break;
  }
  return last;
}

function nothingToChoose(): SynthesisError {
  return new SynthesisError(
    "MODEL_FAILED",
    "The language model gave no usable probabilities for the next speech token. Export the voice again.",
  );
}

/**
 * Makes a generator. Draw n depends on the seed and on n alone: a counter run twice through a 32-bit mixing function
 * (Chris Wellons' `lowbias32`).
 * @param seed - A whole number; its low 32 bits count.
 */
export function createRandomDraws(seed: number): RandomDraws {
  const key = mix(seed ^ 0x51ed270b);
  let counter = 0;
  return { uniform: () => (mix(mix(counter++ ^ key) + key) >>> 0) / 0x100000000 };
}

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}
