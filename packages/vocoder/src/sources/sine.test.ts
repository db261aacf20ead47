import { assert, double, property } from "fast-check";
import { expect, it } from "vitest";

import { sinePi } from "./pulse-train";

it("is the sine of pi times its argument", () => {
  assert(
    property(double({ min: -300, max: 300, noNaN: true }), (x) => {
      // The reduction is exact in binary, which Math.sin(Math.PI * x) is not.
      const whole = Math.round(x);
      const expected = Math.sin(Math.PI * (x - whole)) * (whole % 2 === 0 ? 1 : -1);
      expect(Math.abs(sinePi(x) - expected)).toBeLessThan(1e-12);
    }),
  );
});

it.each([
  [0, 0],
  [0.5, 1],
  [1, 0],
  [-0.5, -1],
  [1.5, -1],
  [101.5, -1],
])("gives its known value at %d", (x, expected) => {
  expect(sinePi(x)).toBeCloseTo(expected, 12);
});
