/**
 * Traditional characters to simplified ones, one to one, so that every offset stays.
 * @module
 */
import { SIMPLIFIED, TRADITIONAL } from "./traditional-data";

/** Makes the converter; the table is built once per call, so keep the result. */
export function createSimplifier(): (text: string) => string {
  const table = new Map<string, string>();
  for (let i = 0; i < TRADITIONAL.length; i++) table.set(TRADITIONAL[i], SIMPLIFIED[i]);
  return (text) => {
    let out = "";
    for (let i = 0; i < text.length; i++) out += table.get(text[i]) ?? text[i];
    return out;
  };
}
