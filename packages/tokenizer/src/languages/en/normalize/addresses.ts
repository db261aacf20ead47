/**
 * Street addresses of the United States: house numbers, compass points, street types, states and ZIP codes.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitWords, digitPairs, ordinalWords } from "./number-words";

const STREETS: Readonly<Record<string, string>> = {
  st: "Street",
  ave: "Avenue",
  blvd: "Boulevard",
  rd: "Road",
  dr: "Drive",
  ln: "Lane",
  ct: "Court",
  pl: "Place",
  hwy: "Highway",
  pkwy: "Parkway",
  sq: "Square",
  ter: "Terrace",
  cir: "Circle",
  trl: "Trail",
  fwy: "Freeway",
  expy: "Expressway",
};

const POINTS: Readonly<Record<string, string>> = {
  N: "North",
  S: "South",
  E: "East",
  W: "West",
  NE: "Northeast",
  NW: "Northwest",
  SE: "Southeast",
  SW: "Southwest",
};

const STATES: Readonly<Record<string, string>> = Object.fromEntries(
  "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,DC DC"
    .split(",")
    .map((entry) => [entry.slice(0, 2), entry.slice(3)]),
);

const LONG_STREET =
  "Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Highway|Parkway|Square|Terrace|Circle|Trail|Way|Freeway";
const SHORT_STREET =
  "St|Ave|Blvd|Rd|Dr|Ln|Ct|Pl|Hwy|Pkwy|Sq|Ter|Cir|Trl|Fwy|Expy|hwy|ave|blvd|rd|pkwy|ln";
const ADDRESS = new RegExp(
  String.raw`(?<![\p{L}\d.,$/-])(\d{1,5})([A-Z]?) (?:([NSEW]|[NS][EW])\.? )?((?:(?:\p{Lu}\p{L}{0,20}|\d{1,3}(?:st|nd|rd|th)) ){1,3})(?:(${SHORT_STREET})\b(\.?)|(${LONG_STREET})\b)(?: ([NS][EW]|[NSEW])\b(?!['.]))?(?=(\s*)(\S?))`,
  "gu",
);
/** "the corner of 5th Ave", "Rodeo Dr.": a street type after a name, where nothing but the end of a phrase follows. */
const STREET_ONLY =
  /(?<=\p{Lu}\p{Ll}{1,20} |\d(?:st|nd|rd|th) )(Ave|Blvd|Rd|Dr|Ln|Hwy|Pkwy)\b(\.?)(?=(?:\s*$|\s*[,;:!?)]| (?:and|in|is|near|to|from|at|was|on)\b))/gu;
const STATE = new RegExp(
  String.raw`(?<=\p{Lu}\p{L}{1,20}, )(${Object.keys(STATES).join("|")})\b(?=(?:,? \d{5}\b)|\s*$|\s*[.,;:!?)])`,
  "gu",
);
const ZIP = new RegExp(
  String.raw`(?<=(?:\b(?:${Object.values(STATES).join("|")}|NYC),? ))(\d{5})(?:-(\d{4}))?(?![\d,.-]\d|\d)`,
  "g",
);

/** "708" is "seven zero eight", "123" "one twenty three", "1428" "fourteen twenty eight". */
function houseNumber(digits: string): string {
  if (digits.length < 3) return digitPairs(digits);
  if (digits.length === 3 && digits[1] === "0" && digits[2] !== "0") return digitWords(digits);
  return digitPairs(digits);
}

/** "1211 E Arques Ave" and ", CA 94085-1234". */
export function expandAddresses(text: TracedText): TracedText {
  return text
    .replace(
      ADDRESS,
      (
        _,
        house: string,
        letter: string,
        point: string | undefined,
        name: string,
        short: string | undefined,
        dot: string | undefined,
        long: string | undefined,
        quarter: string | undefined,
        gap: string,
        next: string,
      ) => {
        const street = short ? STREETS[short.toLowerCase()] : long!;
        const ends = dot === "." && (next === "" || (gap !== "" && /\p{Lu}/u.test(next)));
        const spoken = name
          .replace(/(\d+)(?:st|nd|rd|th)/g, (_ordinal, digits: string) => ordinalWords(digits))
          .replace(/^([NSEW]|[NS][EW])(?= .)/, (direction) => POINTS[direction]);
        return `${houseNumber(house)}${letter && ` ${letter}`} ${point ? `${POINTS[point]} ` : ""}${spoken}${street}${quarter ? ` ${POINTS[quarter]}` : ""}${ends ? "." : ""}`;
      },
    )
    .replace(STREET_ONLY, (_, short: string, dot: string, at: number, all: string) => {
      const rest = all.slice(at + short.length + dot.length, at + short.length + dot.length + 8);
      return STREETS[short.toLowerCase()] + (dot && rest.trim() === "" ? "." : "");
    })
    .replace(STATE, (code) => STATES[code])
    .replace(ZIP, (_, five: string, four?: string) =>
      four ? `${digitWords(five)} ${digitWords(four)}` : digitWords(five),
    );
}
