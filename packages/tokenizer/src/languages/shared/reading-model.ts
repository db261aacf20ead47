/**
 * A linear model that decides between the readings of a character by what stands around it
 * (trained by `training/readings/train.py`).
 * @module
 */
import type { Column, DataFile, DataHeader } from "./data-file";
import { MOST_FEATURES, readingFeatures, type ReadText } from "./reading-features";

/** The part of the header that belongs to the model. */
export interface ReadingModelHeader extends DataHeader {
  /** Readings that the model knows, by character; the first has the score 0. */
  readonly model?: Readonly<Record<string, readonly string[]>>;
}

/** Decides between readings. */
export interface ReadingModel {
  /** Whether it knows the character. */
  knows(character: string): boolean;
  /**
   * The reading of a character that it knows.
   * @param margin - By how much a score must lead before the ruled reading is given up. Default 0.
   */
  decide(of: ReadText, offset: number, wordIndex: number, margin?: number): string;
}

/** Makes the model's table; without a model in the file it knows no character. */
export function createReadingModel({ header, column }: DataFile<ReadingModelHeader>): ReadingModel {
  const known = new Map(Object.entries(header.model ?? {}));
  const find = header.model
    ? weightTable(column("modelGaps"), column("modelWeights") as Uint8Array)
    : () => 0;
  const features = new Int32Array(MOST_FEATURES);
  return {
    knows: (character) => known.has(character),
    decide(of, offset, wordIndex, margin = 0) {
      const readings = known.get(of.text[offset])!;
      const count = readingFeatures(of, offset, wordIndex, features);
      const present = readings.indexOf(of.ruled[offset]);
      let best = 0;
      let bestScore = present === 0 ? margin : 0;
      for (let reading = 1; reading < readings.length; reading++) {
        let score = present === reading ? margin : 0;
        for (let i = 0; i < count; i++) score += find(features[i] + Math.imul(reading, SPREAD));
        if (score > bestScore) {
          best = reading;
          bestScore = score;
        }
      }
      return readings[best];
    },
  };
}

/** Parts the weights of a feature for different readings. */
const SPREAD = 0x9e3779b1 | 0;

/**
 * The function from a feature to its weight, 0 where it has none.
 * @param gaps - Sorted features as unsigned numbers, each as the distance from the one before it.
 * @param weights - Signed bytes.
 */
function weightTable(gaps: Column, weights: Uint8Array): (feature: number) => number {
  let size = 1024;
  while (size < gaps.length * 2) size *= 2;
  const keys = new Int32Array(size);
  const values = new Int8Array(size);
  let feature = 0;
  for (let index = 0; index < gaps.length; index++) {
    feature = (feature + gaps[index]) >>> 0;
    let slot = feature & (size - 1);
    while (values[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = feature | 0;
    values[slot] = weights[index];
  }
  return (wanted) => {
    let slot = wanted & (size - 1);
    while (values[slot] !== 0) {
      if (keys[slot] === (wanted | 0)) return values[slot];
      slot = (slot + 1) & (size - 1);
    }
    return 0;
  };
}
