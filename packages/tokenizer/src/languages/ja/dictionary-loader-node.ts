/**
 * The dictionary as a file: the only part of Japanese that touches the file system.
 * @module
 */

/**
 * Reads and decompresses the dictionary.
 *
 * Node's modules are asked of the process, not imported: bundlers for browsers would look for them.
 * @param url - A `file:` address.
 */
export async function readDictionaryInNode(url: URL): Promise<ArrayBuffer> {
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  const { gunzip } = process.getBuiltinModule("node:zlib");
  const { promisify } = process.getBuiltinModule("node:util");
  const bytes = await promisify(gunzip)(await readFile(url));
  // A buffer of its own, which begins at an offset that all typed arrays accept.
  return new Uint8Array(bytes).buffer;
}
