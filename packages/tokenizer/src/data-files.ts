/**
 * Data files of this package that are too large to be code.
 *
 * This file lies in `src` itself, as deep as the built files in `dist`, so that the addresses are right in both.
 * Bundlers recognise the form and copy the files.
 * @module
 */

/** Address of the English lexicon and letter-to-sound model, gzip-compressed. */
export const englishDictionaryUrl = (): URL =>
  new URL("../data/en/dictionary.json.gz", import.meta.url);

/** Address of the Japanese dictionary, gzip-compressed. */
export const japaneseDictionaryUrl = (): URL =>
  new URL("../data/ja/dictionary.bin.gz", import.meta.url);

/** Address of the Mandarin dictionary, gzip-compressed. */
export const mandarinDictionaryUrl = (): URL =>
  new URL("../data/zh/dictionary.bin.gz", import.meta.url);
