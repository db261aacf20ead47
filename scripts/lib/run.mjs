/**
 * Child processes: quiet while all is well, everything they said when it is not.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { forwardSignals } from "./forward-signals.mjs";
import { ROOT } from "./paths.mjs";

/** Colours are for terminals, not for log files. */
const PLAIN = process.stderr.isTTY ? {} : { NO_COLOR: "1" };

/** A step that failed, with what the program had printed. */
export class StepError extends Error {
  /**
   * @param {string} message
   * @param {string} output - What the child wrote to both streams, in order.
   * @param {number} status - Its exit status; 128 and the signal's number where a signal ended it, as shells have it.
   */
  constructor(message, output, status) {
    super(message);
    this.output = output;
    this.status = status;
  }
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] - Default: the repository's root.
 * @property {NodeJS.ProcessEnv} [env] - Added to this process's environment.
 * @property {boolean} [shell] - Whether `command` is a shell line.
 * @property {boolean} [inherit] - Let the child speak on this terminal instead of keeping its words.
 */

/**
 * Runs a program to its end. Signals that this process gets in the meantime go to the program.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<string>} what it wrote, both streams in order; empty with `inherit`
 * @throws {StepError} when it cannot start or does not exit with 0
 */
export function run(command, args = [], options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...PLAIN, ...options.env },
      shell: options.shell ?? false,
      stdio: options.inherit ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    forwardSignals(child);
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    const place = options.cwd ? ` in ${options.cwd}` : "";
    const line = [command, ...args].join(" ") + place;
    const output = () => Buffer.concat(chunks).toString("utf8");
    child.on("error", (cause) => reject(new StepError(`${line}: ${cause.message}`, output(), 127)));
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(output());
      const how = signal ? `was ended by ${signal}` : `ended with ${code}`;
      const status = code ?? 128 + (signal ? constants.signals[signal] : 0);
      reject(new StepError(`${line} ${how}`, output(), status));
    });
  });
}

/**
 * Runs a Node program with the terminal handed over to it.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<number>} its exit status
 */
export async function runNode(file, args = [], options = {}) {
  try {
    await run(process.execPath, [file, ...args], { ...options, inherit: true });
    return 0;
  } catch (error) {
    if (error instanceof StepError) return error.status;
    throw error;
  }
}
