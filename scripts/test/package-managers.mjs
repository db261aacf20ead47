/**
 * How a user's project is set up for each package manager, and how it is installed.
 */
import { readPackage, ROOT } from "../lib/paths.mjs";

/**
 * @typedef {object} PackageManager
 * @property {string[]} install - The command line. Stores are the project's own where packages of one version may not differ.
 * @property {string[]} [withoutScripts] - What it takes so that no dependency's install script runs.
 * @property {Record<string, unknown>} [manifest] - What its package.json needs so that the native runtime's script may run.
 * @property {Record<string, string>} [files] - Further files of the project.
 */

/** @param {string} registry @returns {Record<string, PackageManager>} */
export function packageManagers(registry) {
  const { packageManager: pnpm } = readPackage(ROOT).manifest;
  return {
    npm: {
      install: ["npm", "install", "--no-audit", "--no-fund"],
      withoutScripts: ["--ignore-scripts"],
      manifest: { allowScripts: { "onnxruntime-node": true } },
    },
    pnpm: {
      install: ["npx", "--yes", pnpm, "install", "--no-frozen-lockfile", "--store-dir", ".store"],
      withoutScripts: ["--ignore-scripts"],
      manifest: { pnpm: { onlyBuiltDependencies: ["onnxruntime-node"] } },
    },
    "yarn 1": {
      install: [
        "npx",
        "--yes",
        "yarn@1.22.22",
        "install",
        "--non-interactive",
        "--cache-folder",
        ".yarn",
      ],
      withoutScripts: ["--ignore-scripts"],
    },
    "yarn 4": {
      install: ["npx", "--yes", "--package", "@yarnpkg/cli-dist@4.18.1", "yarn", "install"],
      withoutScripts: ["--mode=skip-build"],
      manifest: { dependenciesMeta: { "onnxruntime-node": { built: true } } },
      files: {
        // Its own settings: it reads no .npmrc.
        ".yarnrc.yml": [
          "nodeLinker: node-modules",
          `npmRegistryServer: ${JSON.stringify(registry)}`,
          "unsafeHttpWhitelist: [127.0.0.1]",
          "enableGlobalCache: false",
          "enableImmutableInstalls: false",
          "enableScripts: true",
          "enableTelemetry: false",
          "npmMinimalAgeGate: 0",
        ].join("\n"),
        // Says that the project ends here, wherever it lies.
        "yarn.lock": "",
      },
    },
  };
}
