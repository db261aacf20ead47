/**
 * A TypeDoc plugin: `site:/path` in `navigationLinks` leads to a page of the documentation site, in whose folder `api` the reference
 * lies. Relative, so that the site may lie anywhere.
 * @module
 */
import { PageEvent } from "typedoc";

/** @param {import("typedoc").Application} app */
export function load(app) {
  app.renderer.on(PageEvent.END, (page) => {
    const up = "../".repeat(page.url.split("/").length);
    page.contents = page.contents?.replaceAll('href="site:/', `href="${up}`);
  });
}
