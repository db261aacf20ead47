/**
 * Lint rules. Oxlint reads them with `--config`, which `npm run lint` and `npm test` pass.
 */
import { LAYERS, layerRules } from "./scripts/lib/layers.mjs";

export default {
  plugins: ["eslint", "typescript", "import", "oxc", "unicorn", "promise", "node", "vitest"],
  categories: {
    correctness: "error",
    suspicious: "error",
    perf: "error",
  },
  env: {
    es2024: true,
    node: true,
  },
  ignorePatterns: ["**/dist/**", "**/node_modules/**", "training/**", "out/**", "docs/api/**"],
  rules: {
    "import/no-cycle": [
      "error",
      {
        ignoreTypes: false,
      },
    ],
    "import/no-self-import": "error",
    "eslint/eqeqeq": "error",
    "eslint/no-var": "error",
    "eslint/prefer-const": "error",
    "typescript/no-explicit-any": "error",
    "typescript/consistent-type-imports": "error",
    "unicorn/prefer-node-protocol": "error",
    "eslint/no-await-in-loop": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/consistent-function-scoping": "off",
    "eslint/no-control-regex": "off",
    "eslint/no-misleading-character-class": "off",
    "eslint/no-shadow": "off",
    "oxc/no-map-spread": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/prefer-set-has": "off",
    "vitest/valid-expect": [
      "error",
      {
        maxArgs: 2,
      },
    ],
    "eslint/no-unmodified-loop-condition": "off",
    "vitest/valid-title": "off",
    "vitest/expect-expect": "off",
    "unicorn/no-array-fill-with-reference-type": "off",
  },
  overrides: [
    {
      files: ["packages/{spec,tokenizer,vocoder,core,voice-lite,server}/src/**"],
      rules: { "eslint/no-console": "error" },
    },
    ...Object.keys(LAYERS).flatMap(layerRules),
  ],
};
