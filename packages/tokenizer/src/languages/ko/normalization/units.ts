/**
 * Units and signs after numbers.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { agreeParticle, PARTICLE } from "./agree-particle";
import { readNumber } from "./numbers";
import { MINUS, MULTIPLIER, NUMBER } from "./patterns";
import { UNIT_NAMES } from "./unit-names";

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
