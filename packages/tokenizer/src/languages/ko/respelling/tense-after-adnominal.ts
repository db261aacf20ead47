/**
 * ㄱㄷㅂㅅㅈ after the adnominal ending -(으)ㄹ are tense, across a space too (article 27): 할 것을 [할꺼슬].
 *
 * There is no part-of-speech tagger; a word counts as adnominal when it ends like common verbs do and,
 * where nouns look the same, when a dependent noun follows.
 * @module
 */
import { codaOf, replaceAt, withTenseOnset } from "./edit-syllable";

/** Dependent nouns as they stand with their particles. */
const DEPENDENT =
  /^(?:것|거(?:$|[야예라니나든면지다는란랍임를]|였|고)|게(?:$|요|지|다|[가는])|건(?:$|가|데|지)|걸(?:$|요)|수(?:$|[가는도를만밖록])|데(?:$|[가는도를가에서라다])|줄(?:$|[은을로도만])|바(?:$|[가를는와에])|적(?:$|[이에은])|지(?:$|[도는를])|듯|대로|즈음|겸|밖에|성싶|법(?:$|[한하]))/;
/** Nouns that commonly follow an adnominal; 만날 사람 [만날싸람]. */
const NOUNS =
  /^(?:사람|생각|시간|시기|정도|곳|집|길|돈|방법|계획|자신|자격|준비|가능성|기회|가치|필요|만한|때)/;
/** Syllables that end an adnominal and hardly a noun. */
const ADNOMINAL_ONLY = "할될킬릴낼뵐쉴칠앨";
/** Syllables that may also end nouns: only before dependent nouns and the listed ones. */
const ADNOMINAL_TOO = "갈올볼줄살날쓸들알일클길울열풀팔놀둘탈뜰설끌펼질를잘";
/** Codas before 을 that verbs have and nouns rarely: 있을, 좋을, 않을, 없을, 읽을, 넓을. */
const VERB_CODAS = ["ㅆ", "ㅎ", "ㄶ", "ㅀ", "ㄵ", "ㄼ", "ㄾ", "ㄿ", "ㄻ"];
const VERB_STEMS = "먹받찾믿입잡얻닫남넘담참웃벗씻깎볶묶없읽같깊높갚덮죽작적녹막묻뽑접찍";
/** ㄹ-endings whose next letter is tense though written in one word: 할게, 할걸, 할지, 할수록. */
const ENDINGS =
  /(?<=[할갈올볼줄될을를낼쉴킬릴둘쓸일])(?:게(?=$|요)|걸(?=$|요)|지(?=$|[도는라언])|수록|세라|진대|거[야예다]|것|수있|수없)/g;

/** Counters that are tense after the number 열. */
const COUNTERS = "(?:개|시|살|사람|번|가지|달|대|병|장|줄|자|그루|권|바퀴|두|세)";
const TEN = /* @__PURE__ */ new RegExp(`(?<=^열)${COUNTERS}`);
const AFTER_TEN = /* @__PURE__ */ new RegExp(`^${COUNTERS}`);

/** Respells the tense ㄹ-endings inside a word. */
export function tenseAfterAdnominal(word: string): string {
  return word
    .replace(TEN, (counter) => withTenseOnset(counter[0]) + counter.slice(1))
    .replace(ENDINGS, (ending) => withTenseOnset(ending[0]) + ending.slice(1))
    .replace(/(?<=[가-힣])(?:수록)$/, (ending, index: number) =>
      codaOf(word[index - 1]) === "ㄹ" ? withTenseOnset(ending[0]) + ending.slice(1) : ending,
    );
}

/**
 * Respells the start of a word that follows an adnominal.
 * @param previous - The word before, as written; empty at the start of a phrase.
 * @param word - The word as written.
 * @param respelled - The word as respelled so far.
 */
export function tenseAfterAdnominalWord(previous: string, word: string, respelled: string): string {
  const last = previous.at(-1);
  if (codaOf(last) !== "ㄹ" || !follows(previous, last!, word)) return respelled;
  return replaceAt(respelled, 0, withTenseOnset(respelled[0]));
}

function follows(previous: string, last: string, word: string): boolean {
  if (previous.endsWith("열") && AFTER_TEN.test(word)) return true;
  if (last === "을") {
    const before = previous.at(-2) ?? "";
    if (VERB_CODAS.includes(codaOf(before)) || VERB_STEMS.includes(before))
      return DEPENDENT.test(word) || NOUNS.test(word);
    return /^(?:것|수(?:$|[가는도밖록])|거[야예])/.test(word);
  }
  if (last === "를" && !/[모다부흐오이누고르자두]를$/.test(previous)) return false;
  if (ADNOMINAL_ONLY.includes(last) && (previous.length > 1 || "할될".includes(last))) return true;
  return (
    (ADNOMINAL_TOO + ADNOMINAL_ONLY).includes(last) && (DEPENDENT.test(word) || NOUNS.test(word))
  );
}
