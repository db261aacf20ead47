/** A figure and its bar. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: "max abs" | "dB SNR" | "%";
  readonly bar: number;
  /** The bar is a lower bound. */
  readonly atLeast?: boolean;
}

/** Whether the figure keeps its bar; what is no number does not. */
export function passes({ value, bar, atLeast }: Row): boolean {
  return atLeast ? value >= bar : value <= bar;
}

/** Share in percent of places at which two rows of tokens agree; a missing token disagrees. */
export function agreement(ours: readonly number[], official: readonly number[]): number {
  const equal = official.filter((token, place) => ours[place] === token).length;
  return (100 * equal) / Math.max(ours.length, official.length);
}
