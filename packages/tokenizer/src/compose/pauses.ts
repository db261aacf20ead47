/**
 * Punctuation to pause symbols.
 * @module
 */

const PAUSE_OF: Readonly<Record<string, string>> = {
  ",": ",", "，": ",", "、": ",", "､": ",", "·": " ", "・": " ",
  ".": ".", "。": ".", "．": ".", "｡": ".",
  "?": "?", "？": "?", "⁇": "?", "؟": "?", "!": "!", "！": "!", "‼": "!", "⁉": "?",
  ";": ";", "；": ";", ":": ":", "：": ":",
  "…": "…", "⋯": "…", "—": "—", "–": "—", "―": "—", "─": "—", "~": "—", "～": "—", "〜": "—",
  "(": ",", ")": ",", "（": ",", "）": ",", "[": ",", "]": ",", "【": ",", "】": ",",
}; // prettier-ignore

/** From weakest to strongest: of several marks in a row the strongest is spoken. */
const STRENGTH = [" ", ",", "—", ":", ";", "…", ".", "!", "?"];

const SILENT = /^[\s"'“”‘’«»「」『』《》〈〉{}<>*_`#|\\/^\-‐‑‒•°¿¡]$/u;

/** What a stretch between two words means. */
export interface Gap {
  /** The pause symbol, or `""` where the words follow each other directly. */
  readonly pause: string;
  /** Code points that are neither punctuation nor white space, with their offsets: nobody speaks them. */
  readonly unknown: readonly { readonly character: string; readonly offset: number }[];
}

/** Reads the text between two words. */
export function readGap(text: string): Gap {
  let pause = "";
  const unknown: { character: string; offset: number }[] = [];
  let offset = 0;
  for (const character of text) {
    const mark = PAUSE_OF[character];
    if (mark === undefined) {
      if (!SILENT.test(character)) unknown.push({ character, offset });
    } else if (pause === "" || STRENGTH.indexOf(mark) > STRENGTH.indexOf(pause)) pause = mark;
    offset += character.length;
  }
  // A dot row scanned character by character ends in a single full stop: three dots stay an ellipsis.
  if (/\.{2,}/.test(text) && !/[?!？！。]/.test(text)) pause = "…";
  return { pause: pause === " " ? "" : pause, unknown };
}
