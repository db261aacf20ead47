import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { ROOT } from "./paths.mjs";

const RUN = JSON.stringify(
  String(pathToFileURL(fileURLToPath(new URL("run.mjs", import.meta.url)))),
);
const TINY_VOICE = join(ROOT, "packages/core/test/fixtures/tiny-voice");

/**
 * Starts a program; everything that it started is gone at the test's end, whatever happens.
 * @param {string} command
 * @param {string[]} args
 */
function start(command, args) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  onTestFinished(() => {
    try {
      process.kill(-Number(child.pid), "SIGKILL");
    } catch {
      // All of them have ended, as they should.
    }
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
  return {
    child,
    /** @param {RegExp} pattern */
    async read(pattern) {
      for (;;) {
        const found = pattern.exec(output);
        if (found) return found[1];
        if (child.exitCode !== null) throw new Error(`ended before ${pattern}: ${output}`);
        await sleep(20);
      }
    },
  };
}

/** @param {() => boolean | Promise<boolean>} holds */
async function until(holds) {
  while (!(await holds())) await sleep(50);
}

const isAlive = (/** @type {number} */ pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each(/** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"]))(
  "%s reaches the program, whose exit status is handed on",
  async (signal) => {
    const inner = `process.on("${signal}", () => process.exit(7)); setInterval(() => {}, 1000); console.log("ready " + process.pid)`;
    const outer = `import { runNode } from ${RUN}; process.exitCode = await runNode("-e", [${JSON.stringify(inner)}]);`;
    const { child, read } = start(process.execPath, ["--input-type=module", "-e", outer]);
    const pid = Number(await read(/ready (\d+)/));
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([7, null]);
    expect(isAlive(pid)).toBe(false);
  },
);

test("a program that the signal ends gives 128 and its number", async () => {
  const inner = `setInterval(() => {}, 1000); console.log("ready ")`;
  const outer = `import { runNode } from ${RUN}; process.exitCode = await runNode("-e", [${JSON.stringify(inner)}]);`;
  const { child, read } = start(process.execPath, ["--input-type=module", "-e", outer]);
  await read(/(ready)/);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([143, null]);
});

const serveArgs = [
  "serve",
  "--port",
  "0",
  "--workers",
  "0",
  "--voice",
  TINY_VOICE,
  "--log-level",
  "silent",
];
const isServing = (/** @type {string} */ url) =>
  fetch(`${url}/health`).then(
    () => true,
    () => false,
  );

test.each(/** @type {const} */ (["SIGTERM", "SIGINT"]))(
  "%s to scripts/cli.mjs ends the server in good order",
  async (signal) => {
    const { child, read } = start(process.execPath, ["scripts/cli.mjs", ...serveArgs]);
    const url = await read(/Listening on (\S+)/);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(await isServing(url)).toBe(false);
  },
  120_000,
);

test.skipIf(process.platform === "win32")(
  "SIGTERM to `npm run cli -- serve` leaves no server behind",
  async () => {
    const { child, read } = start("npm", ["run", "cli", "--", ...serveArgs]);
    const url = await read(/Listening on (\S+)/);
    child.kill("SIGTERM");
    await once(child, "exit");
    await until(async () => !(await isServing(url)));
  },
  120_000,
);

test.skipIf(process.platform === "win32")(
  "Ctrl-C, which a terminal sends to npm and all below, is one signal to the server",
  async () => {
    const { child, read } = start("npm", ["run", "cli", "--", ...serveArgs]);
    const url = await read(/Listening on (\S+)/);
    // A request in work is finished: a second signal would have cut it.
    const answer = fetch(`${url}/tts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: "One more sentence to speak. ".repeat(20) }),
    });
    await sleep(100);
    process.kill(-Number(child.pid), "SIGINT");
    expect((await answer).status).toBe(200);
    await until(async () => !(await isServing(url)));
  },
  120_000,
);
