/**
 * Text between two marks of a Markdown page:
 *
 *     <!-- figures: name -->
 *     …
 *     <!-- end of figures -->
 *
 * @module
 */

const BLOCK =
  /(?<begin><!-- figures: (?<name>[\w-]+) -->\n)(?<content>[\s\S]*?)(?<end><!-- end of figures -->)/gu;

/**
 * @param {string} page
 * @param {Record<string, string>} blocks - New content by name.
 * @returns {string} the page with them
 * @throws {Error} when page and blocks do not have the same names, each once
 */
export function fillPage(page, blocks) {
  /** @type {string[]} */
  const seen = [];
  const filled = page.replaceAll(BLOCK, (_, begin, name, __, end) => {
    if (!Object.hasOwn(blocks, name)) throw new Error(`Nothing is known of the figures "${name}".`);
    seen.push(name);
    return `${begin}\n${blocks[name]}\n\n${end}`;
  });
  for (const name of Object.keys(blocks))
    if (seen.filter((each) => each === name).length !== 1)
      throw new Error(`The page has to have the figures "${name}" once.`);
  return filled;
}

/**
 * A Markdown table.
 * @param {string[]} heads
 * @param {(string | number)[][]} rows
 */
export function tableOf(heads, rows) {
  const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), `|${"---|".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}
