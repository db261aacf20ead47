/**
 * Pages of the site and the links between them.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { pageOf, siteLink } from "./.vitepress/pages.mjs";
import { teachingFiles } from "./harness/guides.mjs";
import { ROOT } from "../scripts/lib/paths.mjs";

test.each([
  ["docs/guides/streaming.md", "guides/streaming.md"],
  ["packages/core/README.md", "packages/core.md"],
  ["packages/voice-lite/MODEL_CARD.md", "packages/voice-lite-model-card.md"],
  ["ARCHITECTURE.md", "architecture.md"],
  ["LICENSE", undefined],
  ["packages/core/src/index.ts", undefined],
])("%s has the page %s", (file, page) => expect(pageOf(file)).toBe(page));

test.each([
  ["streaming.md", "docs/guides/voices.md", "/guides/streaming.md"],
  ["../../examples/README.md#ivr", "docs/guides/voices.md", "/examples.md#ivr"],
  ["#here", "docs/guides/voices.md", "#here"],
  ["https://nodejs.org", "README.md", "https://nodejs.org"],
])("the link %s of %s leads to %s", (href, file, page) =>
  expect(siteLink(href, file)?.href).toBe(page),
);

test("a folder is no page", () =>
  expect(siteLink("node-basic", "examples/README.md")).toBe(undefined));

test.each([...teachingFiles(), "ARCHITECTURE.md", "CONTRIBUTING.md", "examples/README.md"])(
  "%s links to files that exist",
  (file) => {
    const text = readFileSync(join(ROOT, file), "utf8").replaceAll(
      /```[\s\S]*?```|`[^`\n]*`/gu,
      "",
    );
    for (const [, href] of text.matchAll(/\]\((?<href>[^)\s]+)\)/gu)) {
      if (/^[a-z]+:|^#|^\/api\//iu.test(href)) continue;
      const path = join(ROOT, dirname(file), href.split("#")[0]);
      expect(existsSync(path), `${file} links to ${href}`).toBe(true);
    }
  },
);
