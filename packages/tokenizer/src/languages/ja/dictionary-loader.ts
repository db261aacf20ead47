/**
 * How the bytes of the Japanese dictionary reach the analyser.
 * @module
 */

/**
 * Reads one dictionary file and returns its bytes after decompression.
 * @param name - A file name such as `base.dat.gz`.
 */
export type DictionaryLoader = (name: string) => Promise<ArrayBuffer>;

/**
 * A loader over `fetch`, for browsers and other places without files.
 *
 * Files are expected as they lie in the package, gzip-compressed; a server that has already decompressed them
 * (`Content-Encoding`) is recognised by the missing gzip mark.
 * @param baseUrl - Where the folder `dict` of `@patdx/kuromoji` is served.
 * @param fetchFile - Default: the platform's `fetch`.
 */
export function fetchDictionaryLoader(
  baseUrl: string | URL,
  fetchFile: typeof fetch = (...request) => globalThis.fetch(...request),
): DictionaryLoader {
  const folder = String(baseUrl).replace(/\/?$/, "/");
  return async (name) => {
    const response = await fetchFile(folder + name);
    if (!response.ok) throw new Error(`${folder + name} answered ${response.status}`);
    const bytes = await response.arrayBuffer();
    const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
    if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain).arrayBuffer();
  };
}
