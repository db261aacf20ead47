/**
 * ㄴ-insertion (article 29): a word that ends in a consonant, then one that starts with 이 or a y-glide,
 * 솜이불 [솜니불]. Only morphemes that are known to take it; elsewhere plain liaison.
 * @module
 */
import { codaOf, replaceAt, startsWithIotized, withOnset } from "./edit-syllable";

/** Second parts of compounds that take ㄴ wherever they follow a consonant. */
const PARTS =
  /(?<=[가-힣])(?:잎|엿(?=$|[을은이과도])|여우|이불|여섯|여덟|여행|열차|이야기|여름|여왕|연필|연구|연합|연휴|양말|양복|양파|요리|요법|유리(?!하|한)|윷|영화|열매|염색|약국|용품|용어|요일)/g;
/** After the ㅅ between the parts of a compound: 예삿일 [예산닐], 윗입술 [윈닙술]. */
const SEAM_PARTS =
  /(?<=[뒷윗훗헛옛샛뱃콧깻잣갯햇]|아랫|가욋|예삿|허드렛|바닷|나뭇|시쳇)(?:일|입|잇|잎|이마|이야기|윷|열(?=$|[이은을])|양념|여름|요리)/g;
/** A word said twice: 야금야금 [야금냐금], 유들유들. */
const DOUBLED = /(?<=^([야얄얇여욜유율이][가-힣]))\1/;
/** Suffixes after a word of two syllables or more: place + 역, purpose + 용, inflammation 염, medicine 약. */
const SUFFIXES = /(?<=[가-힣]{2})(?:역|용|염|약)(?=$|[이은을의에과도만로까부행품]|으로|에서)/g;
/** Words of two syllables that end like those suffixes. */
const WORDS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    "번역 통역 면역 병역 용역 전역 권역 검역 광역 공역 반역 현역 징역 성역 단역 악역 직역 방역 영역 완역 " +
    "활용 작용 적용 착용 통용 응용 신용 운용 전용 관용 상용 공용 복용 남용 겸용 혼용 범용 등용 임용 중용 실용 원용 학용 " +
    "오염 전염 감염 발염 계약 예약 공약 제약 협약 절약 청약 집약 선약 확약 언약 만약 농약 한약 신약 탄약 화약 활약 촉약 " +
    "강염 태양염"
  ).split(" "),
);
/** Nouns whose final 요 is no particle. */
const YO_NOUNS = /(?:필|중|강|동|민|긴|속|찬|만|농|주|개|수)요$/;
/** Second words that take ㄴ after a consonant across a space. */
const NEXT_WORDS =
  /^(?:일(?=$|[이은을도만과에의로])|이야기|입[다고는니어었으을지]|읽|잊|익[다은숙]|엿(?=$|[을은이과도])|여행|여자|여섯|여덟|역(?=$|[이은을에으])|연구|영화|영어|요리|약(?=$|[을은이])|옆|양말|이름|유리|여름|역사|역할)/;

/** Respells ㅇ as ㄴ where a compound or suffix is known to take it. */
export function insertNasalInWord(word: string): string {
  const doubled = word.replace(DOUBLED, (part) => inserted(word, 2, part));
  let respelled = doubled
    .replace(SEAM_PARTS, (part, index: number) => inserted(word, index, part))
    .replace(PARTS, (part, index: number) => inserted(word, index, part));
  respelled = respelled.replace(SUFFIXES, (suffix, index: number) =>
    WORDS.has(word.slice(index - 1, index + 1)) ? suffix : inserted(word, index, suffix),
  );
  // The polite particle: 그럼요 [그럼뇨].
  if (word.length > 1 && word.endsWith("요") && !YO_NOUNS.test(word) && codaOf(word.at(-2))) {
    respelled = replaceAt(respelled, word.length - 1, "뇨");
  }
  // 육 inside numbers: 십육 [심뉵].
  return respelled.replace(/(?<=[십백천만])육/g, "뉵");
}

/**
 * Respells the start of a word that takes ㄴ after the word before it.
 * @param previous - The word before, as written; empty at the start of a phrase.
 * @param word - The word as written.
 * @param respelled - The word as respelled so far.
 */
export function insertNasalBetweenWords(previous: string, word: string, respelled: string): string {
  if (/[십백천만억조]$/.test(previous) && word.startsWith("육"))
    return replaceAt(respelled, 0, "뉵");
  if (!codaOf(previous.at(-1)) || !startsWithIotized(word[0]) || !NEXT_WORDS.test(word))
    return respelled;
  // After a particle most speakers start anew.
  if (/[가-힣][을를]$/.test(previous) && !/[있없했했을었았먹받같좋않]을$/.test(previous))
    return respelled;
  return replaceAt(respelled, 0, withOnset(respelled[0], "ㄴ"));
}

function inserted(word: string, index: number, part: string): string {
  return codaOf(word[index - 1]) ? withOnset(part[0], "ㄴ") + part.slice(1) : part;
}

/** Sino-Korean suffixes whose ㄹ is spoken [ㄴ] after ㄴ. */
const NASAL_SUFFIXES = "란력령론료류로량례록률";
/** Pairs that are words of their own even at the end of a longer one. */
const WHOLE_WORDS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ "혼란 반란 논란 민란 분란 산란 권력 전력 인력 근력 탄력 완력 관령 연령 전령 훈령 관료 완료 진료 원료 연료 분류 인류 전류 한류 난류 본류 진로 원로 난로 근로 선로 분량 물량 전례 관례 선례 판례 언론 신록".split(
    " ",
  ),
);
/** … except where the longer word is known to end in the suffix. */
const KNOWN = /공권력|생산량|의견란|입원료/;

/**
 * ㄴ + ㄹ that is spoken [ㄴㄴ]: a noun of two syllables or more with such a suffix, 판단력 [판단녁] (article 20, exception).
 * Everywhere else it is [ㄹㄹ].
 */
export function keepNasalSuffix(word: string): string {
  let respelled = word;
  for (let i = 2; i < word.length; i++) {
    if (!NASAL_SUFFIXES.includes(word[i]) || codaOf(word[i - 1]) !== "ㄴ") continue;
    if (WHOLE_WORDS.has(word.slice(i - 1, i + 1)) && !KNOWN.test(word)) continue;
    respelled = replaceAt(respelled, i, withOnset(word[i], "ㄴ"));
  }
  return respelled;
}
