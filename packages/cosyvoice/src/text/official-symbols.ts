/**
 * What CosyVoice does with the symbols of a text that has Chinese characters, after numbers were written out.
 * @module
 */
import type { TracedText } from "@cosyvoice-lite/tokenizer/parts";

const CHINESE = /[\u4e00-\u9fff]/;
/** A blank with anything but a visible ASCII character (or a control) on one side. */
const BLANK = /(?<![\0-\x1f!-\x7f]) | (?![\0-\x1f!-\x7f])/g;

/** Whether a text counts as Chinese: one character of the first CJK block is enough, whatever its language. */
export function hasChinese(text: string): boolean {
  return CHINESE.test(text);
}

/**
 * Blanks stay only between ASCII characters, corner marks become words, full stops and dashes Chinese marks, brackets and
 * backticks go, and commas at the end become a full stop. The order matters: it is that of the official code.
 */
export function tidyChinese(text: TracedText): TracedText {
  return text
    .replace(BLANK, "")
    .replace(/²/g, "平方")
    .replace(/³/g, "立方")
    .replace(/\./g, "。")
    .replace(/ - /g, "，")
    .replace(/[（）【】`]/g, "")
    .replace(/——/g, " ")
    .replace(/(?<![，,、])[，,、]+$/, "。");
}
