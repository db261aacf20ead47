/**
 * The packed pronunciation lexicon (`lexicon` in `data/en/dictionary.json.gz`, made by `scripts/build-english-lexicon.mjs`).
 * @module
 */

/** The file as it is stored: words and pronunciations in two columns of the same lines. */
export interface LexiconData {
  /** ARPAbet phones, vowels with their stress digit, separated by blanks. */
  readonly phones: string;
  /** One character per phone, in the same order. */
  readonly codes: string;
  /**
   * Words in code-unit order, front-coded: a line is its first word, then for each further word a capital (A is
   * none) for the letters shared with the word before, and the rest. Lines end in `|`.
   */
  readonly words: string;
  /** The pronunciations of a line, separated by blanks. Lines end in `|`. */
  readonly sounds: string;
}

/** Pronunciations by word. */
export interface Lexicon {
  /** ARPAbet phones of a lower-case word, or `undefined`. */
  get(word: string): readonly string[] | undefined;
}

const CAPITAL_A = 65;
const CAPITAL_Z = 90;

/** The word that starts a line. */
function head(line: string): string {
  let end = 0;
  while (end < line.length && !isCapital(line.charCodeAt(end))) end++;
  return line.slice(0, end);
}

function isCapital(code: number): boolean {
  return code >= CAPITAL_A && code <= CAPITAL_Z;
}

/** The words of a line. */
function unpack(line: string): string[] {
  const words: string[] = [];
  for (let from = 0; from < line.length;) {
    let end = from + 1;
    while (end < line.length && !isCapital(line.charCodeAt(end))) end++;
    words.push(
      words.length === 0
        ? line.slice(0, end)
        : words[words.length - 1].slice(0, line.charCodeAt(from) - CAPITAL_A) +
            line.slice(from + 1, end),
    );
    from = end;
  }
  return words;
}

/** Opens a packed lexicon. Costs two splits; a line is unpacked when one of its words is first asked for, and kept. */
export function openLexicon(data: LexiconData): Lexicon {
  const lines = data.words.split("|");
  const heads = lines.map(head);
  const sounds = data.sounds.split("|");
  const phones = data.phones.split(" ");
  const phoneOf = new Map([...data.codes].map((code, i) => [code, phones[i]]));
  const unpacked: (ReadonlyMap<string, readonly string[]> | undefined)[] = lines.map(
    () => undefined,
  );

  function open(line: number): ReadonlyMap<string, readonly string[]> {
    const spoken = sounds[line].split(" ");
    return new Map(
      unpack(lines[line]).map((word, i) => [
        word,
        Array.from(spoken[i], (code) => phoneOf.get(code)!),
      ]),
    );
  }

  return {
    get(word) {
      let low = 0;
      let high = lines.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (heads[middle] <= word) low = middle + 1;
        else high = middle;
      }
      if (low === 0) return undefined;
      const line = (unpacked[low - 1] ??= open(low - 1));
      return line.get(word);
    },
  };
}
