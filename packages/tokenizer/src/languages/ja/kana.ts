/**
 * Small facts about kana.
 * @module
 */

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
