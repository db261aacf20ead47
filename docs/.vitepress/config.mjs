/**
 * The documentation site. Its pages are Markdown files of the whole repository, where they are read, too: the guides in `docs`, and
 * READMEs beside what they are about.
 */
import { defineConfig } from "vitepress";
import { ROOT } from "../../scripts/lib/paths.mjs";
import { PAGES, repositoryLinks } from "./pages.mjs";

const PACKAGES = [
  "core",
  "audio",
  "cosyvoice",
  "cli",
  "server",
  "browser-bundle",
  "ai-sdk",
  "spec",
  "tokenizer",
  "vocoder",
  "voice-lite",
];

const guides = [
  ["Quick start", "quick-start"],
  ["Languages", "languages"],
  ["Pronunciation", "pronunciation"],
  ["Voices", "voices"],
  ["Streaming", "streaming"],
  ["Server", "server"],
  ["Browser", "browser"],
  ["Performance tuning", "performance"],
  ["Benchmarks", "benchmarks"],
  ["Exporting CosyVoice", "cosyvoice"],
  ["Training a voice", "training"],
  ["Troubleshooting", "troubleshooting"],
];

/** On a phone a table scrolls sideways; its cells stay wide enough to be read. */
const PHONE_TABLES = `@media (max-width: 640px) {
  .vp-doc table :is(td, th) { padding: 6px 10px; }
  .vp-doc table td:last-child:not(:first-child) { min-width: 11rem; }
}`;

export default defineConfig({
  title: "cosyvoice-lite",
  description: "Text to speech for Chinese, English, Japanese, Cantonese and Korean on a plain CPU",
  srcDir: "..",
  outDir: "./.vitepress/dist",
  cacheDir: "./.vitepress/cache",
  srcExclude: [
    "README.md",
    "CLAUDE.md",
    ".changeset/**",
    "**/test/**",
    "**/CHANGELOG.md",
    "docs/api/**",
    "packages/*/data/**",
    "packages/*/dist/**",
    "training/*/**",
    "release/**",
    "examples/*/**",
    "out/**",
  ],
  rewrites: PAGES,
  markdown: { config: (md) => repositoryLinks(md, ROOT) },
  // The API reference is put beside the pages after this build.
  ignoreDeadLinks: [/^\/api\//u],
  lastUpdated: false,
  head: [
    // Without one, browsers ask for /favicon.ico.
    ["link", { rel: "icon", href: "data:," }],
    ["style", {}, PHONE_TABLES],
  ],
  themeConfig: {
    search: { provider: "local" },
    nav: [
      { text: "Guides", link: "/guides/quick-start" },
      { text: "Packages", link: "/packages/core" },
      { text: "API", link: "/api/index.html", target: "_self" },
      { text: "Architecture", link: "/architecture" },
    ],
    sidebar: [
      { text: "Guides", items: guides.map(([text, page]) => ({ text, link: `/guides/${page}` })) },
      {
        text: "Packages",
        items: [
          ...PACKAGES.map((name) => ({ text: name, link: `/packages/${name}` })),
          { text: "voice-lite: model card", link: "/packages/voice-lite-model-card" },
        ],
      },
      {
        text: "More",
        items: [
          { text: "API reference", link: "/api/index.html", target: "_self" },
          { text: "Examples", link: "/examples" },
          { text: "Running the benchmarks", link: "/benchmarks" },
          { text: "Training programs", link: "/training" },
          { text: "CosyVoice export", link: "/tools/export-cosyvoice" },
          { text: "Architecture", link: "/architecture" },
          { text: "Decisions", link: "/decisions/" },
          { text: "Contributing", link: "/contributing" },
        ],
      },
    ],
    outline: [2, 3],
  },
});
