/**
 * A program that takes minutes: its progress is passed on, and it ends with the benchmark's time.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, tell: (line: string) => void, signal: AbortSignal }} options - `tell` gets the lines of standard error.
 * @returns {Promise<string>} what it wrote to standard output, without blanks around it
 */
export function runCommand(command, args, { cwd, tell, signal }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, signal, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    /** @type {string[]} */
    const last = [];
    createInterface({ input: child.stderr }).on("line", (line) => {
      tell(`  ${line}`);
      last.push(line);
      if (last.length > 20) last.shift();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(output.trim());
      reject(new Error(`${args[0]} ended with ${code}\n${last.join("\n")}`));
    });
  });
}
