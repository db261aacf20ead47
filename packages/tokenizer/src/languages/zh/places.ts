/**
 * Readings that characters have only in the names of places.
 * @module
 */
import type { ContextEntry } from "../shared/context-rules";

/** The rules; the form is that of `context-table.ts`. */
export function placeReadings(): readonly ContextEntry[] {
  return [
    ["台", "tai1", "", "州"],
    ["台", "tai1", "天", "[山县宗]"],
    ["宛", "yuan1", "大", "(?:国|[^\\u4e00-\\u9fff]|$)"],
    ["犍", "qian2", "", "为"],
    ["为", "wei2", "犍", ""],
    ["乐", "yue4", "", "清(?:市|县|人)"],
    ["乐", "lao4", "", "(?:亭|陵)(?:市|县|人)"],
  ];
}
