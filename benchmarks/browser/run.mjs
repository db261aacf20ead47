/**
 * The playground page in Chromium: WebAssembly on one thread, as on a static host without cross-origin isolation.
 *
 *   npm run bench:browser -- [--json file] [--rounds 3] [--no-agreement]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { openChromium } from "../../scripts/lib/chromium.mjs";
import { run } from "../../scripts/lib/run.mjs";
import { serveFolder } from "../../scripts/lib/serve-folder.mjs";
import { commit, machine } from "../lib/machine.mjs";
import { median, round } from "../lib/statistics.mjs";
import { measureAgreement } from "./agreement.mjs";
import { barsOf } from "./bars.mjs";
import { measurePage } from "./measure-page.mjs";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    rounds: { type: "string", default: "3" },
    agreement: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new Error("--rounds is at least 1.");

const measuredOn = machine();
/** @type {{ language: string, text: string }[]} */
const all = JSON.parse(readFileSync(new URL("../rtf/sentences.json", import.meta.url), "utf8"));
const languages = [...new Set(all.map(({ language }) => language))];
const texts = languages.flatMap((language) =>
  all
    .filter((each) => each.language === language)
    .slice(0, 2)
    .map(({ text }) => text),
);

const folder = mkdtempSync(join(tmpdir(), "cosyvoice-lite-bench-browser-"));
const build = fileURLToPath(
  new URL("../../examples/browser-playground/build.mjs", import.meta.url),
);
await run(process.execPath, [build, folder]);
/** @type {Set<string>} */
const sent = new Set();
const site = await serveFolder(folder, { compress: false, onFile: (file) => sent.add(file) });
const { browser, close } = await openChromium({ seconds: 600 });
let measured;
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(site.url);
  // The page's own script, worker and voice, as a visitor gets them.
  await page.waitForSelector("#speak:enabled");
  measured = await measurePage(page, {
    bundle: `${site.url}cosyvoice-lite/js/index.js`,
    texts,
    rounds,
  });
} finally {
  await close();
  await site.close();
}

const files = [...sent].map((file) => readFileSync(file));
rmSync(folder, { recursive: true });
const megabytes = (/** @type {(content: Buffer) => Buffer} */ compress) =>
  files.reduce((sum, content) => sum + Math.min(content.length, compress(content).length), 0) / 1e6;
const { workSeconds, speechSeconds, firstAudio } = measured;
const figures = {
  realTimeFactorSingleThread: round(median(workSeconds) / speechSeconds),
  firstAudio20Characters: round(median(firstAudio)),
  transferMB: round(megabytes((content) => gzipSync(content, { level: 6 }))),
  transferBrotliMB: round(
    megabytes((content) =>
      // What hosts use for what they compress on the way.
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    ),
  ),
  largestDifference: values.agreement ? round(await measureAgreement()) : null,
};
const report = {
  ...figures,
  ...barsOf(figures),
  openSeconds: round(measured.openSeconds),
  files: files.length,
  chromium: browser.version(),
  machine: measuredOn,
  commit: commit(),
  command: `npm run bench:browser -- --rounds ${rounds}`,
};
const text = `${JSON.stringify(report, undefined, 2)}\n`;
process.stdout.write(text);
if (values.json) writeFileSync(resolve(values.json), text);
