// Lists the Han characters that only Chinese or only Japanese writes, from the national character sets that Node's
// decoders know. Usage: node scripts/build-han-variants.mjs
import { writeFileSync } from "node:fs";

/** The Han characters of a double-byte set, lead bytes `from` to `to`. */
function characters(encoding, from, to, trail = [0xa1, 0xfe]) {
  const decoder = new TextDecoder(encoding);
  const found = new Set();
  for (let lead = from; lead <= to; lead++) {
    for (let second = trail[0]; second <= trail[1]; second++) {
      const character = decoder.decode(new Uint8Array([lead, second]));
      if (/^\p{Script=Han}$/u.test(character)) found.add(character);
    }
  }
  return found;
}

// The first level of each set holds the everyday characters, the whole set what the country can write at all.
const mainland = {
  common: characters("gb2312", 0xb0, 0xd7),
  all: characters("gb2312", 0xb0, 0xf7),
};
const taiwan = {
  common: characters("big5", 0xa4, 0xc6, [0x40, 0xfe]),
  all: characters("big5", 0xa4, 0xf9, [0x40, 0xfe]),
};
const japan = { common: characters("euc-jp", 0xb0, 0xcf), all: characters("euc-jp", 0xb0, 0xf4) };

const without = (set, ...others) =>
  [...set].filter((each) => !others.some((other) => other.has(each)));

const simplified = without(mainland.common, japan.all, taiwan.all);
const traditional = without(taiwan.common, japan.all, mainland.all);
const sharedByChinese = without(mainland.common, japan.all).filter((each) => taiwan.all.has(each));
const japanese = without(japan.common, mainland.all, taiwan.all);

writeFileSync(
  new URL("../src/text/han-variants.ts", import.meta.url),
  `/**
 * Han characters that one country writes and another does not. Written by scripts/build-han-variants.mjs from the
 * levels of GB 2312, Big5 and JIS X 0208.
 * @module
 */

/** Everyday simplified characters that neither Taiwan and Hong Kong nor Japan writes. */
// prettier-ignore
export const SIMPLIFIED_ONLY = /[${simplified.join("")}]/g;

/** Everyday characters of traditional Chinese, and of all Chinese, that Japan does not write. */
// prettier-ignore
export const CHINESE_ONLY = /[${[...traditional, ...sharedByChinese].join("")}]/g;

/** Everyday Japanese characters that no Chinese writes. */
// prettier-ignore
export const JAPANESE_ONLY = /[${japanese.join("")}]/g;
`,
);
console.log(simplified.length, traditional.length + sharedByChinese.length, japanese.length);
