import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSampleQueue } from "./sample-queue";

const block = (...samples: number[]) => Float32Array.from(samples);

describe("createSampleQueue", () => {
  test("plays all samples in order, whatever the sizes of pieces and blocks", () => {
    const sizes = fc.array(fc.nat(40), { maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 50 }), (pieces, size) => {
        const queue = createSampleQueue(0);
        let next = 1;
        for (const length of pieces) queue.push(Float32Array.from({ length }, () => next++));
        queue.end();
        const heard: number[] = [];
        while (!queue.isOver) {
          const output = new Float32Array(size).fill(NaN);
          queue.fill(output);
          heard.push(...output);
        }
        const all = Array.from({ length: next - 1 }, (_, index) => index + 1);
        expect(heard.slice(0, all.length)).toEqual(all);
        // Silence fills the last block.
        expect(heard.slice(all.length).every((sample) => sample === 0)).toBe(true);
        expect(queue).toMatchObject({ played: all.length, underruns: 0 });
      }),
    );
  });

  test("waits for enough samples, and for twice as many after an underrun", () => {
    const queue = createSampleQueue(3);
    const output = new Float32Array(2);
    queue.push(block(1, 2));
    queue.fill(output);
    expect([...output]).toEqual([0, 0]);
    queue.push(block(3));
    queue.fill(output);
    expect([...output]).toEqual([1, 2]);
    queue.fill(output);
    expect([...output]).toEqual([3, 0]);
    expect(queue).toMatchObject({ played: 3, underruns: 1, isOver: false });
    queue.push(block(4, 5, 6, 7, 8));
    queue.fill(output);
    expect([...output]).toEqual([0, 0]);
    queue.push(block(9));
    queue.fill(output);
    expect([...output]).toEqual([4, 5]);
    expect(queue.underruns).toBe(1);
  });

  test("plays what is there when nothing more comes", () => {
    const queue = createSampleQueue(100);
    queue.push(block(1));
    queue.end();
    const output = new Float32Array(2);
    queue.fill(output);
    expect([...output]).toEqual([1, 0]);
    expect(queue).toMatchObject({ isOver: true, underruns: 0 });
  });
});
