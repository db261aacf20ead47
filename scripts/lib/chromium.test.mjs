import { describe, expect, test } from "vitest";
import { within } from "./chromium.mjs";
import { findChromium } from "./find-chromium.mjs";

describe("within", () => {
  test.each([
    ["done in time", () => Promise.resolve("x"), true],
    ["failed", () => Promise.reject(new Error("x")), false],
    ["never done", () => new Promise(() => {}), false],
  ])("%s", async (_, work, expected) => expect(await within(50, work())).toBe(expected));
});

test("the environment names the browser, or says that there is none", () => {
  expect(findChromium({ CHROMIUM_PATH: "/opt/chromium" })).toBe("/opt/chromium");
  expect(findChromium({ CHROMIUM_PATH: "" })).toBeUndefined();
});
