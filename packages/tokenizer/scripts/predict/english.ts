/**
 * Predictions for English words: ARPAbet of a word alone, IPA of a word in its sentence.
 * @module
 */
import lexicon from "../../data/en/lexicon.json";
import model from "../../data/en/joint-ngram.json";
import { english } from "../../src/languages/en";
import { openJointNgram } from "../../src/languages/en/joint-ngram";
import { openLexicon } from "../../src/languages/en/lexicon";
import { pronunciationOverrides } from "../../src/languages/en/overrides";
import { createPronouncer } from "../../src/languages/en/pronounce";
import type { Predict } from "./predict";
import { standardIpa } from "./standard-ipa";
import { rewrite } from "../../src/text/traced-text";

/** ARPAbet with stress digits of one word. */
export async function predictArpabet(): Promise<Predict> {
  const pronouncer = createPronouncer(
    openLexicon(lexicon),
    openJointNgram(model),
    pronunciationOverrides(),
  );
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
