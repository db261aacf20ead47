/**
 * A program under test in a process of its own. It stays idle while the others have their turn,
 * so that all share the machine's good and bad moments and none shares another's memory.
 *
 * Protocol: one JSON object per line in, one per line out, in order; `{"error": …}` is a failure.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * @typedef {object} Worker
 * @property {(request: Record<string, unknown>) => Promise<any>} ask - Sends a request, resolves to its answer.
 * @property {() => void} close - Ends the process.
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env - Added to this process's environment.
 * @returns {Worker}
 */
export function startWorker(command, args, env = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  /** @type {{ resolve: (value: any) => void, reject: (reason: Error) => void }[]} */
  const waiting = [];
  const fail = (/** @type {string} */ why) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${args[0]}: ${why}`));
  };
  child.on("error", (error) => fail(error.message));
  child.on("close", (code) => fail(`ended with ${code}`));
  // A request to a program that has just died: its end is reported by "close".
  child.stdin.on("error", () => {});
  createInterface({ input: child.stdout }).on("line", (line) => {
    const answer = JSON.parse(line);
    const { resolve, reject } = waiting.shift() ?? {};
    if ("error" in answer) reject?.(new Error(`${args[0]}: ${answer.error}`));
    else resolve?.(answer);
  });
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null) return reject(new Error(`${args[0]}: not running`));
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    close: () => {
      child.stdin.end();
    },
  };
}
