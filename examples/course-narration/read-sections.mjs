/**
 * The sections of a chapter that is written in Markdown.
 */

/**
 * @typedef {object} Section
 * @property {string} title
 * @property {string} text - The title and the paragraphs as they are spoken.
 */

/**
 * Cuts at headings of the second level; the title of the whole belongs to the first section.
 * @param {string} markdown
 * @returns {Section[]}
 */
export function readSections(markdown) {
  /** @type {{ title: string, paragraphs: string[] }[]} */
  const sections = [];
  for (const block of markdown.split(/\n\s*\n/u).map((each) => each.trim())) {
    if (block === "" || block.startsWith("# ")) continue;
    const heading = /^#{2,6}\s+(?<title>.+)$/u.exec(block)?.groups?.title;
    if (heading !== undefined) sections.push({ title: heading, paragraphs: [] });
    else if (sections.length === 0) sections.push({ title: "Opening", paragraphs: [block] });
    else sections[sections.length - 1].paragraphs.push(block);
  }
  return sections.map(({ title, paragraphs }) => ({
    title,
    // A pause behind the heading and between paragraphs, as a narrator leaves it.
    text: [title, ...paragraphs].join(" [pause:600ms]\n"),
  }));
}
