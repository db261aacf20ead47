/**
 * The code blocks of a Markdown file.
 */

/**
 * @typedef {object} CodeBlock
 * @property {string} language - The first word behind the fence, such as `ts`; empty where there is none.
 * @property {string[]} marks - The other words.
 * @property {string} code
 * @property {number} line - Of its first line of code, from 1.
 */

const FENCE = /^(?<indent> *)(?<fence>`{3,})(?<info>.*)$/u;

/**
 * @param {string} markdown
 * @returns {CodeBlock[]}
 */
export function codeBlocks(markdown) {
  /** @type {CodeBlock[]} */
  const blocks = [];
  /** @type {{ fence: string, indent: number, block: CodeBlock, lines: string[] } | undefined} */
  let open;
  for (const [index, line] of markdown.split("\n").entries()) {
    const found = FENCE.exec(line)?.groups;
    if (!open && found) {
      const [language = "", ...marks] = found.info.trim().split(/\s+/u);
      const block = { language, marks, code: "", line: index + 2 };
      open = { fence: found.fence, indent: found.indent.length, block, lines: [] };
    } else if (
      open &&
      found &&
      found.info.trim() === "" &&
      found.fence.length >= open.fence.length
    ) {
      blocks.push({ ...open.block, code: open.lines.join("\n") });
      open = undefined;
    } else open?.lines.push(line.slice(Math.min(open.indent, line.search(/\S|$/u))));
  }
  if (open) throw new Error(`The block at line ${open.block.line - 1} is never closed.`);
  return blocks;
}

const PROGRAM = new Set(["ts", "typescript", "js", "javascript", "mjs", "tsx", "jsx"]);
const SHELL = new Set(["sh", "bash", "shell", "console"]);

/** Whether a block is TypeScript or JavaScript. @param {CodeBlock} block */
export const isProgram = ({ language }) => PROGRAM.has(language);

/** Whether a block is a program for a page. @param {CodeBlock} block */
export const isForBrowsers = (block) => isProgram(block) && block.marks.includes("browser");

/** Whether a block is shell commands. @param {CodeBlock} block */
export const isShell = ({ language }) => SHELL.has(language);
