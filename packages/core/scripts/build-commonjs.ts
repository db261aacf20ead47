/**
 * Makes the CommonJS half of the build, `dist/cjs`, out of the finished ES modules.
 *
 * File by file: each shared chunk stays shared, and the code of both halves is the same but for imports and exports. tsup's own
 * CommonJS does not: it rewrites each `?.` and breaks on minified code. Names stay as they are too, since `dist/cjs/package.json`
 * says what the files are. In the tarball, which is sorted by name, twins then lie side by side, where gzip finds them.
 * @module
 */
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { transform } from "esbuild";

const FROM = "dist";
const TO = "dist/cjs";

/** ES modules only: pages have no `require`. */
const LEFT_OUT = /^(?:browser|cjs)\//;

/** Threads of Node run it, and nothing else: it imports modules by their addresses, which `require` does not take. */
const THREAD = "worker.js";

/** What `import.meta.url` is called in CommonJS. */
const ADDRESS = "__moduleAddress";
const ADDRESS_LINE = `const ${ADDRESS}=require("node:url").pathToFileURL(__filename).href;`;

/**
 * @param code - An ES module without top-level `await`.
 * @param keepsImport - Whether import() stays what it is.
 * @returns the same as CommonJS
 */
export async function toCommonJs(code: string, keepsImport: boolean): Promise<string> {
  const result = await transform(code, {
    format: "cjs",
    platform: "node",
    target: "es2022",
    minifySyntax: true,
    // Names are short already; the same names and lines in both halves compress better than new ones.
    minifyIdentifiers: false,
    // `require` loads what is imported on use: test runners and packagers of CommonJS know no import().
    supported: { "dynamic-import": keepsImport },
    define: { "import.meta.url": ADDRESS },
  });
  return result.code.includes(ADDRESS) ? ADDRESS_LINE + result.code : result.code;
}

const names = (await readdir(FROM, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(FROM.length + 1))
  .filter((name) => !LEFT_OUT.test(name));

for (const name of names) {
  const [from, to] = [join(FROM, name), join(TO, name)];
  if (!/\.(?:js|d\.ts)$/.test(name)) continue;
  await mkdir(dirname(to), { recursive: true });
  if (name.endsWith(".js"))
    await writeFile(to, await toCommonJs(await readFile(from, "utf8"), name === THREAD));
  else await cp(from, to);
}
// The nearest package.json tells Node and TypeScript what kind of modules these are, and bundlers that imports have no effects.
const kind = { type: "commonjs", sideEffects: false };
await writeFile(join(TO, "package.json"), `${JSON.stringify(kind)}\n`);
