// Packs the emoji names of emojibase-data (MIT; the names are CLDR's, Unicode licence, see NOTICE) for the five languages:
// data/emoji/sequences.json holds the emoji, data/emoji/<language>.json their names in the same order.
// Usage: node scripts/build-emoji.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";

const require = createRequire(import.meta.url);
const folder = new URL("../data/emoji/", import.meta.url);

/** Written Cantonese for the words of the traditional Chinese names that it says otherwise. */
const CANTONESE = [
  [/的(?!士)/g, "嘅"],
  [/沒有/g, "冇"],
  [/不(?=高興|開心|滿意|爽|行|宜)/g, "唔"],
  [/正在(..)/g, "$1緊"],
  [/(?<=心|雪人|站)在/g, "喺"],
  [/框框裡/g, "框框入面"],
  [/說話/g, "講嘢"],
  [/偷看/g, "偷睇"],
  [/親親/g, "錫錫"],
  [/穿(?=西裝|燕尾服)/g, "着"],
  [/(?:男子|男人)/g, "男人"],
  [/(?:女子|女人)/g, "女人"],
  [/^哭|(?<=大)哭/g, "喊"],
];

/** Where the names come from, how a flag is called, and what parts a name. */
const LANGUAGES = {
  zh: { source: "zh", flag: (place) => `${place}旗`, comma: "，" },
  yue: { source: "zh-hant", flag: (place) => `${place}旗`, comma: "，", wording: CANTONESE },
  en: { source: "en", flag: (place) => `${place} flag`, comma: ", " },
  ja: { source: "ja", flag: (place) => `${place}の旗`, comma: "、" },
  ko: { source: "ko", flag: (place) => `${place} 깃발`, comma: ", " },
};

const isFlag = (hexcode) => /^1F1[EF].-1F1[EF].$|^1F3F4-E0067/.test(hexcode);
// A letter of a flag, a hair style and a keycap are no words of their own.
const isLeftOut = (hexcode) => /^1F1[EF].$|^1F9B[0-3]$|-20E3$|^(?:203C|2049|3030)$/.test(hexcode);

/** A name as it is said. */
function spoken(label, hexcode, { flag, comma, wording = [] }) {
  if (hexcode === "1F51F") return "10";
  const [head, ...after] = label.split(/\s?[:：]\s?/);
  // Which way somebody faces is seen, not said.
  const rest = /-27A1/.test(hexcode) ? [] : after;
  if (isFlag(hexcode) && rest.length > 0) {
    // 刚果（金） is said as one word; elsewhere what stands in brackets is an explanation.
    const kept = comma === "，" ? "$1" : "";
    const place = rest.join(" ").replace(/\s?[（(]([^）)]*)[）)]/g, kept);
    return flag(place.replace(/’/g, "'"));
  }
  let name = [head, ...rest].join(comma);
  name = name
    .replace(/\s?[（(]([^）)]*)[）)]/g, `${comma}$1`)
    .replace(/[“”"「」!！]/g, "")
    .replace(/’/g, "'")
    .replace(/\s?[/／]\s?/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return wording.reduce((text, [pattern, by]) => text.replace(pattern, by), name);
}

mkdirSync(folder, { recursive: true });
const base = require("emojibase-data/en/data.json").filter(({ hexcode }) => !isLeftOut(hexcode));
const write = (file, content) => {
  const text = `${JSON.stringify(content)}\n`;
  writeFileSync(new URL(file, folder), text);
  console.log(file, text.length, "characters,", brotliCompressSync(text).length, "bytes brotli");
};
const characters = (hexcode) =>
  hexcode
    .split("-")
    .filter((code) => code !== "FE0F")
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join("");
// In code point order, related emoji stand together and compress well.
const hexcodes = base.map(({ hexcode }) => hexcode).sort();
write("sequences.json", { sequences: hexcodes.map(characters).join(" ") });
for (const [language, settings] of Object.entries(LANGUAGES)) {
  const labels = new Map(
    require(`emojibase-data/${settings.source}/data.json`).map(({ hexcode, label }) => [
      hexcode,
      label,
    ]),
  );
  const names = hexcodes.map((hexcode) => spoken(labels.get(hexcode), hexcode, settings));
  write(`${language}.json`, { names: names.join("\n") });
}
