/**
 * Rice codes for what a predictor misses, with a parameter per partition of the block (RFC 9639, section 9.2.7).
 * @module
 */
import type { BitWriter } from "./bit-writer";
import type { Prediction } from "./predict";

/** How a residual is cut and coded. */
export interface RicePlan {
  /** The block has 2^`partitionOrder` partitions. */
  readonly partitionOrder: number;
  /** One per partition, 0–14. */
  readonly parameters: readonly number[];
  /** Size of the coded residual, its head included. */
  readonly bits: number;
}

const HIGHEST_PARTITION_ORDER = 4;
// 15 is the escape for a partition without a code.
const PARAMETERS = 15;
const HEAD_BITS = 2 + 4;
const PARAMETER_BITS = 4;

/** The cheapest plan. @param blockSize - Samples of the block, those that the prediction starts from included. */
export function planRice({ order, residual }: Prediction, blockSize: number): RicePlan {
  const finest = finestOrder(blockSize, order);
  let costs = partitionCosts(residual, order, blockSize >> finest);
  let best: RicePlan | undefined;
  for (let partitionOrder = finest; ; partitionOrder--) {
    const parameters = costs.map(cheapest);
    const bits = parameters.reduce(
      (sum, parameter, i) => sum + PARAMETER_BITS + costs[i][parameter],
      HEAD_BITS,
    );
    if (!best || bits < best.bits) best = { partitionOrder, parameters, bits };
    if (partitionOrder === 0) return best;
    costs = mergePairs(costs);
  }
}

/** Writes the residual as planned. */
export function writeRice(
  out: BitWriter,
  { order, residual }: Prediction,
  blockSize: number,
  { partitionOrder, parameters }: RicePlan,
): void {
  out.write(0, 2);
  out.write(partitionOrder, 4);
  const size = blockSize >> partitionOrder;
  for (const [i, parameter] of parameters.entries()) {
    out.write(parameter, PARAMETER_BITS);
    const end = (i + 1) * size - order;
    for (let at = Math.max(0, i * size - order); at < end; at++) {
      const value = unsigned(residual[at]);
      out.writeUnary(value >>> parameter);
      out.write(value, parameter);
    }
  }
}

/** Partitions must be equally long, and the first must have more samples than the prediction starts from. */
function finestOrder(blockSize: number, order: number): number {
  let finest = 0;
  while (
    finest < HIGHEST_PARTITION_ORDER &&
    blockSize % (2 << finest) === 0 &&
    blockSize >> (finest + 1) > order
  )
    finest++;
  return finest;
}

/** Bits of every partition under every parameter. */
function partitionCosts(residual: Int32Array, order: number, size: number): Float64Array[] {
  const partitions = (residual.length + order) / size;
  return Array.from({ length: partitions }, (_, i) => {
    const costs = new Float64Array(PARAMETERS);
    const end = (i + 1) * size - order;
    for (let at = Math.max(0, i * size - order); at < end; at++) {
      const value = unsigned(residual[at]);
      for (let parameter = 0; parameter < PARAMETERS; parameter++)
        costs[parameter] += (value >>> parameter) + 1 + parameter;
    }
    return costs;
  });
}

function mergePairs(costs: readonly Float64Array[]): Float64Array[] {
  return Array.from({ length: costs.length / 2 }, (_, i) =>
    costs[2 * i].map((cost, parameter) => cost + costs[2 * i + 1][parameter]),
  );
}

function cheapest(costs: Float64Array): number {
  let best = 0;
  for (let i = 1; i < costs.length; i++) if (costs[i] < costs[best]) best = i;
  return best;
}

/** Small magnitudes of either sign become small numbers: 0, −1, 1, −2, 2 … */
function unsigned(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}
