/**
 * The browser of tests and benchmarks: one that starts on a busy machine and never outlives its work.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { NO_CHROMIUM, findChromium } from "./find-chromium.mjs";

const BOUNDED = fileURLToPath(new URL("bounded-chromium.sh", import.meta.url));

const FLAGS = [
  // Containers run as root, where Chromium's sandbox does not work.
  "--no-sandbox",
  // Sound has to start without a click and a speaker.
  "--autoplay-policy=no-user-gesture-required",
  "--mute-audio",
  // There is no graphics card, and containers have little shared memory.
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-extensions",
];

/**
 * A running browser.
 * @typedef {object} OpenChromium
 * @property {import("playwright-core").Browser} browser
 * @property {() => Promise<void>} close - Ends it, politely first; none of its processes is left.
 */

/**
 * Starts the browser, at the second try where the first does not succeed.
 * @param {{ seconds?: number, flags?: readonly string[] }} [options] - `seconds`: after which it is killed, default 300;
 *   `flags`: of the command line, beside our own.
 * @returns {Promise<OpenChromium>}
 */
export async function openChromium(options = {}) {
  try {
    return await start(options);
  } catch {
    return start(options);
  }
}

/**
 * @param {{ seconds?: number, flags?: readonly string[] }} options
 * @returns {Promise<OpenChromium>}
 */
async function start({ seconds = 300, flags = [] }) {
  const program = findChromium();
  if (program === undefined) throw new Error(NO_CHROMIUM);
  const folder = await mkdtemp(join(tmpdir(), "cosyvoice-lite-chromium-"));
  const pidFile = join(folder, "pid");
  const kill = async () => {
    const pid = Number(await readFile(pidFile, "utf8").catch(() => 0));
    await rm(folder, { recursive: true, force: true });
    if (pid > 1) killGroup(pid);
  };
  try {
    const browser = await chromium.launch({
      executablePath: BOUNDED,
      args: [...FLAGS, ...flags],
      timeout: 40_000,
      env: {
        ...process.env,
        CHROMIUM_PROGRAM: program,
        CHROMIUM_SECONDS: String(seconds),
        CHROMIUM_PID_FILE: pidFile,
      },
    });
    return {
      browser,
      async close() {
        // A page that computes without end keeps a browser from closing.
        await within(10_000, browser.close());
        await kill();
      },
    };
  } catch (error) {
    await kill();
    throw error;
  }
}

/**
 * Waits for some work, but no longer.
 * @param {number} milliseconds
 * @param {Promise<unknown>} work
 * @returns {Promise<boolean>} whether it was done in time and without an error
 */
export async function within(milliseconds, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  try {
    return /** @type {boolean} */ (await Promise.race([done, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Ends a process group; that it has ended already is fine.
 * @param {number} group
 */
function killGroup(group) {
  try {
    process.kill(-group, "SIGKILL");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}
