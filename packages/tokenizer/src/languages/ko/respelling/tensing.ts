/**
 * Tensing (경음화) that the spelling does not show.
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

const FIRST =
  "갈걸결골괄굴궐달돌렬률말멸몰물밀발벌별불살설솔술슬실알열월율일절졸즐질찰철출칠탈팔필할혈홀활휼힐";
const SECOND =
  "단담답당대덕독동돈두둔득등사산살삼상색생서석선설섬섭성세소속손송쇄쇠수숙순술숭습승시식신실심십작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준중즉증직질집징";
/** Native words and particles that start with one of those syllables. */
const NATIVE = [
  "대로",
  "대꾸",
  "대답",
  "실수",
  "실력",
  "대일",
  "조차",
  "조심",
  "장난",
  "잔치",
  "주머니",
  "소리",
  "소스",
  "서방",
  "사탕",
  "사람",
];

/** Respells the second syllable of such pairs as tense. */
export function tenseAfterSinoLateral(word: string): string {
  const respelled = [...word];
  for (let i = 1; i < word.length; i++) {
    const [first, second] = [word[i - 1], word[i]];
    if (!FIRST.includes(first) || !SECOND.includes(second)) continue;
    // A doubled syllable stays plain: 절절하다.
    if (first === second || NATIVE.some((native) => word.startsWith(native, i))) continue;
    respelled[i] = withTenseOnset(second);
  }
  return respelled.join("");
}

/** 겠 and 습니다 follow a closed syllable only when it is a stem. */
const ALWAYS = /(?<=[가-힣])(?:겠|습(?=니|디))/g;
/** Stems, at the start of a word or after a connecting vowel, with the endings that make no other common word. */
const STEMS = [
  /(?<=(?:^|[아어여라러내])(?:남|넘|담|숨|심|품|뿜|삼|감|검))(?:[고던]|다(?!른|운|리|지|양|수|음)|더라|도록|든지|거나|거든|게(?!임))/g,
  /(?<=(?:^|[아어여라러내])(?:남|넘|담|참|품|뿜))지(?!대)/g,
  /(?<=^참)(?:던|다(?!운|가|랑)|도록|더라|든지|거나|거든)/g,
  /(?<=[껴어싸여]안)(?:[고던지]|다|더라|도록|든지|거나|거든|게)/g,
  /(?<=더듬|다듬|머금|서슴|보듬)(?:[고던지]|다|더라|도록|든지|거나|거든|게)/g,
];

/** Respells the endings after such stems as tense. */
export function tenseAfterStem(word: string): string {
  const respelled = word.replace(ALWAYS, (ending, index: number) => {
    const nasal = (word.charCodeAt(index - 1) - 0xac00) % 28;
    // Codas ㄴ (4) and ㅁ (16).
    return nasal === 4 || nasal === 16 ? withTenseOnset(ending) : ending;
  });
  return STEMS.reduce(
    (text, pattern) =>
      text.replace(pattern, (ending) => withTenseOnset(ending[0]) + ending.slice(1)),
    respelled,
  );
}

/** Right, ticket, sphere: 투표권, 회원권, 영향권; a number before it counts volumes. */
const RIGHTS = /(?<=[가-힣]{2})권(?=$|[이은을의에과도만로자]|으로|에서|까지)/g;
const COUNTED =
  /^[영일이삼사오육칠팔구십백천만억수몇여]+$|(?:[한두세네섯곱덟홉열]|스무|서른|마흔|쉰|예순|일흔|여든|아흔|여러)$/;
/** Property: 가능성, 투명성; words that end in another 성 follow. */
const PROPERTY = /(?<=[가-힣]{2})성(?=$|[이은을의에과도만]|으로|에서|까지)/g;
const NO_PROPERTY =
  /(?:[여남위구완형작생편조결양합찬정음함개각반달숙백장행혜육금화목토수극노왕황]성|만리장성|자수성가)$/;
const SUFFIX = /(?<=[가-힣]{2})(?:법|증)(?=$|[이은을의에과도만로]|으로|에서|까지)/g;
/** Words of two syllables that end in the same letters and stay plain, and 영수증. */
const PLAIN = /(?:방법|영수증|[검보인논고물방]증)$/;

/** Respells such suffixes as tense. */
export function tenseSuffix(word: string): string {
  const tensed = (suffix: string, index: number) =>
    PLAIN.test(word.slice(Math.max(0, index - 3), index + 1)) ? suffix : withTenseOnset(suffix);
  return word
    .replace(SUFFIX, tensed)
    .replace(RIGHTS, (suffix, index: number) =>
      COUNTED.test(word.slice(Math.max(0, index - 8), index)) ? suffix : withTenseOnset(suffix),
    )
    .replace(PROPERTY, (suffix, index: number) =>
      NO_PROPERTY.test(word.slice(Math.max(0, index - 3), index + 1))
        ? suffix
        : withTenseOnset(suffix),
    );
}

/** Only at the start of a word, since these letters also meet by chance: 개인기 is not 인기. */
const AT_START =
  // Native compounds.
  "길가* 강가* 물가* 굴속* 물속* 산속* 꿈속* 몸속* 땅속* 술잔* 물잔* 숨결* 살결* 꿈결* 물결* 등불* 산불* 들불* 창살* 강줄* 산줄* 물줄* 산새* 철새* 들새* " +
  "산길* 눈길* 손길* 발길* 물길* 밤길* 들길* 철길* 눈빛* 달빛* 별빛* 불빛* 봄비* 밤비* 밤중* 술집* 빵집* 안방* 용돈* 목돈* 잔돈* 술독* 손등* 발등* 눈병* 물병* 술병* " +
  "눈가* 입가* 갈대* 손금* 눈금* 산골* 물감* 일감* 땔감* 등짐* 물기* 눈짓* 손짓* 몸짓* 발짓* 봄밤* 싫증* 길거*리 물개* 들개* 신발장* 심술보* 밤잠* 봄잠* 총구* 문구*멍 손수*레 신소*리 " +
  // Sino-Korean.
  "인기* 엄격* 본격* 정가* 대권* 영점* 한자* 대가*를 대가*로 대가*는 내과* 외과* 치과* 안과*에 안과*를 안과*가 안과*의사 주가* 원가* 단가* 염가* 진가* 점수* 만점* 빵점* 총점* 감점* 원점* 성과* 광기* 윤기* 한기* " +
  "내적* 외적* 양적* 인적* 물적* 심적* 사적* 공적* 시적* 동적* 정적* 병적* 광적* 영적* 단적* 횡적* 종적* 민법* 상법* 형법* 수법* 기법* 해법* 화법* 공법* 비법* 어법* 용법* 세법* 편법* 필법* 검법* 창법* " +
  "밀도* 철도* 열도* 별도* 절도* 일자* 활자* 점자* 철자* 물자* 출자* 기술자* 필지* 일지* 논조* 주격* 잠결* 전격* 이권* 왕권* 교권* 분권* 영감* 발자*국 발자*취 ";

/** Anywhere in a word. */
const ANYWHERE =
  // Native compounds.
  "바람결* 마음속* 가슴속* 그믐달* 초승달* 보름달* 아침밥* 점심밥* 비빔밥* 김밥* 문고*리 눈동*자 신바*람 손재*주 말재*주 글재*주 발바*닥 손바*닥 방바*닥 땅바*닥 길바*닥 " +
  "물고*기 손가*락 발가*락 한밤중* 밤바*다 밤거*리 밤공*기 물동*이 산사*람 종소*리 물소*리 발소*리 말소*리 바람소*리 문소*리 총소*리 숨소*리 새소*리 코소*리 등줄*기 강줄*기 산줄*기 물줄*기 " +
  "총부*리 산기*슭 눈사*람 손가*방 손수*건 물수*건 문지*방 콩가*루 밀가*루 쌀가*루 돌가*루 봄바*람 산바*람 강바*람 가을바*람 겨울바*람 여름밤* 가을밤* 겨울밤* " +
  "일거*리 볼거*리 먹을거*리 즐길거*리 읽을거*리 반찬거*리 말버*릇 손버*릇 잠버*릇 잠자*리 술자*리 일자*리 물방*울 눈물방*울 땀방*울 돌부*리 장난감* 신랑감* 돈벌*이 기름기* 공부방* " +
  "목구*멍 콧구*멍 바늘구*멍 숨구*멍 달동*네 술주*정 물장*구 손도*장 눈도*장 쓸데*없 어쩔수* 보잘것* 하잘것* " +
  // Sino-Korean.
  "사건* 조건* 안건* 용건* 요건* 인건*비 문건* 인권* 정권* 증권* 여권* 주권* 특권* 공권*력 저작권* 주도권* 선거권* 투표권* 소유권* 결정권* 영주권* 시민권* 입장권* 승차권* 상품권* 항공권* 회원권* " +
  "경영권* 참정권* 영유권* 재산권* 성형외과* 정형외과* 신경외과* 이비인후과* 산부인과* 소화기내과* 비뇨기과* 소아과* 정신과* 피부과* 평가* 현기*증 장기*자랑 성격* 인격* 품격* 문자* 글자* 천자*문 한자*어 출발지* 여행지* " +
  "출발점* 기준점* 중심점* 결승점* 반환점* 시작점* 유의점* 강점* 약점* 이점* 종점* 학점* 문제점* 장점* 단점* 관점* 초점* 요점* 중점* 시점* 쟁점* 허점* 공통점* 차이점* 시사점* 전환점* 문법* 헌법* 사용법* 요리법* 치료법* 보호법* 기본법* 관리법* 교육법* 노동법* 선거법* 표현법* 계산법* 조리법* 맞춤법* 발음법* " +
  "가능성* 필요성* 다양성* 중요성* 안전성* 안정성* 정확성* 효율성* 신뢰성* 인간성* 전문성* 유연성* 생산성* 관련성* 일관성* 투명성* 창의성* 공공성* 정당성* 공정성* 객관성* 독창성* 자율성* 지속성* " +
  "적합성* 타당성* 사회성* 민감성* 합리성* 유사성* 특수성* 잠재성* 심각성* 위험성* 대중성* 도덕성* 연속성* 보편성* 상징성* 호환성* 접근성* 감수성* 동질성* 정체성* 내구성* 수익성* 경제성* 현실성* 당위성* " +
  "이질성* 익명성* 방향성* 시급성* 긴급성* 적극성* 참을성* 붙임성* 휘발성* 통증* 갈증* 염증* 우울증* 불면증* 불안증* 합병증* 건망증* 후유증* 궁금증* 공포증* 중독증* 혐오증* 조급증* 빈혈증* " +
  "면허증* 신분증* 자격증* 학생증* 등록증* 증명증* 광우병* 성인병* 직업병* 난치병* 불치병* 유전병* 부인병* 노인병* 풍토병* 흑사병* 백혈병* 상사병* 향수병* 열사병* 일사병* 소주병* 맥주병* 심장병* 전염병* 정신병* 당뇨병* 위장병* 피부병* 신용장* 초대장* 추천장* 소개장* 연하장* 도전장* 임명장* 고소장* 구속영장* 체포영장* 졸업장* 감사장* 표창장* " +
  "";

function toEntry(marked: string): string {
  const mark = marked.indexOf("*");
  const spelled = marked.replace("*", "");
  if (mark < 1) return `${spelled}>${spelled}`;
  return `${spelled}>${spelled.slice(0, mark - 1)}${withTenseOnset(spelled[mark - 1])}${spelled.slice(mark)}`;
}

/** `spelled>respelled` for every listed word; `^` before those that count only at the start of a word. */
export function tenseWords(): string[] {
  const entries = (list: string) => list.trim().split(" ").map(toEntry);
  return [...entries(AT_START).map((entry) => `^${entry}`), ...entries(ANYWHERE)];
}
