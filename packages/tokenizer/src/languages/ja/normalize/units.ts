/**
 * Units and currencies beside a number.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

/** Unit signs and their names; the longest sign wins. */
const UNITS: Readonly<Record<string, string>> = {
  "%": "パーセント",
  "‰": "パーミル",
  "°C": "度",
  "°F": "度",
  "°": "度",
  km: "キロメートル",
  m: "メートル",
  cm: "センチメートル",
  mm: "ミリメートル",
  μm: "マイクロメートル",
  nm: "ナノメートル",
  km2: "平方キロメートル",
  m2: "平方メートル",
  cm2: "平方センチメートル",
  m3: "立方メートル",
  cm3: "立方センチメートル",
  cc: "シーシー",
  "km/h": "キロメートル毎時",
  "m/s": "メートル毎秒",
  kg: "キログラム",
  g: "グラム",
  mg: "ミリグラム",
  t: "トン",
  L: "リットル",
  l: "リットル",
  dL: "デシリットル",
  dl: "デシリットル",
  mL: "ミリリットル",
  ml: "ミリリットル",
  kL: "キロリットル",
  kl: "キロリットル",
  ha: "ヘクタール",
  hPa: "ヘクトパスカル",
  cal: "カロリー",
  kcal: "キロカロリー",
  W: "ワット",
  kW: "キロワット",
  MW: "メガワット",
  kWh: "キロワット時",
  V: "ボルト",
  kV: "キロボルト",
  A: "アンペア",
  mA: "ミリアンペア",
  mAh: "ミリアンペア時",
  Ω: "オーム",
  Hz: "ヘルツ",
  kHz: "キロヘルツ",
  MHz: "メガヘルツ",
  GHz: "ギガヘルツ",
  dB: "デシベル",
  B: "バイト",
  KB: "キロバイト",
  kB: "キロバイト",
  MB: "メガバイト",
  GB: "ギガバイト",
  TB: "テラバイト",
  bps: "ビーピーエス",
  kbps: "キロビーピーエス",
  Mbps: "メガビーピーエス",
  Gbps: "ギガビーピーエス",
  fps: "フレーム毎秒",
  ms: "ミリ秒",
  h: "時間",
  min: "分",
  sec: "秒",
  in: "インチ",
  ft: "フィート",
  pt: "ポイント",
  px: "ピクセル",
};

const CURRENCIES: Readonly<Record<string, string>> = {
  "¥": "円",
  $: "ドル",
  "€": "ユーロ",
  "£": "ポンド",
  "₩": "ウォン",
  "₹": "ルピー",
  "฿": "バーツ",
  "₽": "ルーブル",
  JPY: "円",
  USD: "ドル",
  EUR: "ユーロ",
  GBP: "ポンド",
  CNY: "元",
  KRW: "ウォン",
};

const escape = (sign: string) => sign.replace(/[$°/]/g, "\\$&");
const alternatives = (table: Readonly<Record<string, string>>) =>
  Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join("|");

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;

/** Units after a number to their names, currency signs before it to names after it. The number stays in digits. */
export function writeUnits(text: TracedText): TracedText {
  const unit = new RegExp(`(?<=\\d)\\s?(${alternatives(UNITS)})(?![A-Za-z0-9²³])`, "g");
  const money = new RegExp(`(${alternatives(CURRENCIES)})\\s?(${NUMBER})([万億兆千百十]*)`, "g");
  const moneyAfter = new RegExp(
    `(?<=\\d[万億兆]?)\\s?(${alternatives(CURRENCIES)})(?![A-Za-z0-9])`,
    "g",
  );
  return text
    .replace(
      money,
      (_all, sign: string, number: string, power: string) => number + power + CURRENCIES[sign],
    )
    .replace(moneyAfter, (_all, sign: string) => CURRENCIES[sign])
    .replace(unit, (_all, sign: string) => UNITS[sign]);
}
