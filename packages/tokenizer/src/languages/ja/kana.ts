/** Whether a text is katakana only (with ー and ッ). */
export const isKatakana = (text: string): boolean => /^[ァ-ヺーヽヾ]+$/.test(text);

/** Whether a text is hiragana or katakana only. */
export const isKana = (text: string): boolean => /^[ぁ-ゖァ-ヺーゝゞヽヾ]+$/.test(text);

/** Hiragana to katakana; other characters stay. */
export function toKatakana(text: string): string {
  return text.replace(/[ぁ-ゖゝゞ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

/** Writes out the kana iteration marks ヽ and ヾ: the kana before, plain or voiced. */
export function expandIterationMarks(katakana: string): string {
  return katakana.replace(/([ァ-ヺ])([ヽヾ])/g, (_, kana: string, mark: string) => {
    const plain = kana.normalize("NFD")[0];
    return kana + (mark === "ヾ" ? (plain + "\u3099").normalize("NFC") : plain);
  });
}

/** Kana that share a mora with the kana before them. */
const SMALL = "ァィゥェォャュョヮ";

/** Number of morae; a small kana at the beginning counts, as there is nothing to share with. */
export function countMorae(katakana: string): number {
  let count = 0;
  for (let at = 0; at < katakana.length; at++)
    if (at === 0 || !SMALL.includes(katakana[at])) count++;
  return count;
}
