/** The library in bundlers: their examples outside this repository, with our tarballs, built, opened and heard. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../../../scripts/lib/free-port.mjs";
import { describeInChromium } from "../../../scripts/lib/in-chromium.mjs";
import { packAll } from "../../../scripts/lib/pack.mjs";
import { ROOT } from "../../../scripts/lib/paths.mjs";
import { run } from "../../../scripts/lib/run.mjs";
import { serveFolder } from "../../../scripts/lib/serve-folder.mjs";

/** What pages need; the rest of the packages would only take time. */
const WANTED = ["core", "audio", "spec", "tokenizer", "vocoder", "voice-lite"];

const folder = mkdtempSync(join(tmpdir(), "cosyvoice-lite-bundlers-"));
/** @type {Record<string, string>} */
let tarballs = {};

beforeAll(async () => {
  const packed = await packAll(join(folder, "tarballs"));
  tarballs = Object.fromEntries(
    packed
      .filter(({ name }) => WANTED.includes(name.split("/")[1]))
      .map(({ name, file }) => [name, `file:${file}`]),
  );
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Installs and builds a copy of an example with our tarballs.
 * @param {string} name
 * @returns {Promise<string>} its folder
 */
async function buildExample(name) {
  const directory = join(folder, name);
  cpSync(join(ROOT, "examples/bundlers", name), directory, { recursive: true });
  const file = join(directory, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.dependencies = { ...manifest.dependencies, ...tarballs };
  writeFileSync(file, JSON.stringify(manifest));
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: directory });
  await run("npm", ["run", "build"], { cwd: directory, env: { NEXT_TELEMETRY_DISABLED: "1" } });
  return directory;
}

/**
 * Clicks "Speak" and waits for the page's report.
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 */
async function hear(browser, url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(170_000);
  /** @type {string[]} */
  const problems = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.text()} ${message.location().url}`);
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(url).origin)
      problems.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  await page.click("#speak");
  const report = page.locator("#status", { hasText: /Spoke|Failed/u });
  await report.waitFor();
  const told = await report.textContent();
  const { samples, peak } =
    /Spoke (?<samples>\d+) samples, peak (?<peak>\d+\.\d+)/u.exec(told ?? "")?.groups ?? {};
  expect(told).toMatch(/^Spoke/u);
  expect(Number(samples)).toBeGreaterThan(12_000);
  expect(Number(peak)).toBeGreaterThan(0.05);
  expect(problems).toEqual([]);
  return page;
}

describeInChromium(
  "built by",
  (browser) => {
    test.each(["vite", "webpack"])("%s, a page speaks", async (name) => {
      const directory = await buildExample(name);
      const site = await serveFolder(join(directory, "dist"), { compress: false });
      try {
        await hear(browser(), site.url);
      } finally {
        await site.close();
      }
    });

    test("Next.js, server and page speak", async () => {
      const directory = await buildExample("nextjs");
      const port = await freePort();
      const next = join(directory, "node_modules/next/dist/bin/next");
      const server = spawn(process.execPath, [next, "start", "--port", String(port)], {
        cwd: directory,
        stdio: "ignore",
      });
      try {
        const url = `http://localhost:${port}/`;
        await expect.poll(() => answers(url), { timeout: 60_000, interval: 500 }).toBe(true);
        const page = await hear(browser(), url);
        const seconds = await page.evaluate(async () => {
          const { src } = /** @type {HTMLAudioElement} */ (document.querySelector("#from-server"));
          const bytes = await (await fetch(src)).arrayBuffer();
          return (await new AudioContext().decodeAudioData(bytes)).duration;
        });
        expect(seconds).toBeGreaterThan(0.5);
      } finally {
        server.kill();
      }
    });
  },
  { timeout: 15 * 60_000 },
);

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
