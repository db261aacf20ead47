/**
 * One line per step on the terminal.
 */
import { StepError } from "./run.mjs";

/**
 * Runs one step and prints a line when it is over; the line goes to stderr, as stdout belongs to
 * the command that the steps prepare (`npm run cli -- say … -o -` writes sound there).
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work - A string that it returns is shown beside the name.
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now();
  try {
    const result = await work();
    const detail = typeof result === "string" && result !== "" ? `  ${result}` : "";
    process.stderr.write(`✓ ${name}  ${seconds(start)}${detail}\n`);
    return result;
  } catch (error) {
    process.stderr.write(`✗ ${name}  ${seconds(start)}\n`);
    throw error;
  }
}

/**
 * Runs a script's body; a failed step ends it with the child's words instead of a stack trace.
 * @param {() => Promise<number | void>} body - Its number is the exit status.
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    report(error);
    process.exitCode = error instanceof StepError && error.status > 128 ? error.status : 1;
  }
}

/** @param {unknown} error */
export function report(error) {
  if (error instanceof StepError) {
    if (error.output !== "") process.stderr.write(`${error.output.trimEnd()}\n`);
    process.stderr.write(`${error.message}\n`);
  } else {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
