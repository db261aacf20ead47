/**
 * Where accent phrases begin.
 * @module
 */
import { isKatakana } from "../kana";
import type { Morpheme } from "../morpheme";

const isFunctionWord = ({ pos }: Morpheme): boolean => pos === "助詞" || pos === "助動詞";
const standsAlone = ({ pos }: Morpheme): boolean =>
  pos === "副詞" || pos === "接続詞" || pos === "連体詞" || pos === "感動詞" || pos === "フィラー";
const isConnective = ({ detail, surface }: Morpheme): boolean =>
  detail === "接続助詞" && /^[てで]$/.test(surface);
const isContinuative = ({ pos, form }: Morpheme): boolean =>
  (pos === "動詞" || pos === "形容詞") && form.startsWith("連用");

/** ある and ない, which behind で, は and 〜く are verbs rather than endings: キレイデ アル, タノシク ナイ. */
const isExistence = ({ pos, surface }: Morpheme): boolean =>
  pos === "助動詞" && /^(?:ある|あろ|あれ|あり|あっ|ない|なく|なかっ|なけれ)$/.test(surface);
const isLoanWord = ({ pos, surface }: Morpheme): boolean => pos === "名詞" && isKatakana(surface);
const isUnknown = ({ accents }: Morpheme): boolean => accents.length === 0;

/**
 * Whether a word begins an accent phrase rather than joining the one before it.
 * @param word - The word.
 * @param before - The word that it touches on its left.
 * @param isFlat - Whether the phrase before it has no accent so far: words of little meaning join only such phrases.
 */
export function beginsPhrase(word: Morpheme, before: Morpheme, isFlat: boolean): boolean {
  if (isExistence(word)) {
    if (before.surface === "は") return true;
    if (before.surface === "で" || (before.pos === "形容詞" && before.surface.endsWith("く")))
      return !isFlat;
  }
  // Particles, auxiliaries and suffixes lean on what stands before them.
  if (isFunctionWord(word) || word.detail === "接尾") return false;
  if (word.detail === "非自立") {
    if (word.pos === "形容詞" && (isContinuative(before) || isConnective(before))) return false;
    if (word.pos === "動詞" && (isContinuative(before) || before.detail === "サ変接続"))
      return false;
    // ている is the lightest of its kind: it joins a flat verb, where てしまう and てくれる do not.
    if (word.pos === "動詞" && isConnective(before))
      return !(isFlat && /^[いる]/.test(word.surface));
    // の and ん turn a clause into a noun; こと, もの and よう do so with more weight.
    const follows = /^(?:動詞|形容詞|助動詞)$/.test(before.pos);
    if (word.pos === "名詞" && follows) return !isFlat && !/^[のん]$/.test(word.surface);
  }
  // Behind particles and auxiliaries a new word begins a new phrase.
  if (isFunctionWord(before)) return true;
  if (standsAlone(word) || standsAlone(before)) return true;
  if (word.detail === "副詞可能" || before.detail === "副詞可能") return true;
  if (word.pos === "接頭詞") return true;
  if (word.pos === "名詞") {
    // A noun joins a noun, apart from names, and words behind a suffix or an adjectival noun.
    if (before.pos === "動詞" || before.pos === "形容詞") return true;
    if (isLoanWord(word) && isLoanWord(before)) return false;
    return (
      word.detail === "数" ||
      // A foreign name does not fuse with what it belongs to: 作者ピエール.
      (isUnknown(word) && isLoanWord(word)) ||
      before.detail === "形容動詞語幹" ||
      before.detail === "代名詞" ||
      before.detail === "接尾" ||
      before.name === "姓" ||
      word.name === "名" ||
      word.detail === "形容動詞語幹"
    );
  }
  if (before.pos === "名詞") return word.pos === "動詞" || word.pos === "形容詞";
  // する adds little to an adjective, as it does to a noun: ツヨクスル.
  if (before.pos === "形容詞" && word.pos === "動詞")
    return !/^(?:する|すれ|し|しよ|さ|せ)$/.test(word.surface);
  return before.pos === "動詞" && word.pos === "形容詞";
}
