/**
 * A bare page with the bundle in it.
 * @module
 */
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { serveFolder } from "../../../scripts/lib/serve-folder.mjs";

const FOLDER = fileURLToPath(new URL("../dist", import.meta.url));
const PAGE = `<!doctype html><title>Bundle</title><link rel="icon" href="data:,">
<script type="module">import * as lib from "./js/index.js"; window.lib = lib;</script>`;

/** A page whose `lib` is the bundle. */
export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and complaints of the page, and requests to other places. */
  readonly problems: string[];
  close(): Promise<void>;
}

/** @param options - `isolated`: whether threads are allowed. */
export async function openPage(browser: Browser, { isolated = false } = {}): Promise<OpenPage> {
  // Compressing takes longer than sending on one machine.
  const served = { isolated, compress: false, pages: { "/page.html": PAGE } };
  const server = await serveFolder(FOLDER, served);
  const context = await browser.newContext();
  // A machine with other work loads a voice slowly.
  context.setDefaultTimeout(170_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(server.url).origin)
      problems.push(`asked ${request.url()}`);
  });
  await page.goto(`${server.url}page.html`);
  await page.waitForFunction("window.lib");
  return {
    page,
    context,
    problems,
    async close() {
      await context.close();
      await server.close();
    },
  };
}
