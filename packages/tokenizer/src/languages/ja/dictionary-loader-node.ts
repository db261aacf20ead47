/**
 * The dictionary as a file: the only part of Japanese that touches the file system.
 * @module
 */

/**
 * Reads and decompresses the dictionary.
 *
 * Node's modules are imported inside, so that a browser bundle may hold this file without running it.
 * @param url - A `file:` address.
 */
export async function readDictionaryInNode(url: URL): Promise<ArrayBuffer> {
  const [{ readFile }, { gunzip }, { promisify }] = await Promise.all([
    import("node:fs/promises"),
    import("node:zlib"),
    import("node:util"),
  ]);
  const bytes = await promisify(gunzip)(await readFile(url));
  // A buffer of its own, which begins at an offset that all typed arrays accept.
  return new Uint8Array(bytes).buffer;
}
