/**
 * Names of Latin letters in katakana.
 * @module
 */

const NAMES =
  "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット";

/** Letter by letter: pdf to ピーディーエフ. Other characters stay. */
export function spellLatin(letters: string): string {
  const names = NAMES.split(" ");
  return letters.replace(/[A-Za-z]/g, (letter) => names[letter.toLowerCase().charCodeAt(0) - 97]);
}
