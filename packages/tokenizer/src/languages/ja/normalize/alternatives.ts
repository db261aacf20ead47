/**
 * A table's keys as part of a regular expression.
 * @module
 */

/** The keys as alternatives, the longest first, so that it wins. */
export function alternatives(table: Readonly<Record<string, string>>): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .map((key) => key.replace(/[$°/.+*?()[\]]/g, "\\$&"))
    .join("|");
}
