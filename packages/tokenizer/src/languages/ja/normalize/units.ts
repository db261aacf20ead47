import type { TracedText } from "../../../text/traced-text";

/** The keys as alternatives, the longest first, so that it wins. */
function alternatives(table: Readonly<Record<string, string>>): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .map((key) => key.replace(/[$°/.+*?()[\]]/g, "\\$&"))
    .join("|");
}

/** Units after a number. */
const UNIT_NAMES: Readonly<Record<string, string>> = {
  "%": "パーセント", "‰": "パーミル", "°C": "度", "°F": "度", "°": "度", "℃": "度", "℉": "度",
  km: "キロメートル", m: "メートル", cm: "センチメートル", mm: "ミリメートル", μm: "マイクロメートル", nm: "ナノメートル",
  km2: "平方キロメートル", m2: "平方メートル", cm2: "平方センチメートル", mm2: "平方ミリメートル",
  km3: "立方キロメートル", m3: "立方メートル", cm3: "立方センチメートル", cc: "シーシー",
  in: "インチ", ft: "フィート", yd: "ヤード", mi: "マイル", ha: "ヘクタール",
  t: "トン", kt: "キロトン", kg: "キログラム", g: "グラム", mg: "ミリグラム", μg: "マイクログラム", oz: "オンス", lb: "ポンド", lbs: "ポンド",
  L: "リットル", l: "リットル", dL: "デシリットル", dl: "デシリットル", cl: "センチリットル", cL: "センチリットル",
  mL: "ミリリットル", ml: "ミリリットル", μL: "マイクロリットル", kL: "キロリットル", kl: "キロリットル",
  h: "時間", hr: "時間", hrs: "時間", min: "分", sec: "秒", s: "秒", ms: "ミリ秒", μs: "マイクロ秒", ns: "ナノ秒",
  mph: "マイル毎時", kph: "キロメートル毎時", fph: "フィート毎時", fps: "フレーム毎秒", rpm: "回転毎分", bpm: "ビーピーエム",
  Pa: "パスカル", hPa: "ヘクトパスカル", kPa: "キロパスカル", MPa: "メガパスカル", mmHg: "ミリメートル水銀柱",
  J: "ジュール", kJ: "キロジュール", MJ: "メガジュール", cal: "カロリー", kcal: "キロカロリー", Cal: "キロカロリー", hp: "馬力", N: "ニュートン",
  W: "ワット", mW: "ミリワット", kW: "キロワット", MW: "メガワット", GW: "ギガワット", Wh: "ワット時", kWh: "キロワット時", MWh: "メガワット時",
  V: "ボルト", mV: "ミリボルト", kV: "キロボルト", A: "アンペア", mA: "ミリアンペア", Ah: "アンペア時", mAh: "ミリアンペア時",
  Ω: "オーム", kΩ: "キロオーム", MΩ: "メガオーム", μF: "マイクロファラド", nF: "ナノファラド", pF: "ピコファラド",
  Hz: "ヘルツ", kHz: "キロヘルツ", MHz: "メガヘルツ", GHz: "ギガヘルツ", THz: "テラヘルツ", dB: "デシベル",
  B: "バイト", KB: "キロバイト", kB: "キロバイト", MB: "メガバイト", GB: "ギガバイト", TB: "テラバイト", PB: "ペタバイト",
  bit: "ビット", bps: "ビーピーエス", kbps: "キロビーピーエス", Mbps: "メガビーピーエス", Gbps: "ギガビーピーエス",
  lx: "ルクス", lm: "ルーメン", cd: "カンデラ", mol: "モル", Bq: "ベクレル", Sv: "シーベルト", mSv: "ミリシーベルト", μSv: "マイクロシーベルト",
  ppm: "ピーピーエム", ppb: "ピーピービー", dpi: "ディーピーアイ", pt: "ポイント", px: "ピクセル", pH: "ペーハー",
}; // prettier-ignore

/** What a rate is "per": after the slash of km/h. */
const RATE_NAMES: Readonly<Record<string, string>> = {
  h: "毎時", hr: "毎時", min: "毎分", s: "毎秒", sec: "毎秒", s2: "毎秒毎秒", day: "毎日",
  m: "毎メートル", km: "毎キロメートル", m2: "毎平方メートル", m3: "毎立方メートル", cm2: "毎平方センチメートル", cm3: "毎立方センチメートル",
  L: "毎リットル", l: "毎リットル", dL: "毎デシリットル", mL: "毎ミリリットル", ml: "毎ミリリットル", g: "毎グラム", kg: "毎キログラム",
}; // prettier-ignore

/** What a share is "per", in kanji: 円/月. */
const SHARE_NAMES: Readonly<Record<string, string>> = {
  時: "一時間", 時間: "一時間", 分: "一分", 秒: "一秒", 日: "一日", 週: "一週間", 月: "一か月", 年: "一年",
  人: "一人", 名: "一名", 個: "一個", 本: "一本", 枚: "一枚", 台: "一台", 回: "一回", 件: "一件", 泊: "一泊", 冊: "一冊", 杯: "一杯", 坪: "一坪",
}; // prettier-ignore

/** Made on first use. */
let madeUnitPatterns: { unit: RegExp; share: RegExp } | undefined;

function unitPatterns() {
  return (madeUnitPatterns ??= {
    unit: new RegExp(
      `(?<=\\d|\\d[万億兆千百])\\s?(${alternatives(UNIT_NAMES)})((?:/(?:${alternatives(RATE_NAMES)}))?)(?![A-Za-z0-9²³])`,
      "g",
    ),
    share: new RegExp(
      `(?<=[円元個本人件回枚台点]|ドル|ユーロ|トン|ワット|メートル|グラム|リットル|バイト)/1?(${alternatives(SHARE_NAMES)})(?!\\p{Script=Han})`,
      "gu",
    ),
  });
}

/** Units to their names (60km/h to 60キロメートル毎時, 円/月 to 円、一か月あたり). The number stays in digits. */
export function writeUnits(text: TracedText): TracedText {
  const { unit, share } = unitPatterns();
  return (
    text
      .replace(unit, (all, sign: string, rate: string, at: number, whole: string) => {
        // P2B and the like: a digit between letters counts nothing.
        if (/[A-Za-z]\d{1,2}$/.test(whole.slice(Math.max(0, at - 3), at))) return all;
        // 1980s are years.
        if (sign === "s" && /\d{4}$/.test(whole.slice(Math.max(0, at - 4), at))) return all;
        return UNIT_NAMES[sign] + (rate && RATE_NAMES[rate.slice(1)]);
      })
      .replace(share, (_all, sign: string) => `、${SHARE_NAMES[sign]}あたり`)
      // Floors, flats and pages.
      .replace(
        /(?<![A-Za-z\d.,])(B?)(\d{1,3})F(?![A-Za-z\d])/g,
        (_all, below: string, floor: string) => `${below && "地下"}${floor}階`,
      )
      .replace(/(?<=(?:^|[^A-Za-z])p{1,2}\.\s?)(\d+(?:[-~]\d+)?)(?![\d.])/gi, "$1ページ")
      .replace(/(?<![A-Za-z])p{1,2}\.\s?(?=\d[\d~-]{0,20}ページ)/gi, "")
  );
}

const NAMES: Readonly<Record<string, string>> = {
  "¥": "円", $: "ドル", "€": "ユーロ", "£": "ポンド", "₩": "ウォン", "₹": "ルピー", "฿": "バーツ", "₽": "ルーブル", "₫": "ドン", "₱": "ペソ", "₺": "リラ", "₿": "ビットコイン",
  US$: "アメリカドル", A$: "オーストラリアドル", AU$: "オーストラリアドル", C$: "カナダドル", CA$: "カナダドル", NZ$: "ニュージーランドドル", HK$: "香港ドル", NT$: "台湾ドル", S$: "シンガポールドル",
  JPY: "円", USD: "アメリカドル", EUR: "ユーロ", GBP: "イギリスポンド", CNY: "人民元", RMB: "人民元", KRW: "韓国ウォン",
  AUD: "オーストラリアドル", CAD: "カナダドル", NZD: "ニュージーランドドル", HKD: "香港ドル", TWD: "台湾ドル", SGD: "シンガポールドル",
  CHF: "スイスフラン", SEK: "スウェーデンクローナ", NOK: "ノルウェークローネ", DKK: "デンマーククローネ", RUB: "ロシアルーブル", TRY: "トルコリラ",
  INR: "インドルピー", IDR: "インドネシアルピア", THB: "タイバーツ", VND: "ベトナムドン", PHP: "フィリピンペソ", MYR: "マレーシアリンギット",
  MXN: "メキシコペソ", BRL: "ブラジルレアル", ZAR: "南アフリカランド", AED: "ディルハム",
}; // prettier-ignore

/** English powers after an amount: $1.5M. */
const POWERS: Readonly<Record<string, string>> = {
  k: "千",
  K: "千",
  M: "ミリオン",
  B: "ビリオン",
  T: "トリリオン",
};

/** Made on first use. */
let madeMoneyPatterns: { before: RegExp; after: RegExp } | undefined;

function moneyPatterns() {
  const names = alternatives(NAMES);
  return (madeMoneyPatterns ??= {
    before: new RegExp(
      `(?<![A-Za-z])(${names})\\s?(-?\\d[\\d,]*(?:\\.\\d+)?)(?:([万億兆千百十]{1,3})|([kKMBT])(?![A-Za-z]))?(?:-(?![\\d~]))?`,
      "g",
    ),
    after: new RegExp(`(?<=\\d|\\d[万億兆千百])\\s?(${names})(?![A-Za-z0-9])`, "g"),
  });
}

/** Signs and codes before an amount to names after it; the number stays in digits. */
export function writeCurrencies(text: TracedText): TracedText {
  const { before, after } = moneyPatterns();
  return text
    .replace(
      before,
      (_all, sign: string, number: string, power = "", english = "") =>
        number + power + (english && POWERS[english]) + NAMES[sign],
    )
    .replace(after, (_all, sign: string) => NAMES[sign]);
}
