/** A growing array of bits. */
export class BitWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;
  #pending = 0;
  #pendingBits = 0;

  /** Appends the lowest `width` bits of `value`, 0–32; negative numbers as two's complement. */
  write(value: number, width: number): void {
    if (width > 16) {
      this.write(value >>> 16, width - 16);
      this.write(value, 16);
      return;
    }
    // At most 7 bits are pending, so that everything fits into 32.
    this.#pending = (this.#pending << width) | (value & ((1 << width) - 1));
    this.#pendingBits += width;
    while (this.#pendingBits >= 8) {
      this.#pendingBits -= 8;
      this.#push((this.#pending >>> this.#pendingBits) & 255);
    }
    this.#pending &= (1 << this.#pendingBits) - 1;
  }

  /** Appends `count` zeros and a one. */
  writeUnary(count: number): void {
    let zeros = count;
    for (; zeros >= 16; zeros -= 16) this.write(0, 16);
    this.write(1, zeros + 1);
  }

  /** Fills the last byte with zeros. */
  align(): void {
    if (this.#pendingBits > 0) this.write(0, 8 - this.#pendingBits);
  }

  /** The whole bytes so far; valid until the next call of a method. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}

/** The prediction of a block by a fixed polynomial. */
interface Prediction {
  /** Warm-up samples, 0–4; the polynomial's degree plus one. */
  readonly order: number;
  /** The prediction error of every sample from `order` on. */
  readonly residual: Int32Array;
}

const HIGHEST_ORDER = 4;

/** The predictor with the smallest sum of error magnitudes, which predicts the size of the Rice codes well. */
export function predict(samples: Int32Array): Prediction {
  let best: Prediction = { order: 0, residual: samples };
  let least = magnitude(samples);
  let differences = samples;
  for (let order = 1; order <= HIGHEST_ORDER && order < samples.length; order++) {
    const next = new Int32Array(differences.length - 1);
    for (let i = 0; i < next.length; i++) next[i] = differences[i + 1] - differences[i];
    differences = next;
    // Each order predicts one sample less; the earlier ones of the lower order count for both.
    const sum = magnitude(differences);
    if (sum < least) {
      least = sum;
      best = { order, residual: differences };
    }
  }
  return best;
}

function magnitude(values: Int32Array): number {
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  return sum;
}

/** How a residual is partitioned and coded. */
interface RicePlan {
  /** The block has 2^`partitionOrder` partitions. */
  readonly partitionOrder: number;
  /** One per partition, 0–14. */
  readonly parameters: readonly number[];
  /** Size of the coded residual, its header included. */
  readonly bits: number;
}

const HIGHEST_PARTITION_ORDER = 4;
// 15 is the escape for a partition without a code.
const PARAMETERS = 15;
const HEAD_BITS = 2 + 4;
const PARAMETER_BITS = 4;

/** The cheapest plan. @param blockSize - Samples of the block, warm-up included. */
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

/** Partitions must be equally long, and the first must be longer than the warm-up. */
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
