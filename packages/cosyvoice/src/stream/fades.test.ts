import { describe, expect, test } from "vitest";
import { evenFade, fadeInto, hammingFade } from "./fades";

describe("evenFade", () => {
  test("leaves equal signals as they are", () => {
    const row = Float32Array.of(1, -2, 3, 4);
    fadeInto(row, Float32Array.of(1, -2, 3), evenFade(3));
    expect([...row]).toEqual([1, -2, 3, 4]);
  });

  test("rises from nearly 0 to nearly 1", () => {
    const { rising, falling } = evenFade(34);
    expect(rising[0]).toBeLessThan(0.001);
    expect(rising[33]).toBeGreaterThan(0.999);
    rising.forEach((weight, n) => {
      expect(weight + falling[n]).toBeCloseTo(1, 12);
      expect(weight).toBeGreaterThan(n > 0 ? rising[n - 1] : 0);
    });
  });
});

test("hammingFade is the symmetric window cut in two", () => {
  const { rising, falling } = hammingFade(4);
  // numpy.hamming(8)
  const window = [0.08, 0.25319469, 0.64235963, 0.95444568];
  rising.forEach((weight, n) => expect(weight).toBeCloseTo(window[n], 7));
  falling.forEach((weight, n) => expect(weight).toBeCloseTo(window[3 - n], 7));
});

test("a fade of no length changes nothing", () => {
  const row = Float32Array.of(1, 2);
  fadeInto(row, new Float32Array(0), evenFade(0));
  expect([...row]).toEqual([1, 2]);
});
