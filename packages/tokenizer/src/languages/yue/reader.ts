/**
 * The Jyutping of Cantonese text.
 * @module
 */
import { createContextRules } from "../shared/context-rules";
import { contextTable, SPOKEN_COME } from "./context-table";

/** Jyutping per UTF-16 unit; a character may have several syllables, or none. Pure and synchronous. */
export type CantoneseReader = (text: string) => readonly (readonly string[])[];

/** Characters that only written speech has: around them, words are read as in daily life. */
const SPEECH = /[嘅咗喺哋冇嚟啲咁噉嗰佢乜嘢唔俾畀攞揾搵瞓咩啩㗎囉咪啱諗晒]|點解|邊個|邊度|而家|係/;

/** Loads the readings of to-jyutping. */
export async function loadCantoneseReader(): Promise<CantoneseReader> {
  const { getJyutpingList } = await import("to-jyutping");
  const inContext = createContextRules(contextTable());
  const inSpeech = createContextRules(SPOKEN_COME);
  return (text) => {
    const isSpeech = SPEECH.test(text);
    const out: string[][] = [];
    for (const [character, jyutping] of getJyutpingList(text)) {
      const offset = out.length;
      const own = inContext(text, offset) ?? (isSpeech ? inSpeech(text, offset) : undefined);
      out.push(jyutping ? (own ?? jyutping).split(" ") : []);
      for (let unit = 1; unit < character.length; unit++) out.push([]);
    }
    return out;
  };
}
