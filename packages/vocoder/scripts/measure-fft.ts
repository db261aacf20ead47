/**
 * Times our mixed-radix transform against fft.js, which `createFft` takes for powers of two.
 *
 *     npx tsx packages/vocoder/scripts/measure-fft.ts
 */
import Reference from "fft.js";

import { fillNoise } from "../src";
import { createMixedRadixFft } from "../src/dsp/fft";

/** Best of seven rounds, in microseconds per call. */
function fastest(work: () => void): number {
  let best = Infinity;
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    for (let call = 0; call < 3000; call++) work();
    best = Math.min(best, (performance.now() - start) / 3);
  }
  return Number(best.toFixed(2));
}

for (const size of [600, 1024, 1200, 2048]) {
  const input = new Float64Array(2 * size);
  fillNoise(input, 1);
  const buffer = new Float64Array(2 * size);
  const own = createMixedRadixFft(size);
  const ownTime = fastest(() => {
    buffer.set(input);
    own.transform(buffer);
  });
  const isPowerOfTwo = (size & (size - 1)) === 0;
  const reference = isPowerOfTwo ? new Reference(size) : undefined;
  const referenceTime = reference && fastest(() => reference.transform(buffer, input));
  console.log(JSON.stringify({ size, microseconds: ownTime, fftJs: referenceTime }));
}
