/** A process like a user's first: an empty home, and nothing that looks like a build server. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const DIST = new URL("../../dist/", import.meta.url);
/** What makes ONNX Runtime take a machine for a build server, or speaks about its telemetry. */
const LEFT_OUT =
  /^(CI|TF_BUILD|GITHUB_ACTIONS|TRAVIS|JENKINS_URL|CODEBUILD_BUILD_ID|APPVEYOR|CIRCLECI|ORT_|XDG_|VITEST|NODE_OPTIONS)/;

const speak = (hold: number) => `
  const { createSynthesizer } = await import(${JSON.stringify(new URL("index.js", DIST))});
  const tts = await createSynthesizer({ backend: "node" });
  const { backend } = await tts.synthesize("Hello.");
  console.log(backend);
  await tts.dispose();
  await new Promise((resolve) => setTimeout(resolve, ${hold}));`;

/** Programs that speak a word with the native runtime and then stay for a while, by where it runs. */
export const programs = (hold: number): Readonly<Record<string, string>> => ({
  "the main thread": speak(hold),
  "a thread of the caller's": `
    const { Worker } = await import("node:worker_threads");
    const url = new URL("data:text/javascript," + encodeURIComponent(${JSON.stringify(speak(hold))}));
    new Worker(url, { execArgv: [] });`,
  "a pool of workers": `
    const { createSynthesizerPool } = await import(${JSON.stringify(new URL("workers.js", DIST))});
    const pool = await createSynthesizerPool({ workers: 2, backend: "node" });
    const { backend } = await pool.synthesize("Hello.");
    console.log(backend);
    await pool.dispose();
    await new Promise((resolve) => setTimeout(resolve, ${hold}));`,
});

/**
 * Runs a program.
 * @param before - Command that starts Node, such as a tracer with its arguments.
 * @returns What it printed, and every file in its home afterwards.
 */
export async function inFreshHome(
  program: string,
  environment: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
): Promise<{ readonly printed: string; readonly files: string[] }> {
  const home = await mkdtemp(join(tmpdir(), "cosyvoice-home-"));
  try {
    const kept = Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name));
    const env = { ...Object.fromEntries(kept), HOME: home, USERPROFILE: home, ...environment };
    const script = join(home, "program.mjs");
    const [command, ...args] = [...before, process.execPath, script];
    await writeFile(script, program);
    const { stdout } = await promisify(execFile)(command, args, { env, cwd: home });
    const found = await readdir(home, { recursive: true });
    return { printed: stdout.trim(), files: found.filter((file) => file !== "program.mjs") };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
