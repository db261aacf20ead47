/**
 * Everything about pronunciation that needs words rather than letters, written as spelling:
 * 솜이불 becomes 솜니불, 할 것 becomes 할 껏. The letter rules then do the rest.
 *
 * Every step keeps one character per syllable, so offsets into the text stay true.
 * @module
 */
import { neutralizeCompound, relaxUi, simplifyNounCoda } from "./codas-and-ui";
import { insertNasalBetweenWords, insertNasalInWord, keepNasalSuffix } from "./insert-nasal";
import {
  tenseAfterAdnominal,
  tenseAfterAdnominalWord,
  tenseAfterSinoLateral,
  tenseAfterStem,
  tenseSuffix,
  tenseWords,
} from "./tensing";

/** How to respell. */
interface RespellOptions {
  /** Everyday 이 and 에 for ㅢ inside and at the end of a word (article 5, both allowed). Default false. */
  readonly relaxedUi?: boolean;
}

/** In this order: listed words first, so that no rule sees what a list has settled. */
const WORD_STEPS: readonly ((word: string) => string)[] = [
  respellFragments,
  simplifyNounCoda,
  keepNasalSuffix,
  insertNasalInWord,
  neutralizeCompound,
  tenseSuffix,
  tenseAfterStem,
  tenseAfterAdnominal,
  tenseAfterSinoLateral,
];

/**
 * Respells the words of a phrase.
 * @param words - Hangul words without spaces.
 * @returns As many words, each as long as it was.
 */
export function respellPhrase(words: readonly string[], options: RespellOptions = {}): string[] {
  return words.map((word, index) => {
    const previous = words[index - 1] ?? "";
    let respelled = respellWord(options.relaxedUi ? relaxUi(word) : word);
    respelled = tenseAfterAdnominalWord(previous, word, respelled);
    return insertNasalBetweenWords(previous, word, respelled);
  });
}

/** No word is longer, in syllables; a row of letters without end is respelled in parts, so that time stays linear. */
const LONGEST_WORD = 256;

function respellWord(word: string): string {
  let respelled = "";
  for (let from = 0; from < word.length; from += LONGEST_WORD) {
    respelled += WORD_STEPS.reduce(
      (text, step) => step(text),
      word.slice(from, from + LONGEST_WORD),
    );
  }
  return respelled;
}

/** Spelled > respelled; equal lengths. The letter rules apply afterwards. */
const LISTED =
  // 맛있다 as most people say it (article 15 allows both).
  "맛있>마싰 멋있>머싰 " +
  // Names of the letters (article 16).
  "디귿이>디그시 디귿을>디그슬 디귿에>디그세 지읒이>지으시 지읒을>지으슬 지읒에>지으세 치읓이>치으시 치읓을>치으슬 치읓에>치으세 " +
  "키읔이>키으기 키읔을>키으글 키읔에>키으게 티읕이>티으시 티읕을>티으슬 티읕에>티으세 피읖이>피으비 피읖을>피으블 피읖에>피으베 " +
  "히읗이>히으시 히읗을>히으슬 히읗에>히으세 " +
  // Compounds and derivations with ㄴ inserted (article 29).
  "막일>막닐 삯일>삯닐 맨입>맨닙 담요>담뇨 내복약>내복냑 한여름>한녀름 신여성>신녀성 색연필>색년필 늑막염>늑막념 " +
  "콩엿>콩녓 눈요기>눈뇨기 식용유>식용뉴 휘발유>휘발뉴 물약>물냑 알약>알냑 들일>들닐 밤일>밤닐 집안일>집안닐 바깥일>바깥닐 앞일>앞닐 " +
  "볼일>볼닐 별일>별닐 할일>할닐 잡일>잡닐 궂은일>궂은닐 " +
  "설익>설닉 짓이기>짓니기 일일이>일닐이 낱낱이>낱나치 밭이랑>밭니랑 국민윤리>국민뉸리 밤윷>밤뉻 서울역>서울녁 부산역>부산녁 " +
  "금융>금늉 검열>검녈 " +
  "남존여비>남존녀비 학여울>학녀울 " +
  // ㅎ of 맏형 and its kin fuses with ㄷ, no palatalisation.
  "맏형>마텽 " +
  // ㄴ + ㄹ in loans and in compounds of two words.
  "온라인>온나인 원룸>원눔 핀란드>필란드 음운론>음운논 상견례>상견녜 신문로>신문노 " +
  // Irregular codas.
  "넓적>넙적 짧다랗>짤따랗 얇다랗>얄따랗 널찍>널찍 " +
  // Single words, and 열, which makes what follows tense and takes ㄴ before 여.
  "절대로>절때로 발달>발딸 길동>길똥 울산>울싼 울진>울찐 몰상식>몰쌍식 " +
  "열여섯>열녀섯 열여덟>열녀덟 열둘>열뚤 열두>열뚜 열셋>열쎗 열세>열쎄 열다>열따 ";

const LONGEST = 5;

/** The lists as one table, made on first use. */
let table: ReadonlyMap<string, string> | undefined;

/** Respells the longest listed fragment at each place of a word. */
function respellFragments(word: string): string {
  table ??= new Map(
    [...tenseWords(), ...LISTED.trim().split(" ")].map(
      (entry) => entry.split(">") as [string, string],
    ),
  );
  let respelled = "";
  for (let i = 0; i < word.length;) {
    let length = Math.min(LONGEST, word.length - i);
    let found: string | undefined;
    for (; length > 1; length--) {
      const fragment = word.slice(i, i + length);
      found = table.get(fragment) ?? (i === 0 ? table.get(`^${fragment}`) : undefined);
      if (found !== undefined) break;
    }
    respelled += found ?? word[i];
    i += Math.max(1, length);
  }
  return respelled;
}
