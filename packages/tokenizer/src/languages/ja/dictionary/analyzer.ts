import type { Analyze, Morpheme } from "../morpheme";
import { createCharacterClasses, widen } from "./sections";
import type { Dictionary } from "./dictionary";
import { createSegmenter } from "./segment";

const MIDDLE_DOT = "・";

/** Makes the analyser. It keeps working memory between calls, so one call must end before the next. */
export function createAnalyzer(dictionary: Dictionary): Analyze {
  const segment = createSegmenter(dictionary);
  const classes = createCharacterClasses(dictionary.file.header);

  const known = (surface: string, start: number, lexeme: number, form: number): Morpheme => {
    const word = dictionary.word(lexeme, form, surface);
    return {
      surface,
      start,
      end: start + surface.length,
      ...levels(word.partOfSpeech),
      form: blank(word.conjugation.slice(word.conjugation.indexOf(",") + 1)),
      pronunciation: word.reading || undefined,
      accents: word.accents,
      chain: word.chain,
    };
  };

  const unknown = (surface: string, start: number, entry: number): Morpheme => ({
    surface,
    start,
    end: start + surface.length,
    ...levels(classes.category(widen(surface.charCodeAt(0))).words[entry].partOfSpeech),
    form: "",
    pronunciation: undefined,
    accents: [],
    chain: "*",
  });

  return (text) => {
    const { starts, ends, lexemes, forms } = segment(text);
    const morphemes: Morpheme[] = [];
    for (let index = 0; index < starts.length; index++) {
      const surface = text.slice(starts[index], ends[index]);
      if (lexemes[index] >= 0) {
        morphemes.push(known(surface, starts[index], lexemes[index], forms[index]));
        continue;
      }
      // Unknown katakana words come with their middle dots: ピョートル・イリイチ is two words.
      let start = starts[index];
      for (const part of surface.split(/(?<=・)|(?=・)/)) {
        if (part !== MIDDLE_DOT || surface === MIDDLE_DOT)
          morphemes.push(unknown(part, start, forms[index]));
        start += part.length;
      }
    }
    return morphemes;
  };
}

const blank = (feature: string): string => (feature === "*" ? "" : feature);

function levels(partOfSpeech: string): Pick<Morpheme, "pos" | "detail" | "subdetail" | "name"> {
  const [pos, detail, subdetail, name] = partOfSpeech.split(",").map(blank);
  return { pos, detail, subdetail, name };
}
