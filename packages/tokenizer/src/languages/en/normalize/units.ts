/**
 * Units of measure and percent.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { decimalWords } from "./number-words";

/** `symbol singular plural`; the last word of a compound name takes the plural elsewhere, so both are given. */
const UNITS = `
km kilometer kilometers; m meter meters; cm centimeter centimeters; mm millimeter millimeters; nm nanometer nanometers; µm micrometer micrometers
mi mile miles; ft foot feet; yd yard yards; kg kilogram kilograms; g gram grams; mg milligram milligrams; lb pound pounds
lbs pound pounds; oz ounce ounces; l liter liters; L liter liters; ml milliliter milliliters; mL milliliter milliliters
km/h kilometer_per_hour kilometers_per_hour; kmh kilometer_per_hour kilometers_per_hour; kph kilometer_per_hour kilometers_per_hour
mph mile_per_hour miles_per_hour; m/s meter_per_second meters_per_second; km² square_kilometer square_kilometers
m² square_meter square_meters; cm² square_centimeter square_centimeters; m³ cubic_meter cubic_meters; km³ cubic_kilometer cubic_kilometers; cm³ cubic_centimeter cubic_centimeters
ms millisecond milliseconds; hr hour hours; hrs hour hours; min minute minutes; mins minute minutes; sec second seconds; secs second seconds
Hz hertz hertz; kHz kilohertz kilohertz; MHz megahertz megahertz; GHz gigahertz gigahertz; V volt volts; W watt watts; kW kilowatt kilowatts
MW megawatt megawatts; kWh kilowatt_hour kilowatt_hours; mA milliamp milliamps; mAh milliamp_hour milliamp_hours; dB decibel decibels
KB kilobyte kilobytes; kB kilobyte kilobytes; MB megabyte megabytes; GB gigabyte gigabytes; TB terabyte terabytes
kbps kilobit_per_second kilobits_per_second; mbps megabit_per_second megabits_per_second; Mbps megabit_per_second megabits_per_second; Gbps gigabit_per_second gigabits_per_second
cal calorie calories; kcal kilocalorie kilocalories; ha hectare hectares; px pixel pixels; fps frame_per_second frames_per_second
% percent percent; ‰ per_mille per_mille; °C degree_Celsius degrees_Celsius; °F degree_Fahrenheit degrees_Fahrenheit; ° degree degrees
`;

const TABLE = new Map(
  UNITS.split(/[;\n]/)
    .map((entry) => entry.trim().split(" "))
    .filter((fields) => fields.length === 3)
    .map(([symbol, one, many]) => [
      symbol,
      { one: one.replaceAll("_", " "), many: many.replaceAll("_", " ") },
    ]),
);

const SYMBOLS = [...TABLE.keys()].sort((a, b) => b.length - a.length).join("|");
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const QUANTITY = new RegExp(
  String.raw`(?<![\p{L}\d.,])(${NUMBER})([ -]?)(${SYMBOLS})(?![\p{L}\d²³/])`,
  "gu",
);
const SPOKEN = new RegExp(
  String.raw`\b((?:and )?(?:(?:a|one|two|three|four) )?(?:half|thirds?|quarters?|fifths?|million|billion) )(${SYMBOLS})(?![\p{L}\d])`,
  "gu",
);
const RATE = new RegExp(String.raw`(?<=\d)\/(${SYMBOLS})(?![\p{L}\d/])`, "gu");
const RANGE = new RegExp(
  String.raw`(?<![\p{L}\d.,-])(${NUMBER})(?:${SYMBOLS})? ?[-–—] ?(?=(?:${NUMBER}) ?(?:${SYMBOLS})(?![\p{L}\d]))`,
  "gu",
);

/** "5 kg", "3.5km/h", "20%", "-4°C"; "5-10 kg" is "five to ten kilograms". */
export function expandUnits(text: TracedText): TracedText {
  return text
    .replace(/\b([ck]?m)\^?2\b/g, "$1²")
    .replace(/\b([ck]?m)\^?3\b/g, "$1³")
    .replace(/(\d) ?(?:º|˚)/g, "$1°")
    .replace(/° ([CF])\b/g, "°$1")
    .replace(
      /(\d) ?sq\.? (ft|mi|km|m)\b\.?/g,
      (_, digit: string, unit: string) => `${digit} square ${TABLE.get(unit)!.many}`,
    )
    .replace(RANGE, (_, number: string) => `${decimalWords(number)} to `)
    .replace(QUANTITY, (_, number: string, gap: string, symbol: string) => {
      const { one, many } = TABLE.get(symbol)!;
      // "a 5-kg bag": an adjective, in the singular.
      return `${decimalWords(number)} ${gap === "-" || Number(number) === 1 ? one : many}`;
    })
    .replace(RATE, (_, symbol: string) => ` per ${TABLE.get(symbol)!.one}`)
    .replace(SPOKEN, (_, before: string, symbol: string) => {
      const { one, many } = TABLE.get(symbol)!;
      return before + (/^(?:and|\w+illion) /.test(before) ? many : one);
    });
}
