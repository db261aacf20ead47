/**
 * Whether the commands of a guide are there: npm scripts, options and commands of `cosyvoice-lite`, files that are run.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/lib/paths.mjs";

const scripts = Object.keys(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts);
const program = readFileSync(join(ROOT, "packages/cli/src/program.ts"), "utf8");

/** Programs that every reader has, or that a guide told to install. */
const OTHERS = new Set([
  "cd",
  "npm",
  "npx",
  "node",
  "pip",
  "git",
  "docker",
  "cp",
  "curl",
  "export",
  "ffmpeg",
  "aplay",
  "mkdir",
]);

/**
 * @param {string} code - One command per line; `#` begins a comment, `\` at the end goes on in the next line.
 * @returns {string[]} what is wrong with them
 */
export function badCommands(code) {
  const lines = code
    .replaceAll(/\\\n\s*/g, " ")
    .split("\n")
    .map((line) => line.replace(/(^|\s)#.*$/u, "").replace(/^\$ /u, ""))
    .flatMap((line) => line.split(/\s*(?:&&|\||;)\s*/u))
    .map((line) => line.trim().replace(/^(?:[A-Z_]+=\S*\s+)+/u, ""))
    .filter((line) => line !== "");
  return lines.flatMap((line) => problemOf(line.replace(/\s*>.*$|\s*&$/u, "")) ?? []);
}

/**
 * @param {string} line
 * @returns {string | undefined}
 */
function problemOf(line) {
  const [command, ...words] = line.split(/\s+/u);
  if (command === "cosyvoice-lite") return cliProblem(words);
  if (command === "npm") {
    if (["install", "i", "ci", "pack"].includes(words[0])) return undefined;
    const script = words[0] === "run" ? words[1] : words[0];
    if (!scripts.includes(script)) return `package.json has no script "${script}"`;
    return script === "cli" ? cliProblem(words.slice(words.indexOf("--") + 1)) : undefined;
  }
  if (command === "node" || /(^|\/)python3?$/u.test(command)) return fileProblem(command, words);
  if (/^[~./]/u.test(command) || OTHERS.has(command)) return undefined;
  return `nobody knows the program "${command}"`;
}

/** @param {string[]} words */
function cliProblem([command, ...words]) {
  if (!command.startsWith("-") && !program.includes(`.command("${command}")`))
    return `cosyvoice-lite has no command "${command}"`;
  for (const word of words) {
    const name = /^(?<name>--[a-z-]+)/u.exec(word)?.groups?.name;
    if (name && name !== "--help" && !program.includes(`${name} `) && !program.includes(`${name}"`))
      return `cosyvoice-lite has no option "${name}"`;
  }
  return undefined;
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function fileProblem(command, words) {
  if (words[0] === "-m") {
    if (["venv", "pip", "pytest"].includes(words[1])) return undefined;
    const path = `training/${words[1].replaceAll(".", "/")}.py`;
    return existsSync(join(ROOT, path)) ? undefined : `there is no ${path}`;
  }
  const file = words.find((word) => /\.(?:mjs|js|ts|py)$/u.test(word));
  if (!file) return undefined;
  const folder = command === "node" ? "" : "training";
  const found = [join(ROOT, file), join(ROOT, folder, file)].some((path) => existsSync(path));
  return found ? undefined : `there is no ${file}`;
}
