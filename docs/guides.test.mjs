/**
 * Runs every TypeScript and JavaScript block of the guides and READMEs with the bundled voice, on the sources. Blocks of one file
 * run in order and see what those before them declared. Blocks for browsers run in `guides.browser.test.mjs`.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { createServer } from "@cosyvoice-lite/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { codeBlocks, isForBrowsers, isProgram, isShell } from "./harness/code-blocks.mjs";
import { GIVEN, readGuide, teachingFiles } from "./harness/guides.mjs";
import { linkedModule } from "./harness/linked-modules.mjs";
import { badCommands } from "./harness/shell-commands.mjs";
import { ROOT } from "../scripts/lib/paths.mjs";

/** Milliseconds for one file on a busy machine; nothing here is about speed. */
const PATIENCE = 300_000;
/** Where guides say that the server is. */
const SERVER = "http://127.0.0.1:8000";
const SHARED = "guideNames";

const start = process.cwd();
/** @type {string} */
let modules;
/** @type {string} */
let folder;

beforeAll(async () => {
  // Inside the repository, so that imports are found as in a project.
  modules = await mkdtemp(join(ROOT, "docs/.work-"));
});
afterAll(() => rm(modules, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cosyvoice-lite-guide-"));
  process.chdir(folder);
  for (const name of /** @type {const} */ (["log", "warn", "error"]))
    vi.spyOn(console, name).mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.chdir(start);
  await rm(folder, { recursive: true, force: true });
});

const files = teachingFiles().map((file) => ({ file, blocks: codeBlocks(readGuide(file)) }));

test("there is something to run", () => {
  const programs = files.flatMap(({ blocks }) => blocks.filter(isProgram));
  expect(programs.length).toBeGreaterThan(40);
});

describe.each(
  files.filter(({ blocks }) => blocks.some((each) => isProgram(each) && !isForBrowsers(each))),
)("$file", { timeout: PATIENCE }, ({ file, blocks }) => {
  test("every block runs", async () => {
    const shared = { ...(await GIVEN[file]?.()) };
    Object.assign(globalThis, { [SHARED]: shared });
    const programs = blocks.filter((each) => isProgram(each) && !isForBrowsers(each));
    const server = programs.some(({ code }) => code.includes(SERVER)) && (await startServer());
    vi.stubEnv("KEY", "a-key-that-is-long-enough");
    try {
      for (const { code, line } of programs) {
        const here = server ? code.replaceAll(SERVER, server.url) : code;
        // A port that is written down may be taken on this machine.
        const free = here.replaceAll("port: 8000", "port: 0");
        const { module } = linkedModule(free, SHARED, Object.keys(shared));
        const path = join(modules, `${file.replaceAll(/\W/g, "-")}-${line}.mjs`);
        await writeFile(path, module);
        await import(pathToFileURL(path).href).catch((error) => {
          throw new Error(`${file}:${line}: ${error?.stack ?? error}`, { cause: error });
        });
      }
    } finally {
      await dispose(Object.values(shared));
      if (server) await server.close();
    }
  });
});

test.each(files.filter(({ blocks }) => blocks.some(isShell)))(
  "$file: its commands exist",
  ({ file, blocks }) => {
    for (const { code, line } of blocks.filter(isShell))
      for (const problem of badCommands(code)) expect.fail(`${file}:${line}: ${problem}`);
  },
);

async function startServer() {
  const tts = await createSynthesizer();
  const server = await createServer(tts);
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    async close() {
      await server.close();
      await tts.dispose();
    },
  };
}

/**
 * Frees what blocks made and left; readers' programs end, this process goes on.
 * @param {any[]} values
 */
async function dispose(values) {
  // Servers first: they finish with the synthesizer that they were given.
  for (const value of values) if (typeof value?.inject === "function") await value.close();
  for (const value of values)
    if (typeof value?.synthesize === "function" && typeof value.dispose === "function")
      await value.dispose();
}
