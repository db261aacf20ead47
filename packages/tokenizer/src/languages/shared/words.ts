import type { TextRange } from "../../text/range";

export type { TextRange };

/** Longest stretch that is segmented at once, in UTF-16 units: ICU's time per character grows with the stretch. */
const WINDOW = 512;
/** What a window sees beyond the words that are taken from it, so that a seam moves no boundary. */
const LOOK_AHEAD = 64;

/**
 * Makes a segmenter for text without spaces. `Intl.Segmenter` carries ICU's dictionary, so it costs no bytes;
 * its boundaries steer only prosody (where words are joined), never which sound a character has. Each window begins
 * at a word boundary, so time is proportional to length.
 */
export function createSegmenter(locale: string): (text: string) => TextRange[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  return (text) => {
    const words: TextRange[] = [];
    for (let from = 0; from < text.length;) {
      const until = windowEnd(text, from);
      const kept = until < text.length ? until - LOOK_AHEAD : until;
      const begin = from;
      for (const part of segmenter.segment(text.slice(begin, until))) {
        const start = begin + part.index;
        const end = start + part.segment.length;
        // A word longer than a window is taken as far as it was seen.
        if (end > kept && start > begin) break;
        words.push({ start, end });
        from = end;
      }
    }
    return words;
  };
}

function windowEnd(text: string, from: number): number {
  const end = from + WINDOW;
  if (end >= text.length) return text.length;
  return /[\udc00-\udfff]/.test(text[end]) ? end - 1 : end;
}
