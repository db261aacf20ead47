/**
 * How the bytes of the Japanese dictionary reach the analyser.
 * @module
 */
import { japaneseDictionaryUrl } from "../../data-files";
import { readDictionaryInNode } from "./dictionary-loader-node";

/** Reads the dictionary and returns its bytes after decompression. */
export type DictionaryLoader = () => Promise<ArrayBuffer>;

/**
 * A loader over `fetch`, for browsers and other places without files.
 *
 * The file is expected as it lies in the package, gzip-compressed; a server that has already decompressed it
 * (`Content-Encoding`) is recognised by the missing gzip mark.
 * @param url - Where `data/ja/dictionary.bin.gz` of this package is served.
 * @param fetchFile - Default: the platform's `fetch`.
 */
export function fetchDictionaryLoader(
  url: string | URL,
  fetchFile: typeof fetch = (...request) => globalThis.fetch(...request),
): DictionaryLoader {
  return async () => {
    const response = await fetchFile(String(url));
    if (!response.ok) throw new Error(`${String(url)} answered ${response.status}`);
    const bytes = await response.arrayBuffer();
    const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
    if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain).arrayBuffer();
  };
}

/** Loads the dictionary that comes with this package: a file in Node, an asset of the bundle elsewhere. */
export const packagedDictionary: DictionaryLoader = async () => {
  const url = japaneseDictionaryUrl();
  return url.protocol === "file:" ? readDictionaryInNode(url) : fetchDictionaryLoader(url)();
};
