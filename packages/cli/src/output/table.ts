/**
 * Tables for terminals, where a Chinese character takes two columns and a combining mark none.
 * @module
 */
import type { ExplainedUtterance } from "@cosyvoice-lite/core";
import stringWidth from "string-width";

/** Cells of one row. */
type TableRow = readonly string[];

/** Blanks between two columns. */
const GAP = "  ";
/** A column is never narrower than this. */
const NARROWEST = 8;

/**
 * Aligns the columns; cells that do not fit are continued in the next line.
 * @param width - Columns of the terminal; the table is as wide at most, however long its cells are.
 */
export function formatTable(rows: readonly TableRow[], width: number): string[] {
  const widths = columnWidths(rows, width);
  return rows.flatMap((row) => {
    const cells = row.map((cell, i) => wrapText(cell, widths[i] ?? width));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, i) => pad(lines[line] ?? "", widths[i] ?? 0))
        .join(GAP)
        .trimEnd(),
    );
  });
}

/** As wide as the widest cell; where that is too much in all, the widest columns share what is left. */
function columnWidths(rows: readonly TableRow[], width: number): number[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map((row) => stringWidth(row[i] ?? ""))),
  );
  let excess = widths.reduce((sum, each) => sum + each + GAP.length, -GAP.length) - width;
  while (excess > 0) {
    const most = Math.max(...widths);
    if (most <= NARROWEST) break;
    widths[widths.indexOf(most)] = most - 1;
    excess--;
  }
  return widths;
}

const pad = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - stringWidth(text)));

/** Breaks a text into lines of a width, at blanks where there are any and never inside a character. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let lineWidth = 0;
  const put = (part: string): void => {
    const partWidth = stringWidth(part);
    if (lineWidth + partWidth > width && line !== "") {
      lines.push(line.trimEnd());
      line = "";
      lineWidth = 0;
      if (part.trim() === "") return;
    }
    line += part;
    lineWidth += partWidth;
  };
  const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  for (const part of text.split(/(?<=\s)(?=\S)/)) {
    const bare = part.trimEnd();
    // A word that does not fit a line of its own is cut.
    if (stringWidth(bare) > width) for (const { segment } of characters.segment(part)) put(segment);
    else {
      put(bare);
      line += part.slice(bare.length);
      lineWidth += part.length - bare.length;
    }
  }
  return [...lines, line.trimEnd()];
}

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
