/**
 * The dictionary loader of Node: the only file of Japanese that touches the file system.
 * @module
 */
import type { DictionaryLoader } from "./dictionary-loader";

/**
 * Finds the installed package `@patdx/kuromoji` and reads the files of its folder `dict`.
 *
 * Node's modules are imported inside, so that a browser bundle may hold this file without running it.
 */
export async function nodeDictionaryLoader(): Promise<DictionaryLoader> {
  const [{ createRequire }, { readFile }, { gunzip }, { promisify }, path] = await Promise.all([
    import("node:module"),
    import("node:fs/promises"),
    import("node:zlib"),
    import("node:util"),
    import("node:path"),
  ]);
  // `__filename` is what CommonJS has instead of `import.meta.url`.
  const here = typeof __filename === "string" ? __filename : import.meta.url;
  // The package exports only `build/*`; its main entry lies beside the folder `dict`.
  const entry = createRequire(here).resolve("@patdx/kuromoji");
  const folder = path.join(path.dirname(entry), "..", "dict");
  const decompress = promisify(gunzip);
  return async (name) => {
    const bytes = await decompress(await readFile(path.join(folder, name)));
    // A fresh buffer: a pooled one may be longer than its content.
    return new Uint8Array(bytes).buffer;
  };
}
