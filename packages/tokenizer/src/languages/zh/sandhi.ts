/**
 * Third-tone sandhi by prosodic structure.
 * @module
 */
import type { TextRange } from "../shared/words";

/** The numerals of the third tone. */
const DIGIT = /[五九百]/;

const isThird = (reading: string | undefined) => reading?.endsWith("3") ?? false;

/** Modifiers that stand apart from the two syllables behind them: 小|老板, 好|导演. */
const PREFIX = /^[小老好很大有总买打党副纸冷想我你请也]/;

/**
 * Word-internal feet as index pairs in which a change may happen, inner ones first: 展览馆 is (展览)馆 and
 * changes twice, 纸老虎 is 纸(老虎) and changes once; longer words go in twos.
 */
function raiseInside(out: string[], text: string, { start, end }: TextRange): void {
  const raise = (i: number) => {
    if (isThird(out[i]) && isThird(out[i + 1])) out[i] = out[i].slice(0, -1) + "2";
  };
  const length = end - start;
  if (length === 3 && PREFIX.test(text.slice(start, end))) {
    raise(start + 1);
    raise(start);
    return;
  }
  if (length <= 3) {
    for (let i = start; i < end - 1; i++) raise(i);
    return;
  }
  for (let i = start; i < end - 1; i += 2) raise(i);
  // An odd last syllable leans on the foot before it.
  if (length % 2 === 1) raise(end - 2);
}

/**
 * A third tone becomes a second one in front of another: inside words by their feet, between a word of one syllable
 * and its neighbour, and all along a chain of such words (九九九). Two longer words are spoken apart, and
 * nothing changes across punctuation. After Duanmu, The Phonology of Standard Chinese (2007), chapter 11.
 * @param text - The text, for the structure of words of three syllables.
 * @param pinyin - One entry per UTF-16 unit; `""` where a character is not spoken.
 * @param words - Word ranges over the same indices.
 */
export function thirdToneSandhi(
  text: string,
  pinyin: readonly string[],
  words: readonly TextRange[],
): string[] {
  const out = [...pinyin];
  for (const word of words) raiseInside(out, text, word);
  const single = ({ start, end }: TextRange) => end - start === 1;
  // From the right: whether a syllable changes depends on what became of the next one.
  for (let k = words.length - 2; k >= 0; k--) {
    const [word, next] = [words[k], words[k + 1]];
    if (!single(word) && !single(next)) continue;
    const last = word.end - 1;
    const chain = single(word) && single(next);
    if (isThird(out[last]) && isThird(chain ? pinyin[next.start] : out[next.start]))
      out[last] = out[last].slice(0, -1) + "2";
  }
  // Digits in a row are a chain, however they are cut into words.
  for (let i = 0; i < out.length - 1; i++) {
    if (isThird(out[i]) && isThird(pinyin[i + 1]) && DIGIT.test(text[i]) && DIGIT.test(text[i + 1]))
      out[i] = out[i].slice(0, -1) + "2";
  }
  return out;
}
