/**
 * Data files of this package that are too large to be code.
 *
 * This file lies in `src` itself, as deep as the built files in `dist`, so that the address is right in both.
 * Bundlers recognise the form and copy the file.
 * @module
 */

/** Address of the Japanese dictionary, gzip-compressed. */
export const japaneseDictionaryUrl = (): URL =>
  new URL("../data/ja/dictionary.bin.gz", import.meta.url);
