/**
 * Where the browser of the tests lies.
 */
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** What is said where there is none. */
export const NO_CHROMIUM =
  "Browser tests are skipped: there is no Chromium. Run scripts/install-chromium.sh, or name one in CHROMIUM_PATH.";

/**
 * @param {NodeJS.ProcessEnv} [environment] - `CHROMIUM_PATH` names the program; empty, there is none.
 * @returns {string | undefined} the program, if there is one
 */
export function findChromium({ CHROMIUM_PATH: named } = process.env) {
  if (named !== undefined) return named || undefined;
  return PLACES.find((path) => existsSync(path));
}
