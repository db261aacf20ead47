import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandomDraws, createRepetitionAwareSampler, greedySampler } from "./sampler";

const official = { topP: 0.8, topK: 25, window: 10, repetition: 0.1 };
const logs = (...probabilities: number[]) => Float32Array.from(probabilities, Math.log);
/** Draws that always fall on one place. */
const at = (place: number) => ({ uniform: () => place });

describe("greedySampler", () => {
  test.each<[number[], number]>([
    [[0.1, 0.7, 0.2], 1],
    [[0.4, 0.2, 0.4], 0],
    [[0, 0, 1], 2],
  ])("takes the best of %j", (probabilities, token) => {
    expect(greedySampler(logs(...probabilities), [])).toBe(token);
  });

  test.each([[[-Infinity, -Infinity]], [[0, NaN]]])("refuses %j", (scores) => {
    expect(() => greedySampler(Float32Array.from(scores), [])).toThrow(
      expect.objectContaining({ code: "MODEL_FAILED" }),
    );
  });
});

describe("createRepetitionAwareSampler", () => {
  test.each<[string, object, number[], number[], number, number]>([
    ["the first kept token", {}, [0.5, 0.3, 0.2], [], 0, 0],
    // 0.5 + 0.3 reach 0.8, so the third is not kept however high the draw.
    ["the last kept token", {}, [0.5, 0.3, 0.2], [], 0.999999, 1],
    ["by unnormalised weights", {}, [0.5, 0.3, 0.2], [], 0.63, 1],
    ["out of so many", { topK: 1 }, [0.5, 0.3, 0.2], [], 0.999999, 0],
    ["all until top-p is reached", { topP: 1 }, [0.5, 0.3, 0.2], [], 0.999999, 2],
    ["another one than a repeated one", {}, [0.5, 0.3, 0.2], [0], 0, 1],
    ["out of all the rest", {}, [0.5, 0.3, 0.2], [1], 0.999999, 2],
    // The repeated token is drawn, excluded, and the same place of the rest is taken.
    ["a token outside the window", { window: 2 }, [0.5, 0.3, 0.2], [0, 1, 2], 0, 0],
    ["a repeated token within its share", { repetition: 0.2 }, [0.5, 0.3, 0.2], [0], 0, 0],
    ["again without a window", { window: 0 }, [0.5, 0.3, 0.2], [0], 0, 0],
  ])("takes %s", (_, changes, probabilities, chosen, place, token) => {
    const choose = createRepetitionAwareSampler({ ...official, ...changes }, at(place));
    expect(choose(logs(...probabilities), chosen)).toBe(token);
  });

  const score = fc.oneof(
    { weight: 4, arbitrary: fc.float({ min: -40, max: 0, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(-Infinity) },
  );
  const scores = fc.array(score, { minLength: 2, maxLength: 60 });
  const settings = fc.record({
    topP: fc.double({ min: 0.01, max: 1, noNaN: true }),
    topK: fc.integer({ min: 1, max: 70 }),
    window: fc.integer({ min: 0, max: 12 }),
    repetition: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test("never draws an excluded token", () => {
    fc.assert(
      fc.property(
        scores,
        settings,
        fc.nat(),
        fc.array(fc.nat(59)),
        (values, given, seed, chosen) => {
          const input = Float32Array.from(values);
          const possible = values.filter((value) => value > -Infinity).length;
          fc.pre(possible > 1);
          const choose = createRepetitionAwareSampler(given, createRandomDraws(seed));
          const token = choose(input.slice(), chosen);
          expect(input[token]).toBeGreaterThan(-Infinity);
        },
      ),
    );
  });

  test("draws the same for the same seed, and not always the same for others", () => {
    const row = (seed: number) => {
      const choose = createRepetitionAwareSampler(official, createRandomDraws(seed));
      return Array.from({ length: 40 }, () => choose(new Float32Array(30).fill(-3), []));
    };
    fc.assert(
      fc.property(fc.nat(0xffffffff), (seed) => {
        expect(row(seed)).toEqual(row(seed));
      }),
    );
    expect(row(1)).not.toEqual(row(2));
  });

  test("draws each token about as often as its probability says", () => {
    const choose = createRepetitionAwareSampler({ ...official, topP: 1 }, createRandomDraws(5));
    const counts = [0, 0, 0];
    for (let i = 0; i < 6000; i++) counts[choose(logs(0.6, 0.3, 0.1), [])]++;
    expect(counts.map((count) => Math.round(count / 300))).toEqual([12, 6, 2]);
  });

  test.each([[[-Infinity, -Infinity]], [[NaN, NaN]], [[Infinity, 0]]])("refuses %j", (values) => {
    const choose = createRepetitionAwareSampler(official, at(0));
    expect(() => choose(Float32Array.from(values), [])).toThrow(
      expect.objectContaining({ code: "MODEL_FAILED" }),
    );
  });
});

test("draws are repeatable, spread over [0, 1), and differ by seed", () => {
  const row = (seed: number) => {
    const draws = createRandomDraws(seed);
    return Array.from({ length: 20_000 }, () => draws.uniform());
  };
  const drawn = row(3);
  expect(drawn).toEqual(row(3));
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  const counts = Array.from({ length: 10 }, () => 0);
  for (const value of drawn) counts[Math.floor(value * 10)]++;
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250);
  expect(row(4).filter((value, index) => value === drawn[index])).toHaveLength(0);
});
