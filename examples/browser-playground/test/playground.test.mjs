import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium } from "../../../scripts/lib/in-chromium.mjs";
import { serveFolder } from "../../../scripts/lib/serve-folder.mjs";

/** Milliseconds: a machine with other work loads a voice slowly. */
const PATIENCE = 170_000;
const BUILD = fileURLToPath(new URL("../build.mjs", import.meta.url));

/**
 * How many colours a canvas shows.
 * @param {import("playwright-core").Page} page
 * @param {string} id
 */
const coloursOf = (page, id) =>
  page.evaluate((canvasId) => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById(canvasId));
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, id);

describeInChromium("the playground in Chromium", (browser) => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof serveFolder>>} */
  let server;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "playground-"));
    await promisify(execFile)(process.execPath, [BUILD, folder]);
    server = await serveFolder(folder, { compress: false });
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  test("speaks by keyboard alone, shows what it says, gives a WAV file, and works without a network", async () => {
    const context = await browser().newContext({ acceptDownloads: true, colorScheme: "dark" });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    /** @type {string[]} */
    const problems = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(server.url);
    await page.waitForFunction(() =>
      document.querySelector("#status")?.textContent?.includes("without a network"),
    );
    await page.focus("#text");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("One two. Three four.");
    await page.focus("#speak");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#reading .now");
    expect(await page.getAttribute("#reading .now", "lang")).toBe("en");
    // The focus does not get lost with the button that is disabled.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("stop");
    await page.waitForSelector("#download:visible");
    await page.waitForSelector("#speak:focus");
    expect(await page.textContent("#reading")).toBe("One two. Three four.");
    expect(await page.getAttribute("#mel", "aria-label")).toMatch(/\d\.\d seconds of speech/);
    expect(await page.textContent("#figures")).toMatch(/Real-time factor\d+\.\d{3}/);
    expect(await coloursOf(page, "waveform")).toBeGreaterThan(1);
    expect(await coloursOf(page, "mel")).toBeGreaterThan(50);
    const downloading = page.waitForEvent("download");
    await page.focus("#download");
    await page.keyboard.press("Enter");
    const wav = await readFile(await (await downloading).path());
    expect(wav.subarray(0, 4).toString()).toBe("RIFF");
    expect(wav.length).toBeGreaterThan(24_000);

    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector("#speak:enabled");
    await page.selectOption("#vocoder", "griffin-lim");
    await page.fill("#text", "Still here.");
    await page.click("#speak");
    await page.waitForSelector("#download:visible");
    expect(await page.textContent("#figures")).toContain("griffin-lim");
    expect(problems.filter((problem) => !problem.includes("ERR_INTERNET_DISCONNECTED"))).toEqual(
      [],
    );
    await context.close();
  });

  test("every control has a name, and escape stops", async () => {
    const page = await browser().newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(server.url);
    await page.waitForSelector("#speak:enabled");
    for (const role of /** @type {const} */ (["textbox", "combobox", "slider", "button"])) {
      for (const control of await page.getByRole(role).all()) {
        const name = await control.evaluate(
          (/** @type {HTMLInputElement} */ element) =>
            element.labels?.[0]?.textContent?.trim() || element.textContent?.trim(),
        );
        expect(name).toBeTruthy();
      }
    }
    expect(await page.getByRole("combobox").count()).toBe(3);
    expect(await page.getByRole("slider").count()).toBe(2);
    await page.fill("#text", "On and on. ".repeat(100));
    await page.click("#speak");
    await page.waitForSelector("#reading .now");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#speak:enabled");
    expect(await page.textContent("#status")).toBe("Stopped.");
    // What was made until then can be kept.
    expect(await page.isVisible("#download")).toBe(true);
    await page.close();
  });

  test("dictionaries that come late do not cover how a speech went", async () => {
    // A service worker would fetch behind the page, out of this test's reach.
    const context = await browser().newContext({ serviceWorkers: "block" });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    /** @type {() => void} */
    let release = () => {};
    const released = new Promise((resolve) => {
      release = () => resolve(undefined);
    });
    let held = 0;
    await context.route("**/data/ja/**", async (route) => {
      held++;
      await released;
      await route.continue();
    });
    await page.goto(server.url);
    await page.waitForSelector("#speak:enabled");
    await page.fill("#text", "Good morning.");
    await page.click("#speak");
    await page.waitForSelector("#download:visible");
    expect(held).toBe(1);
    const said = await page.textContent("#status");
    expect(said).toMatch(/^Done: /);
    const arrived = page.waitForResponse("**/data/ja/**");
    release();
    await (await arrived).finished();
    // The worker unpacks it and tells the page.
    await page.waitForTimeout(2000);
    expect(await page.textContent("#status")).toBe(said);
    await context.close();
  });

  test("says what it cannot speak", async () => {
    const page = await browser().newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(server.url);
    await page.waitForSelector("#speak:enabled");
    await page.fill("#text", "Cat, \u043a\u043e\u0442.");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("#download:visible");
    expect(await page.getByRole("list", { name: "Warnings" }).textContent()).toContain("Cyrillic");
    await page.fill("#text", "   ");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("#problem:visible");
    expect(await page.getByRole("alert").textContent()).toContain("nothing to speak");
    // Nothing of the text before is left.
    expect(await page.isVisible("#warnings")).toBe(false);
    expect(await page.isVisible("#download")).toBe(false);
    expect(await page.textContent("#figures")).toBe("");
    await page.close();
  });
});
