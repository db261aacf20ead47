/**
 * The browser of the tests.
 */
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * How to start Chromium with playwright-core.
 * @param {string} what - Whose tests are skipped where there is none: said on stderr.
 * @returns {{ executablePath: string, args: string[] } | undefined}
 */
export function chromiumOptions(what) {
  const executablePath = process.env.CHROMIUM_PATH ?? PLACES.find((path) => existsSync(path));
  if (executablePath === undefined) {
    process.stderr.write(`${what}: not tested. Install chromium, or name one in CHROMIUM_PATH.\n`);
    return undefined;
  }
  return {
    executablePath,
    // Containers run as root, where Chromium's sandbox does not work; sound has to start without a click and a speaker.
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"],
  };
}
