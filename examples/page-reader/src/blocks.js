/**
 * What is read, and where its words stand on the page.
 */

/** Languages that the voice speaks, by the beginning of a `lang` attribute. */
const LANGUAGES = [
  ["yue", "yue"],
  ["zh-hk", "yue"],
  ["zh", "zh"],
  ["en", "en"],
  ["ja", "ja"],
  ["ko", "ko"],
];

/** The headings and paragraphs of the page that have text, in their order. */
export function readableBlocks() {
  return [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, blockquote)")].filter(
    (block) =>
      block.textContent.trim() !== "" && block.closest("[hidden], [aria-hidden=true]") === null,
  );
}

/** The option `language` for a block, from the nearest `lang` attribute. */
export function languageOf(block) {
  const tag = block.closest("[lang]")?.lang.toLowerCase() ?? "";
  return (
    LANGUAGES.find(([beginning]) => tag === beginning || tag.startsWith(`${beginning}-`))?.[1] ??
    "auto"
  );
}

/** The place of a stretch of a block's `textContent`, across bold words and links; offsets are UTF-16 units. */
export function rangeWithin(block, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let before = 0;
  let isOpen = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const after = before + node.data.length;
    if (!isOpen && start < after) {
      range.setStart(node, start - before);
      isOpen = true;
    }
    if (isOpen && end <= after) {
      range.setEnd(node, end - before);
      return range;
    }
    before = after;
  }
  return undefined;
}
