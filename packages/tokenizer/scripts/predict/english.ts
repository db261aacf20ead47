/**
 * Predictions for English words: ARPAbet of a word alone, IPA of a word in its sentence.
 * @module
 */
import { englishDictionaryUrl } from "../../src/data-files";
import { english } from "../../src/languages/en";
import { readPronouncer } from "../../src/languages/en/rules";
import { packagedDictionary } from "../../src/languages/shared/dictionary-loader";
import type { Predict } from "./predict";
import { standardIpa } from "./standard-ipa";
import { rewrite } from "../../src/text/traced-text";

/** ARPAbet with stress digits of one word. */
export async function predictArpabet(): Promise<Predict> {
  const pronouncer = readPronouncer(await packagedDictionary(englishDictionaryUrl)());
  return (input) => pronouncer.pronounce(input).join(" ");
}

/** IPA of the word between [[ and ]]. */
export async function predictHomograph(): Promise<Predict> {
  const { normalize, phonemize } = await english.load();
  return (input) => {
    const [before, marked, after] = input.split(/\[\[|\]\]/);
    // The parts are normalised apart, so that the word can be found again; blanks at the seams are kept.
    const head = rewrite(normalize, before) + (/\s$/.test(before) ? " " : "");
    const tail = (/^\s/.test(after) ? " " : "") + rewrite(normalize, after);
    const word = phonemize(head + marked + tail).find(({ end }) => end > head.length);
    return word ? standardIpa(word.symbols) : "";
  };
}
