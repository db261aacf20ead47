/**
 * Which workspace package may import which. ARCHITECTURE.md draws the same table.
 */

/** Every package with the packages below it that it may import. */
export const LAYERS = /** @type {Record<string, readonly string[]>} */ ({
  spec: [],
  "voice-lite": [],
  tokenizer: ["spec"],
  vocoder: ["spec"],
  audio: ["spec", "tokenizer"],
  core: ["spec", "tokenizer", "vocoder", "voice-lite", "audio"],
  server: ["spec", "audio", "core"],
  cli: ["spec", "audio", "core", "server"],
  "ai-sdk": ["spec", "audio", "core"],
  "browser-bundle": ["vocoder", "core"],
});

/** Folders beside `packages` that nothing in a package's sources may reach into. */
export const OUTSIDE = ["scripts", "benchmarks", "examples", "training", "tools", "docs"];

/**
 * The rules of oxlint that hold a package to its row of the table.
 * @param {string} name - Folder of the package.
 * @returns {{ files: string[], rules: Record<string, unknown> }[]}
 */
export function layerRules(name) {
  const allowed = [name, ...LAYERS[name]];
  const forbidden = Object.keys(LAYERS).filter((each) => !allowed.includes(each));
  const packages = {
    regex: `^@cosyvoice-lite/(${forbidden.join("|")})(/|$)`,
    message: `${name} may import ${LAYERS[name].join(", ") || "no other package"}: see scripts/lib/layers.mjs.`,
  };
  const byPath = {
    regex: `/\\.\\./(${Object.keys(LAYERS).join("|")})/(src|dist)(/|$)|/packages/`,
    message: "Import other packages by their names.",
  };
  const outside = {
    regex: `(^|/)\\.\\./(${OUTSIDE.join("|")})/`,
    message: "Sources of packages stay inside their package.",
  };
  const restricted = (/** @type {object[]} */ ...patterns) => ({
    "eslint/no-restricted-imports": ["error", { patterns }],
  });
  return [
    { files: [`packages/${name}/test/**`], rules: restricted(packages, byPath) },
    { files: [`packages/${name}/src/**`], rules: restricted(packages, byPath, outside) },
  ];
}
