/**
 * Signs that are spoken.
 * @module
 */
import type { ChineseWords, Step } from "./chinese-words";

const COMPARISONS: Readonly<Record<string, string>> = {
  ">=": "大于等于", "<=": "小于等于", "=>": "大于等于", "!=": "不等于", "==": "等于", "->": "到",
}; // prettier-ignore

const WORDS: Readonly<Record<string, string>> = {
  "+": "加", "=": "等于", "×": "乘", "÷": "除以", "−": "减", "&": "和", "≈": "约等于", "≠": "不等于", "±": "正负",
  ">": "大于", "<": "小于", "≥": "大于等于", "≤": "小于等于", "≧": "大于等于", "≦": "小于等于", "@": "艾特", "%": "百分号",
  "‰": "千分号", "√": "根号", "∞": "无穷大", "→": "到", "℃": "摄氏度", "℉": "华氏度", "²": "的平方", "³": "的立方",
  "№": "编号", "㎡": "平方米", "㎥": "立方米", "§": "第", "∶": "比", "✓": "对", "✔": "对", "＋": "加", "＝": "等于", "＞": "大于", "＜": "小于",
  α: "阿尔法", β: "贝塔", γ: "伽马", δ: "德尔塔", ε: "艾普西隆", θ: "西塔", λ: "拉姆达", μ: "缪", π: "派", σ: "西格马", φ: "斐", ω: "欧米伽", Ω: "欧姆", Δ: "德尔塔",
}; // prettier-ignore

const PATTERN = new RegExp(`[${Object.keys(WORDS).join("")}]`, "gu");

/** Signs as words, the operators between numbers among them. */
export function symbols(words: ChineseWords): Step {
  return (text) =>
    text
      .replace(
        /(?<=[\d零一二三四五六七八九十百千万亿)）])\s?\*\s?(?=[\d零一二两三四五六七八九十(（])/g,
        "乘",
      ) // prettier-ignore
      .replace(/>=|<=|=>|!=|==|->/g, (sign) => COMPARISONS[sign])
      .replace(PATTERN, (sign) => words.signs?.[sign] ?? WORDS[sign]);
}
