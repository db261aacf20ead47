/**
 * Units after a number, rates among them.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { alternatives } from "./alternatives";
import { RATE_NAMES, SHARE_NAMES, UNIT_NAMES } from "./unit-names";

/** Made on first use. */
let patterns: { unit: RegExp; share: RegExp } | undefined;

function unitPatterns() {
  return (patterns ??= {
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
