/**
 * Makes what the benchmark measures, unless an earlier run has: an interrupted run goes on where it stopped.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensurePython } from "../lib/python-environment.mjs";
import { CACHE, MODEL, PRECISIONS, TOOL, voiceFolder } from "./cache.mjs";
import { runCommand } from "./run-command.mjs";

/** Installed without their dependencies, as the export tool's README says: classes and tokenizer ranks of the official code. */
const WITHOUT_DEPENDENCIES = ["cosyvoice-minicpmo==0.1.0", "openai-whisper==20250625"];

/**
 * @param {{ tell: (line: string) => void, signal: AbortSignal }} options
 * @returns {Promise<string>} the path of a Python that has the official classes
 */
export async function prepare({ tell, signal }) {
  mkdirSync(CACHE, { recursive: true });
  tell("Python environment");
  const python = await ensurePython(
    "venv",
    { packages: lockedPackages(), withoutDependencies: WITHOUT_DEPENDENCIES },
    CACHE,
  );
  const run = (/** @type {string[]} */ ...args) =>
    runCommand(python, args, { cwd: TOOL, tell, signal });

  if (!existsSync(MODEL)) {
    tell("random model, 1.7 GB");
    const unfinished = `${MODEL}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    const ranks = await run("-c", WHERE_RANKS_ARE);
    await run("make_random_model.py", "--size", "full", "--tokenizer", ranks, "--out", unfinished);
    renameSync(unfinished, MODEL);
  }
  for (const precision of PRECISIONS) {
    tell(`export, ${precision}`);
    const folder = voiceFolder(precision);
    await run("export.py", "--model-dir", MODEL, "--out", folder, "--precision", precision);
  }
  return python;
}

const WHERE_RANKS_ARE = `
import importlib.util, pathlib
place = importlib.util.find_spec("whisper").submodule_search_locations[0]
print(pathlib.Path(place) / "assets" / "multilingual.tiktoken")
`;

function lockedPackages() {
  const lock = readFileSync(join(TOOL, "requirements.lock"), "utf8");
  return lock.split("\n").filter((line) => /^[\w.-]+==/.test(line));
}
