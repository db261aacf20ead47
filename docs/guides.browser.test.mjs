/**
 * Runs the blocks for browsers of the guides in a real one, over the bundle, with the bundled voice.
 */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeBlocks, isForBrowsers } from "./harness/code-blocks.mjs";
import { readGuide, teachingFiles } from "./harness/guides.mjs";
import { linkedModule } from "./harness/linked-modules.mjs";
import { describeInChromium } from "../scripts/lib/in-chromium.mjs";
import { ROOT } from "../scripts/lib/paths.mjs";
import { serveFolder } from "../scripts/lib/serve-folder.mjs";

const SHARED = "guideNames";
/** Everything of these is in the bundle's one module. */
const IMPORTS = Object.fromEntries(
  ["core", "core/browser", "core/backends/web", "vocoder"].map((name) => [
    `@cosyvoice-lite/${name}`,
    "/js/index.js",
  ]),
);
const PAGE = `<!doctype html><title>guide</title><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;

const guides = teachingFiles()
  .map((file) => ({ file, blocks: codeBlocks(readGuide(file)).filter(isForBrowsers) }))
  .filter(({ blocks }) => blocks.length > 0);

describeInChromium("in a browser", (browser) => {
  /** @type {Awaited<ReturnType<typeof serveFolder>>} */
  let site;
  beforeAll(async () => {
    site = await serveFolder(join(ROOT, "packages/browser-bundle/dist"), {
      // Compressing takes longer than sending on one machine.
      compress: false,
      pages: { "/guide.html": PAGE },
    });
  }, 120_000);
  afterAll(async () => {
    await site?.close();
  });

  test("there is something to run", () => expect(guides.length).toBeGreaterThan(0));

  test.each(guides)("$file: every block runs", async ({ file, blocks }) => {
    const page = await browser().newPage();
    await page.goto(`${site.url}guide.html`);
    await page.evaluate(`globalThis.${SHARED} = {}`);
    /** @type {string[]} */
    const known = [];
    for (const { code, line } of blocks) {
      const { module, names } = linkedModule(code, SHARED, known);
      known.push(...names.filter((name) => !known.includes(name)));
      const problem = await page.evaluate(
        `import(URL.createObjectURL(new Blob([${JSON.stringify(module)}], { type: "text/javascript" })))
          .then(() => "", (error) => String(error.stack ?? error))`,
      );
      expect(problem, `${file}:${line}`).toBe("");
    }
    await page.close();
  });
});
