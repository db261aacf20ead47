/**
 * How the bytes of a language's data file reach its rules, and what to do where they do not.
 * @module
 */
import { SynthesisError, type Language } from "@cosyvoice-lite/spec";
import type { LanguageModule, LanguageRules } from "../language-module";

/** Reads the dictionary and returns its bytes after decompression. */
export type DictionaryLoader = () => Promise<ArrayBuffer>;

/**
 * A loader over `fetch`, for browsers and other places without files.
 *
 * The file is expected as it lies in the package, gzip-compressed; a server that has already decompressed it
 * (`Content-Encoding`) is recognised by the missing gzip mark.
 * @param url - Where the file of this package is served, `data/ja/dictionary.bin.gz` for instance.
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

/** Loads a file that comes with this package: from the disk in Node, as an asset of the bundle elsewhere. */
export function packagedDictionary(address: () => URL): DictionaryLoader {
  return async () => {
    const url = address();
    return url.protocol === "file:" ? readInNode(url) : fetchDictionaryLoader(url)();
  };
}

/**
 * Reads and decompresses a file.
 *
 * Node's modules are asked of the process, not imported: bundlers for browsers would look for them.
 * @param url - A `file:` address.
 */
async function readInNode(url: URL): Promise<ArrayBuffer> {
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  const { gunzip } = process.getBuiltinModule("node:zlib");
  const { promisify } = process.getBuiltinModule("node:util");
  const bytes = await promisify(gunzip)(await readFile(url));
  // A buffer of its own, which begins at an offset that all typed arrays accept.
  return new Uint8Array(bytes).buffer;
}

/** A language whose rules need a data file. */
interface DictionaryLanguage {
  readonly language: Language;
  /** For messages: "English". */
  readonly name: string;
  /** The file's path in this package. */
  readonly file: string;
  /** Where its bytes come from. */
  readonly loader: DictionaryLoader;
  /** The function that takes a loader, for the remedy. */
  readonly create: string;
  /** Makes the rules of the bytes. The code they need is loaded along with them. */
  rules(): Promise<(dictionary: ArrayBuffer) => LanguageRules>;
}

/** A module whose file is loaded once, on the first `load()`; a failed load may be tried again. */
export function dictionaryModule(of: DictionaryLanguage): LanguageModule {
  let loading: Promise<LanguageRules> | undefined;
  return {
    language: of.language,
    load() {
      loading ??= loadRules(of).catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
  };
}

async function loadRules({
  name,
  file,
  loader,
  create,
  rules,
}: DictionaryLanguage): Promise<LanguageRules> {
  try {
    const [dictionary, makeRules] = await Promise.all([loader(), rules()]);
    return makeRules(dictionary);
  } catch (cause) {
    const remedy = `reinstall @cosyvoice-lite/tokenizer; in a browser, serve its file ${file} and pass fetchDictionaryLoader(url) to ${create}().`;
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      `The ${name} dictionary could not be loaded: ${remedy}`,
      { cause },
    );
  }
}
