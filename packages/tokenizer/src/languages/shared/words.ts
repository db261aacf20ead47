/**
 * Word boundaries of Chinese text from the platform's own dictionary.
 * @module
 */

/** A half-open range of UTF-16 offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Makes a segmenter for text without spaces. `Intl.Segmenter` carries ICU's dictionary, so it costs no bytes;
 * its boundaries steer only prosody (where words are joined), never which sound a character has.
 */
export function createSegmenter(locale: string): (text: string) => TextRange[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  return (text) => {
    const words: TextRange[] = [];
    for (const part of segmenter.segment(text)) {
      words.push({ start: part.index, end: part.index + part.segment.length });
    }
    return words;
  };
}
