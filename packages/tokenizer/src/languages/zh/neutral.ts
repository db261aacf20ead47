/**
 * Syllables that lose their tone in speech though dictionaries cite it.
 * @module
 */
import type { TextRange } from "../../text/range";

/** Verbs that are doubled to mean "a little": 看看, 等等. */
const DOUBLED = /[看走想试说听问等谈聊找坐玩写读学练讲查算歇逛尝闻摸猜比笑帮商敲动瞧数]/;
const SIDE = /[东西南北前后左右里外上下这那哪旁]/;

/**
 * Makes the syllables neutral that the dictionary marks, and 边 of sides, before the tones of their neighbours are changed.
 * @param marks - 1 at marked syllables.
 */
export function neutralTones(
  text: string,
  readings: readonly string[],
  marks: Uint8Array,
): string[] {
  return readings.map((reading, i) =>
    marks[i] === 1 || (text[i] === "边" && i > 0 && SIDE.test(text[i - 1]))
      ? neutral(reading)
      : reading,
  );
}

/**
 * The second of a doubled verb, neutral after the first has changed its tone before it: 走走 `zou2 zou5`.
 */
export function doubledVerbs(
  text: string,
  readings: readonly string[],
  words: readonly TextRange[],
): string[] {
  const out = [...readings];
  for (const { start, end } of words)
    if (end - start === 2 && text[start] === text[start + 1] && DOUBLED.test(text[start]))
      out[start + 1] = neutral(out[start + 1]);
  return out;
}

function neutral(reading: string): string {
  return reading && `${reading.slice(0, -1)}5`;
}
