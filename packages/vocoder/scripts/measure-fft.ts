/**
 * Times the transform against fft.js (a development dependency for this comparison only).
 *
 *     npx tsx packages/vocoder/scripts/measure-fft.ts
 */
import Reference from "fft.js";

import { createFft, fillNoise } from "../src";

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
  const own = createFft(size);
  const ownTime = fastest(() => {
    buffer.set(input);
    own.transform(buffer);
  });
  const isPowerOfTwo = (size & (size - 1)) === 0;
  const reference = isPowerOfTwo ? new Reference(size) : undefined;
  const referenceTime = reference && fastest(() => reference.transform(buffer, input));
  console.log(JSON.stringify({ size, microseconds: ownTime, fftJs: referenceTime }));
}
