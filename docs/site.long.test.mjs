/**
 * The documentation site as it is built, with its demo, in a browser.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium } from "../scripts/lib/in-chromium.mjs";
import { ROOT } from "../scripts/lib/paths.mjs";
import { run } from "../scripts/lib/run.mjs";
import { serveFolder } from "../scripts/lib/serve-folder.mjs";

/** Folder for pictures of the page, to be looked at. */
const PICTURES = process.env.SCREENSHOTS;

describeInChromium(
  "the documentation site",
  (browser) => {
    /** @type {Awaited<ReturnType<typeof serveFolder>>} */
    let site;
    beforeAll(async () => {
      await run(process.execPath, [join(ROOT, "scripts/docs.mjs"), "site"]);
      site = await serveFolder(join(ROOT, "docs/.vitepress/dist"), { compress: false });
    }, 15 * 60_000);
    afterAll(() => site?.close());

    test.each(/** @type {const} */ (["light", "dark"]))(
      "the demo speaks, %s",
      async (colorScheme) => {
        const context = await browser().newContext({ colorScheme });
        context.setDefaultTimeout(170_000);
        const page = await context.newPage();
        /** @type {string[]} */
        const problems = [];
        /** @type {string[]} */
        const asked = [];
        page.on("pageerror", ({ message }) => problems.push(message));
        context.on("request", (request) => {
          const { protocol, origin, pathname } = new URL(request.url());
          if (!protocol.startsWith("http")) return;
          asked.push(pathname);
          if (origin !== new URL(site.url).origin) problems.push(`asked ${request.url()}`);
        });
        await page.goto(site.url);
        await page.getByRole("region", { name: "Try it" }).waitFor();
        await page.getByRole("button", { name: "Speak" }).waitFor();
        // A reader who does not click pays nothing.
        expect(asked.filter((path) => path.startsWith("/cosyvoice-lite/"))).toEqual([]);

        await page.getByRole("textbox", { name: "Text" }).fill("Hello from the guide. 你好。");
        await page.getByRole("combobox", { name: "Speaker" }).selectOption("m1");
        await page.getByRole("button", { name: "Speak" }).click();
        const status = page.locator("#demo-status", { hasText: /s of speech|did not work/u });
        await status.waitFor();
        expect(await status.textContent()).toMatch(
          /^[1-9]\d*\.\d s of speech; first sound after \d+ ms; real-time factor \d+\.\d\d\.$/u,
        );
        expect(asked).toContain("/cosyvoice-lite/voice/acoustic.onnx");
        if (PICTURES) {
          mkdirSync(PICTURES, { recursive: true });
          await page.screenshot({ path: join(PICTURES, `site-${colorScheme}.png`) });
        }
        expect(problems).toEqual([]);
        await context.close();
      },
    );
  },
  { timeout: 5 * 60_000 },
);
