import type { TracedText } from "../../../text/traced-text";
import { agreeParticle, PARTICLE, MINUS, MULTIPLIER, NUMBER, readNumber } from "./numbers";

/** Units that stand after a number. */
export const UNIT_NAMES: Readonly<Record<string, string>> = {
  km: "킬로미터",
  m: "미터",
  cm: "센티미터",
  mm: "밀리미터",
  μm: "마이크로미터",
  nm: "나노미터",
  "km²": "제곱킬로미터",
  "㎢": "제곱킬로미터",
  "m²": "제곱미터",
  "㎡": "제곱미터",
  "cm²": "제곱센티미터",
  "m³": "세제곱미터",
  "㎥": "세제곱미터",
  "㎞": "킬로미터",
  "㎝": "센티미터",
  "㎜": "밀리미터",
  "㎏": "킬로그램",
  "㎎": "밀리그램",
  ℓ: "리터",
  "㎖": "밀리리터",
  kg: "킬로그램",
  g: "그램",
  mg: "밀리그램",
  t: "톤",
  L: "리터",
  l: "리터",
  ml: "밀리리터",
  cc: "시시",
  h: "시간",
  hr: "시간",
  min: "분",
  s: "초",
  sec: "초",
  ms: "밀리초",
  rpm: "분당회전수",
  W: "와트",
  kW: "킬로와트",
  MW: "메가와트",
  kWh: "킬로와트시",
  V: "볼트",
  A: "암페어",
  mAh: "밀리암페어시",
  Hz: "헤르츠",
  kHz: "킬로헤르츠",
  MHz: "메가헤르츠",
  GHz: "기가헤르츠",
  B: "바이트",
  KB: "킬로바이트",
  MB: "메가바이트",
  GB: "기가바이트",
  TB: "테라바이트",
  bps: "비피에스",
  Mbps: "메가비피에스",
  dB: "데시벨",
  cal: "칼로리",
  kcal: "킬로칼로리",
  Pa: "파스칼",
  hPa: "헥토파스칼",
  N: "뉴턴",
  J: "줄",
  ha: "헥타르",
  px: "픽셀",
  ft: "피트",
  in: "인치",
  inch: "인치",
  lb: "파운드",
  ppm: "피피엠",
  dpi: "디피아이",
  fps: "에프피에스",
  mL: "밀리리터",
  dL: "데시리터",
  kPa: "킬로파스칼",
  MPa: "메가파스칼",
  kJ: "킬로줄",
  mW: "밀리와트",
  GW: "기가와트",
  Wh: "와트시",
  mA: "밀리암페어",
  kV: "킬로볼트",
  μg: "마이크로그램",
  "㎍": "마이크로그램",
  "㎾": "킬로와트",
  "㎐": "헤르츠",
  "㎒": "메가헤르츠",
  "㎓": "기가헤르츠",
  "㏄": "시시",
  "㏊": "헥타르",
  "㎘": "킬로리터",
  "㎗": "데시리터",
  mSv: "밀리시버트",
  Gbps: "기가비피에스",
  kbps: "킬로비피에스",
  m2: "제곱미터",
  m3: "세제곱미터",
  km2: "제곱킬로미터",
  kph: "킬로미터 퍼 시간",
  oz: "온스",
  mph: "마일 퍼 시간",
  "%p": "퍼센트포인트",
  "%": "퍼센트",
  "％": "퍼센트",
  "‰": "퍼밀",
  "°": "도",
  '"': "인치",
};

/** Made on first use. */
let pattern: RegExp | undefined;

/** A number or spoken words (오분의 삼 cm), a unit, and what it is "per". */
function unitPattern(): RegExp {
  if (pattern) return pattern;
  const name = Object.keys(UNIT_NAMES)
    .sort((a, b) => b.length - a.length)
    .join("|");
  const amount = String.raw`(${MINUS}${NUMBER}|분의 [가-힣 ]{1,16}?)(${MULTIPLIER})`;
  return (pattern = new RegExp(
    String.raw`${amount}\s?(${name})(?:\/(${name}))?(?![A-Za-z²³])(?:${PARTICLE})?`,
    "g",
  ));
}

const TEMPERATURE = new RegExp(String.raw`(${MINUS})(${NUMBER})\s?(?:(°\s?C|℃)|(°\s?F|℉))`, "g");

/** 12km → 십이 킬로미터, 60km/h → 육십 킬로미터 퍼 시간, -3℃ → 섭씨 영하 삼도. */
export function readUnits(text: TracedText): TracedText {
  return text
    .replace(TEMPERATURE, (_, minus: string, number: string, celsius?: string) =>
      [celsius ? "섭씨" : "화씨", ...(minus ? ["영하"] : []), `${readNumber(number)}도`].join(" "),
    )
    .replace(
      unitPattern(),
      (_, amount: string, multiplier: string, unit: string, per?: string, particle = "") => {
        const words = /\d/.test(amount) ? readNumber(amount) : amount;
        const spoken = `${words}${multiplier} ${UNIT_NAMES[unit]}${per ? ` 퍼 ${UNIT_NAMES[per]}` : ""}`;
        return spoken + agreeParticle(spoken, particle);
      },
    );
}
