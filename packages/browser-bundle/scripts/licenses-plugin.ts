/**
 * Puts the conditions of every package that goes into the bundle beside it, in one text file.
 * @module
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** Packages that ship no conditions, only the name of their licence: NOTICE has them. Any other such package ends the build. */
const IN_NOTICE = new Set(["onnxruntime-common", "onnxruntime-web"]);

const RULE = `\n${"-".repeat(80)}\n\n`;

/** @param file - Where the conditions go. */
export function licensesPlugin(file: string): Plugin {
  return {
    name: "licenses",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(async ({ metafile }) => {
        const inputs = Object.keys(metafile?.inputs ?? {}).map((input) => resolve(input));
        const folders = new Set(inputs.flatMap((input) => foreignFolder(input) ?? []));
        const parts = await Promise.all([...folders].sort().map((folder) => describe(folder)));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, parts.join(RULE));
      });
    },
  };
}

/** The folder of the package in `node_modules` that a file belongs to; our own packages lie elsewhere. */
function foreignFolder(input: string): string | undefined {
  if (!input.includes("node_modules") || !existsSync(input)) return undefined;
  let folder = dirname(input);
  // A package.json without a name only says what kind of modules there are.
  while (!/node_modules\/(?:@[^/]+\/)?[^/]+$/.test(folder)) folder = dirname(folder);
  return folder;
}

/** Name, version, licence and conditions of a package. */
async function describe(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  ) as Record<"name" | "version" | "license", string>;
  const conditions =
    (await conditionsIn(folder)) ?? (IN_NOTICE.has(name) ? "See NOTICE.\n" : undefined);
  if (conditions === undefined) {
    throw new Error(`${name} has no licence file: write its conditions into NOTICE.`);
  }
  return `${name} ${version} (${license})\n\n${conditions.trim()}\n`;
}

/** The licence file, or the part of the README that is one. */
async function conditionsIn(folder: string): Promise<string | undefined> {
  const files = await readdir(folder);
  const license = files.find((file) => /^licen[cs]e(?:\.|$)/i.test(file));
  if (license !== undefined) return readFile(join(folder, license), "utf8");
  const readme = files.find((file) => /^readme\.md$/i.test(file));
  const text = readme === undefined ? "" : await readFile(join(folder, readme), "utf8");
  return /^#+ licen[cs]e$[^#]*?^permission is[^#]*/im.exec(text)?.[0].replace(/^#+ .*\n/, "");
}
