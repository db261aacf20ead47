import type { TracedText } from "../../../text/traced-text";
import { isSpelledAcronym, isUnpronounceable } from "../letters";

/** Short forms that need their dot, with whether a capital must follow. */
const WITH_DOT: Readonly<Record<string, string>> = {
  Mr: "Mister",
  Mrs: "Misses",
  Ms: "Miz",
  Dr: "Doctor",
  Prof: "Professor",
  Rev: "Reverend",
  Hon: "Honorable",
  Gen: "General",
  Col: "Colonel",
  Capt: "Captain",
  Lt: "Lieutenant",
  Sgt: "Sergeant",
  Sen: "Senator",
  Rep: "Representative",
  Gov: "Governor",
  Pres: "President",
  Jr: "Junior",
  Sr: "Senior",
  Mt: "Mount",
  Ft: "Fort",
  Inc: "Incorporated",
  Ltd: "Limited",
  Corp: "Corporation",
  Co: "Company",
  Bros: "Brothers",
  Dept: "Department",
  Ave: "Avenue",
  Blvd: "Boulevard",
  Rd: "Road",
  Hwy: "Highway",
  Univ: "University",
  Assn: "Association",
  vs: "versus",
  Messrs: "Messieurs",
  Fr: "Father",
  Supt: "Superintendent",
  Adm: "Admiral",
  Maj: "Major",
  Cpl: "Corporal",
  Pvt: "Private",
  Cmdr: "Commander",
  Sgts: "Sergeants",
  Drs: "Doctors",
  Profs: "Professors",
  Sens: "Senators",
  Reps: "Representatives",
  Atty: "Attorney",
  Esq: "Esquire",
  Mts: "Mountains",
  Pkwy: "Parkway",
  Bldg: "Building",
  Apt: "Apartment",
  apt: "apartment",
  Ste: "Suite",
  Fl: "Floor",
  Rm: "Room",
  Ext: "extension",
  ext: "extension",
  Tel: "telephone",
  tel: "telephone",
  Intl: "International",
  Natl: "National",
  Govt: "Government",
  govt: "government",
  dept: "department",
  Assoc: "Association",
  Mfg: "Manufacturing",
  Figs: "Figures",
  figs: "figures",
  Eq: "Equation",
  eq: "equation",
  Sec: "Section",
  Vols: "Volumes",
  misc: "miscellaneous",
  incl: "including",
  esp: "especially",
  orig: "originally",
  temp: "temperature",
  tsp: "teaspoons",
  tbsp: "tablespoons",
  hrs: "hours",
  hr: "hour",
  mins: "minutes",
  secs: "seconds",
  yrs: "years",
  lbs: "pounds",
  oz: "ounces",
  cf: "compare",
  viz: "namely",
  etc: "et cetera",
  approx: "approximately",
  est: "established",
  ca: "circa",
  Vol: "Volume",
  Fig: "Figure",
  fig: "figure",
  Ch: "Chapter",
  ed: "edition",
  vol: "volume",
  pp: "pages",
  min: "minutes",
  max: "maximum",
  Jan: "January",
  Feb: "February",
  Mar: "March",
  Apr: "April",
  Jun: "June",
  Jul: "July",
  Aug: "August",
  Sep: "September",
  Sept: "September",
  Oct: "October",
  Nov: "November",
  Dec: "December",
  Mon: "Monday",
  Tue: "Tuesday",
  Tues: "Tuesday",
  Wed: "Wednesday",
  Thu: "Thursday",
  Thur: "Thursday",
  Thurs: "Thursday",
  Fri: "Friday",
  Sat: "Saturday",
  Sun: "Sunday",
  qtr: "quarter",
  pts: "points",
};

/** Read out also without the dot, before a capitalised name. */
const TITLES: Readonly<Record<string, string>> = {
  Mr: "Mister",
  Mrs: "Misses",
  Ms: "Miz",
  Dr: "Doctor",
  Prof: "Professor",
};

const DOTTED = new RegExp(
  String.raw`(?<![\p{L}\d])(${Object.keys(WITH_DOT).join("|")})\.(?=(\s*)(\S?))`,
  "gu",
);
const TITLE = new RegExp(String.raw`\b(${Object.keys(TITLES).join("|")})(?= \p{Lu})`, "gu");
/** Short forms that are words too: only a following digit or capital makes them short forms. */
const AMBIGUOUS = new Set([
  "Mar",
  "Jun",
  "ed",
  "est",
  "ca",
  "min",
  "max",
  "Sen",
  "Rep",
  "Ch",
  "Fig",
  "fig",
  "Co",
  "Fr",
  "Fl",
  "Sec",
  "Sat",
  "Sun",
  "temp",
  "Tel",
  "Ste",
  "cf",
]);
/** Those that may end a sentence: their dot stays when a new sentence seems to start. */
const CLOSING = new Set([
  "Jr",
  "Sr",
  "Inc",
  "Ltd",
  "Corp",
  "Co",
  "Bros",
  "Dept",
  "Ave",
  "Blvd",
  "Rd",
  "Hwy",
  "etc",
  "Univ",
  "Assn",
  "Assoc",
  "Esq",
  "Pkwy",
  "Bldg",
  "Govt",
  "govt",
  "dept",
  "hrs",
  "hr",
  "mins",
  "secs",
  "yrs",
  "lbs",
  "oz",
  "tsp",
  "tbsp",
]);

function expandDotted(text: TracedText): TracedText {
  return text.replace(DOTTED, (whole, short: string, gap: string, next: string) => {
    const before = AMBIGUOUS.has(short);
    if (before && !/[\p{Lu}\d,;)]/u.test(next)) return whole;
    const isEnd = next === "" || (CLOSING.has(short) && gap !== "" && /\p{Lu}/u.test(next));
    return WITH_DOT[short] + (isEnd ? "." : "");
  });
}

/** "St." is Saint before a name, Street after one. */
function expandStreets(text: TracedText): TracedText {
  return text
    .replace(
      /(?<=\p{L}\s)St\.(?=(\s*)(\S?))(?!\s\p{Lu}\p{Ll}+['’]s)/gu,
      (_, gap: string, next: string) =>
        next === "" || (gap !== "" && /\p{Lu}/u.test(next)) ? "Street." : "Street",
    )
    .replace(/\bSt\.?(?= \p{Lu})/gu, "Saint")
    .replace(/(?<=\d(?:st|nd|rd|th) )St\b\.?/g, "Street");
}

const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

function weekday(short: string): string {
  return WEEKDAYS.find((day) => day.startsWith(short.slice(0, 3))) ?? short;
}

/** One word where the spelling rules will read it letter by letter, else letters apart. */
function joinInitials(letters: string): string {
  return isSpelledAcronym(letters) || isUnpronounceable(letters.toLowerCase())
    ? letters
    : [...letters].join(" ");
}

/** "e.g.", "i.e.", "a.m.", "U.S.A.", "Ph.D.". */
function expandInitials(text: TracedText): TracedText {
  return (
    text
      .replace(/\be\.g\.(?=,?)/gi, "for example")
      .replace(/\bi\.e\.(?=,?)/gi, "that is")
      .replace(/\bPh\. ?D\b\.?/g, "PhD")
      .replace(/\bHwy\.? (?=\d)/g, "Highway ")
      .replace(/(?<=\d ?)(?:pts|qtr)(?![\p{L}.])/gu, (short) => WITH_DOT[short])
      .replace(/\bw\/o\b/gi, "without")
      .replace(/\bw\/(?=\s|\p{L})/gu, "with ")
      .replace(/\bb\/c\b/gi, "because")
      .replace(/\bn\/a\b/gi, "N A")
      .replace(/\b(?:vs|VS)\b(?!\.)/g, "versus")
      .replace(/\bet al\.(?=(\s*)(\S?))/g, (_, gap: string, next: string) =>
        gap && next && !/\p{Lu}/u.test(next) ? "et al" : "et al.",
      )
      .replace(/\ba\.?k\.?a\b\.?/gi, "AKA")
      .replace(/\bpp?\.? ?(?=\d)/g, (short) =>
        short.startsWith("pp") ? "pages " : short.includes(".") ? "page " : short,
      )
      .replace(
        /\b(Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.? ?[-–—] ?(Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?/g,
        (_, from: string, to: string) => `${weekday(from)} to ${weekday(to)}`,
      )
      .replace(/\b(?:No|no|Nos|nos)\. ?(?=[A-Z-]{0,6}\d)/g, "number ")
      .replace(/\b(?:p|P)\. ?(?=\d)/g, "page ")
      .replace(
        /\b([ap])\.? ?m\.(?=(\s*)(\S?))/gi,
        (_, letter: string, gap: string, next: string) =>
          `${letter.toUpperCase()}M${next === "" || (gap !== "" && /\p{Lu}/u.test(next)) ? "." : ""}`,
      )
      .replace(
        /(?<![\p{L}.])(?:\p{Lu}\.){1,11}\p{Lu}(?![\p{L}\d])\.?(?=(\s*)(\S?))/gu,
        (initials: string, _gap, next: string) =>
          joinInitials(initials.replaceAll(".", "")) +
          (initials.endsWith(".") && next === "" ? "." : ""),
      )
      // "C. S. Lewis": initials before a name.
      .replace(
        /(?<![\p{L}.])((?:\p{Lu}\. ){2,4})(?=\p{Lu}\p{Ll})/gu,
        (initials: string) => `${joinInitials(initials.replace(/[. ]/g, ""))} `,
      )
      .replace(/(?<![\p{L}.])(\p{Lu})\.(?= \p{Lu})/gu, "$1")
  );
}

/** Writes out the short forms that ordinary text uses. */
export function expandAbbreviations(text: TracedText): TracedText {
  return expandDotted(expandStreets(expandInitials(text))).replace(TITLE, (short) => TITLES[short]);
}
