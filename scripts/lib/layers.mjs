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
  cosyvoice: ["spec", "tokenizer", "vocoder"],
  server: ["spec", "audio", "core"],
  cli: ["spec", "audio", "core", "cosyvoice", "server"],
  "ai-sdk": ["spec", "audio", "core"],
  "browser-bundle": ["vocoder", "core"],
});

/** What the tests of a package may import besides. */
const FOR_TESTS = /** @type {Record<string, readonly string[]>} */ ({ cosyvoice: ["core"] });

/** Folders beside `packages` that nothing in a package's sources may reach into. */
export const OUTSIDE = ["scripts", "benchmarks", "examples", "training", "tools", "docs"];

/**
 * The rules of oxlint that hold a package to its row of the table.
 * @param {string} name - Folder of the package.
 * @returns {{ files: string[], rules: Record<string, unknown> }[]}
 */
export function layerRules(name) {
  const packages = (/** @type {readonly string[]} */ below) => {
    const allowed = [name, ...below];
    const forbidden = Object.keys(LAYERS).filter((each) => !allowed.includes(each));
    return {
      regex: `^@cosyvoice-lite/(${forbidden.join("|")})(/|$)`,
      message: `${name} may import ${below.join(", ") || "no other package"}: see scripts/lib/layers.mjs.`,
    };
  };
  const forTests = [...LAYERS[name], ...(FOR_TESTS[name] ?? [])];
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
    { files: [`packages/${name}/test/**`], rules: restricted(packages(forTests), byPath) },
    {
      files: [`packages/${name}/src/**`],
      rules: restricted(packages(LAYERS[name]), byPath, outside),
    },
  ];
}
