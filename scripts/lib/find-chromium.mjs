/**
 * Where the browser of the tests lies.
 */
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** What is said where there is none. */
export const NO_CHROMIUM =
  "Browser tests are skipped: there is no Chromium. Run scripts/install-chromium.sh, or name one in CHROMIUM_PATH.";

/** @returns {string | undefined} the program, if there is one */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? PLACES.find((path) => existsSync(path));
}
