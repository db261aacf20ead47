/**
 * Tests in a real browser: the same care for all of them.
 */
import { afterAll, afterEach, beforeEach, describe } from "vitest";
import { openChromium, within } from "./chromium.mjs";
import { NO_CHROMIUM, findChromium } from "./find-chromium.mjs";

/**
 * Most milliseconds of one test, which takes seconds: a voice loads slowly on a machine that has other things to do. A test that
 * hangs takes its browser with it, and the next one gets another.
 */
const PATIENCE = 180_000;

/**
 * A block of tests that share a browser; skipped, aloud, where there is none.
 * @param {string} title
 * @param {(browser: () => import("playwright-core").Browser) => void} tests - Calls `test`; `browser()` is for inside of it.
 * @param {{ timeout?: number }} [options] - Most milliseconds of one test. Default 180,000.
 */
export function describeInChromium(title, tests, { timeout = PATIENCE } = {}) {
  const isThere = findChromium() !== undefined;
  if (!isThere) process.stderr.write(`${title}: ${NO_CHROMIUM}\n`);
  describe.skipIf(!isThere)(title, { timeout }, () => {
    /** @type {import("./chromium.mjs").OpenChromium | undefined} */
    let open;
    beforeEach(async () => {
      if (open?.browser.isConnected()) return;
      await open?.close();
      open = await openChromium({ seconds: timeout / 1000 + 300 });
    }, 100_000);
    // Whatever a test has left behind would take time from the next one.
    afterEach(async () => {
      const contexts = open?.browser.contexts() ?? [];
      const closing = Promise.all(contexts.map((context) => context.close()));
      if (await within(10_000, closing)) return;
      await open?.close();
      open = undefined;
    }, 40_000);
    afterAll(() => open?.close(), 40_000);

    tests(() => {
      if (!open) throw new Error("The browser is there while a test runs.");
      return open.browser;
    });
  });
}
