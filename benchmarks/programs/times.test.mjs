import { expect, test } from "vitest";
import { coldStart, medianTimes } from "./times.mjs";

test("a cold start counts from before the process is there, and ends it", async () => {
  let clock = 1000;
  /** @type {unknown[]} */
  const asked = [];
  const start = () => {
    clock += 200;
    return {
      ask: async (/** @type {Record<string, unknown>} */ request) => {
        clock += 400;
        asked.push(request.do);
        return {};
      },
      close: () => asked.push("close"),
    };
  };
  const options = { text: "Hello.", language: "en", threads: 2, now: () => clock };
  expect(await coldStart(start, options)).toBe(1);
  expect(asked).toEqual(["load", "firstAudio", "close"]);
});

test("a cold start that fails leaves no process behind", async () => {
  let open = 0;
  const start = () => {
    open += 1;
    return {
      ask: () => Promise.reject(new Error("no model")),
      close: () => {
        open -= 1;
      },
    };
  };
  const options = { text: "Hello.", language: "en", threads: 2, now: () => 0 };
  await expect(coldStart(start, options)).rejects.toThrow("no model");
  expect(open).toBe(0);
});

test("times are medians without the first round, and who begins changes", async () => {
  /** @type {string[]} */
  const order = [];
  const program = (/** @type {string} */ name, /** @type {number[]} */ seconds) => async () => {
    order.push(name);
    return seconds.shift() ?? Number.NaN;
  };
  const programs = { a: program("a", [90, 3, 1, 2]), b: program("b", [90, 6, 5, 4]) };
  expect(await medianTimes(programs, 3)).toEqual({ a: 2, b: 5 });
  expect(order.join("")).toBe("abbaabba");
});
