import type { TracedText } from "../../../text/traced-text";
import { cardinalWords, decimalWords } from "./number-words";

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
μm micrometer micrometers; µs microsecond microseconds; μs microsecond microseconds; ns nanosecond nanoseconds; µg microgram micrograms; μg microgram micrograms; mcg microgram micrograms
MWh megawatt_hour megawatt_hours; GWh gigawatt_hour gigawatt_hours; TWh terawatt_hour terawatt_hours; GW gigawatt gigawatts; TW terawatt terawatts; mW milliwatt milliwatts; Wh watt_hour watt_hours; Ah amp_hour amp_hours
kV kilovolt kilovolts; mV millivolt millivolts; kΩ kilohm kilohms; Ω ohm ohms; MΩ megohm megohms; µF microfarad microfarads; nF nanofarad nanofarads; pF picofarad picofarads; THz terahertz terahertz; hz hertz hertz; khz kilohertz kilohertz; mhz megahertz megahertz; ghz gigahertz gigahertz
kJ kilojoule kilojoules; MJ megajoule megajoules; kPa kilopascal kilopascals; hPa hectopascal hectopascals; MPa megapascal megapascals; psi pound_per_square_inch pounds_per_square_inch; atm atmosphere atmospheres; mmHg millimeter_of_mercury millimeters_of_mercury
rpm revolution_per_minute revolutions_per_minute; bpm beat_per_minute beats_per_minute; wpm word_per_minute words_per_minute; mpg mile_per_gallon miles_per_gallon; hp horsepower horsepower; cc cubic_centimeter cubic_centimeters
gal gallon gallons; tbsp tablespoon tablespoons; tsp teaspoon teaspoons; fl_oz fluid_ounce fluid_ounces; pt point points; dpi dot_per_inch dots_per_inch; ppi pixel_per_inch pixels_per_inch; ppm part_per_million parts_per_million; ppb part_per_billion parts_per_billion; MP megapixel megapixels
KiB kibibyte kibibytes; MiB mebibyte mebibytes; GiB gibibyte gibibytes; TiB tebibyte tebibytes; PB petabyte petabytes; Kbps kilobit_per_second kilobits_per_second; gbps gigabit_per_second gigabits_per_second
yr year years; yrs year years; wk week weeks; wks week weeks; mos month months; mg/dL milligram_per_deciliter milligrams_per_deciliter; mg/L milligram_per_liter milligrams_per_liter; g/cm³ gram_per_cubic_centimeter grams_per_cubic_centimeter; kg/m³ kilogram_per_cubic_meter kilograms_per_cubic_meter
m/s² meter_per_second_squared meters_per_second_squared; km/s kilometer_per_second kilometers_per_second; ft/s foot_per_second feet_per_second; MB/s megabyte_per_second megabytes_per_second; GB/s gigabyte_per_second gigabytes_per_second; ft² square_foot square_feet; in² square_inch square_inches; ft³ cubic_foot cubic_feet; mi² square_mile square_miles; mm² square_millimeter square_millimeters; sqft square_foot square_feet
`;

const TABLE = new Map(
  UNITS.split(/[;\n]/)
    .map((entry) => entry.trim().split(" "))
    .filter((fields) => fields.length === 3)
    .map(([symbol, one, many]) => [
      symbol.replace("_", " "),
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

const POINTS: Readonly<Record<string, string>> = { N: "north", S: "south", E: "east", W: "west" };
const FEET = /(?<![\p{L}\d.,])(\d{1,2}) ?(?:'|′|ft\.?) ?(\d{1,2}(?:\.\d)?) ?(?:"|″|''|in\b\.?)/gu;
const INCHES = /(?<![\p{L}\d.,])(\d{1,4}(?:\.\d{1,3})?)["″](?!\p{L})/gu;

/** Whether the mark after a number ends a quotation that began shortly before. */
function isClosingQuote(all: string, at: number): boolean {
  const before = all.slice(Math.max(0, at - 200), at);
  return before.split('"').length % 2 === 0 || /[“"]$/.test(before);
}

/** "5 kg", "3.5km/h", "20%", "-4°C"; "5-10 kg" is "five to ten kilograms". */
export function expandUnits(text: TracedText): TracedText {
  return text
    .replace(/(?<=\d ?)([cmk]?m|ft|in|mi)\^?2\b/g, "$1²")
    .replace(/(?<=\d ?)([cmk]?m|ft|in|mi)\^?3\b/g, "$1³")
    .replace(/(?<=\d ?)((?:m|km|ft)\/s)\^?2\b/g, "$1²")
    .replace(/(\d) ?(?:º|˚)/g, "$1°")
    .replace(/° ([CF])\b/g, "°$1")
    .replace(/° ?([NSEW])\b/g, (_, point: string) => ` degrees ${POINTS[point]}`)
    .replace(
      /(\d) ?sq\.? (ft|mi|km|m)\b\.?/g,
      (_, digit: string, unit: string) => `${digit} square ${TABLE.get(unit)!.many}`,
    )
    .replace(/(?<![\p{L}\d.,])(\d{1,3})['′] ?[x×] ?(\d{1,3})['′]/gu, "$1 foot by $2 foot")
    .replace(
      FEET,
      (_, feet: string, inches: string) => `${cardinalWords(feet)} foot ${decimalWords(inches)}`,
    )
    .replace(/(?<![\p{L}\d.,])(\d{1,3}) ?in\.?(?= ?[x×])/gu, "$1 inches")
    .replace(INCHES, (whole, number: string, at: number, all: string) =>
      isClosingQuote(all, at)
        ? whole
        : `${decimalWords(number)} ${Number(number) === 1 ? "inch" : "inches"}`,
    )
    .replace(RANGE, (_, number: string) => `${decimalWords(number)} to `)
    .replace(QUANTITY, (_, number: string, gap: string, symbol: string) => {
      const { one, many } = TABLE.get(symbol)!;
      // "a 5-kg bag": an adjective, in the singular.
      return `${decimalWords(number)} ${gap === "-" || Number(number) === 1 ? one : many}`;
    })
    .replace(
      /(?<![\p{L}\d/])(km\/h|m\/s|mph|kWh)(?![\p{L}\d/²])/gu,
      (symbol) => TABLE.get(symbol)!.many,
    )
    .replace(RATE, (_, symbol: string) => ` per ${TABLE.get(symbol)!.one}`)
    .replace(SPOKEN, (_, before: string, symbol: string) => {
      const { one, many } = TABLE.get(symbol)!;
      return before + (/^(?:and|\w+illion) /.test(before) ? many : one);
    });
}
