/**
 * `npm run docs`: API reference and documentation site into docs/.vitepress/dist, which any static host can serve.
 * `npm run docs -- api` and `npm run docs -- site` build one of the two.
 */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { bootstrap } from "./lib/bootstrap.mjs";
import { ROOT } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";
import { main, step } from "./lib/step.mjs";

const SITE = join(ROOT, "docs/.vitepress/dist");
const [only] = process.argv.slice(2);

/** @param {string} path @param {string[]} args */
const tool = (path, ...args) =>
  run(process.execPath, [join(ROOT, "node_modules", path), ...args]).then(() => "");

await main(async () => {
  // The demo is the browser bundle.
  await bootstrap();
  // Any warning is a failure: see typedoc.json.
  if (only !== "site") await step("api", () => tool("typedoc/bin/typedoc", "--skipErrorChecking"));
  if (only !== "api") {
    await step("site", () => tool("vitepress/bin/vitepress.js", "build", "docs"));
    await cp(join(ROOT, "packages/browser-bundle/dist"), join(SITE, "cosyvoice-lite"), {
      recursive: true,
      filter: (file) => !file.endsWith(".d.ts"),
    });
  }
  if (only === undefined) {
    await cp(join(ROOT, "docs/api"), join(SITE, "api"), { recursive: true });
    console.log(`Built ${SITE}.`);
  }
});
