/**
 * The page in a real browser, with the real voice.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium } from "../../../scripts/lib/in-chromium.mjs";
import { run } from "../../../scripts/lib/run.mjs";
import { serveFolder } from "../../../scripts/lib/serve-folder.mjs";

describeInChromium("the page that reads itself", (browser) => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof serveFolder>>} */
  let site;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cosyvoice-lite-page-reader-"));
    await run(process.execPath, [
      fileURLToPath(new URL("../build.mjs", import.meta.url)),
      join(folder, "site"),
    ]);
    // Compressing takes longer than sending on one machine.
    site = await serveFolder(join(folder, "site"), { compress: false });
  }, 120_000);
  afterAll(async () => {
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("is used by keyboard, marks words in order, pauses and stops", async () => {
    const page = await browser().newPage();
    /** @type {string[]} */
    const problems = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    /** @type {string[]} */
    const outside = [];
    page.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith("http") && hostname !== "localhost") outside.push(request.url());
    });
    await page.goto(site.url);
    // Everything that is marked, in order.
    await page.evaluate(`window.marked = [];
      const set = CSS.highlights.set.bind(CSS.highlights);
      CSS.highlights.set = (name, highlight) => {
        window.marked.push([...highlight].map(String).join(""));
        return set(name, highlight);
      };`);

    // Screen readers have a name for every control.
    await page.getByRole("group", { name: "Read this page aloud" }).waitFor();
    for (const name of ["Read aloud", "Stop"])
      expect(await page.getByRole("button", { name }).count()).toBe(1);
    expect(await page.getByRole("combobox", { name: "Speed" }).count()).toBe(1);

    await page.keyboard.press("Tab");
    expect(await page.evaluate(`document.activeElement.id`)).toBe("play");
    await page.keyboard.press("Enter");
    await page.waitForFunction(`window.marked.length > 6`, undefined, { timeout: 170_000 });
    const marked = /** @type {string[]} */ (await page.evaluate(`window.marked`));
    expect(marked.slice(0, 5)).toEqual(["The", "old", "ferry", "The", "ferry"]);
    expect(await page.locator("[data-reading]").count()).toBe(1);

    await page.keyboard.press("Alt+p");
    await page.getByRole("button", { name: "Go on" }).waitFor();
    expect(await page.getByRole("status").textContent()).toBe("Paused.");
    await page.keyboard.press("Alt+p");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Read aloud" }).waitFor();
    expect(await page.getByRole("status").textContent()).toBe("Stopped.");
    expect(await page.locator("[data-reading]").count()).toBe(0);
    expect(problems).toEqual([]);
    expect(outside).toEqual([]);
    await page.close();
  });
});
