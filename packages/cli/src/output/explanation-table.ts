/**
 * An explained utterance as a table.
 * @module
 */
import type { ExplainedUtterance } from "@cosyvoice-lite/core";
import { formatTable, wrapText, type TableRow } from "./table";

const HEADER: TableRow = ["written", "spoken", "lang", "symbols"];
/** Blanks in front of everything that belongs to an utterance. */
const INDENT = "  ";

/**
 * One utterance: its text, the text as it is spoken where that differs, one row per word with pauses between, warnings.
 * @param number - Position among the utterances, from 1.
 * @param columns - Width of the terminal.
 */
export function formatExplanation(
  utterance: ExplainedUtterance,
  number: number,
  columns: number,
): string {
  const { source, start, end, normalized, words, pauses, pauseAfterMs, warnings } = utterance;
  const width = columns - INDENT.length;
  const written = source.replaceAll(/\s+/g, " ").trim();
  const title = `${number}. ${written}`;
  const lines = [...wrapText(title, columns), `${INDENT}characters ${start} to ${end}`];
  if (normalized.trim() !== written)
    lines.push(...wrapText(`spoken: ${normalized.trim()}`, width).map((line) => INDENT + line));

  const rows: TableRow[] = [];
  words.forEach((word, index) => {
    // Words that were written as one, such as those of a number, show it once.
    const before = words[index - 1];
    const isSame = before?.start === word.start && before.end === word.end;
    const accent = word.accent === undefined ? "" : `  ${word.accent}`;
    rows.push([
      isSame ? "〃" : word.source,
      word.text,
      word.language,
      word.symbols.join(" ") + accent,
    ]);
    for (const { symbol, afterWord } of pauses)
      if (afterWord === index) rows.push(["", "", "", `${symbol}  pause`]);
  });
  if (rows.length > 0) {
    lines.push(...formatTable([HEADER, ...rows], width).map((line) => INDENT + line));
    lines.push(`${INDENT}then ${pauseAfterMs} ms of silence`);
  }
  for (const { code, message, start: from, end: to } of warnings) {
    const place = from === undefined ? "" : ` at ${from} to ${to}`;
    const warning = `warning ${code}${place}: ${message}`;
    lines.push(...wrapText(warning, width).map((line) => INDENT + line));
  }
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}
