/**
 * The packed pronunciation lexicon (`data/en/lexicon.json`, made by `scripts/build-english-lexicon.mjs`).
 * @module
 */

/** The file as it is stored. */
export interface LexiconData {
  /** ARPAbet phones, vowels with their stress digit. */
  readonly phones: readonly string[];
  /** One character per phone, in the same order. */
  readonly codes: string;
  /** Lines of `word codes 3suffix codes …` in code-unit order; the base-36 digit counts shared leading letters. */
  readonly lines: string;
}

/** Pronunciations by word. */
export interface Lexicon {
  /** ARPAbet phones of a lower-case word, or `undefined`. */
  get(word: string): readonly string[] | undefined;
}

/** The word that starts a line. */
function head(line: string): string {
  return line.slice(0, line.indexOf(" "));
}

/** Opens a packed lexicon. Costs one split; words are unpacked line by line when they are asked for. */
export function openLexicon(data: LexiconData): Lexicon {
  const lines = data.lines.split("\n");
  const phoneOf = new Map([...data.codes].map((code, i) => [code, data.phones[i]]));

  function lineFor(word: string): string | undefined {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (head(lines[middle]) <= word) low = middle + 1;
      else high = middle;
    }
    return lines[low - 1];
  }

  return {
    get(word) {
      const fields = lineFor(word)?.split(" ") ?? [];
      let entry = "";
      for (let i = 0; i + 1 < fields.length; i += 2) {
        const field = fields[i];
        entry = i === 0 ? field : entry.slice(0, Number.parseInt(field[0], 36)) + field.slice(1);
        if (entry === word) return [...fields[i + 1]].map((code) => phoneOf.get(code)!);
      }
      return undefined;
    },
  };
}
