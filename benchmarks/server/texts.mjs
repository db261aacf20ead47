/**
 * What the clients say.
 */

/** Two characters each. */
const BIRDS = ["白鹭", "大雁", "野鸭", "喜鹊", "燕子", "麻雀", "鸽子", "海鸥"];

/** As many sentences of 50 characters as there are birds; no two have a part in common that a cache could keep. */
export const PHRASES = BIRDS.map(
  (bird) =>
    `今天下午我们去河边散步，看见几只${bird}从水面上慢慢飞过，风吹着芦苇沙沙作响，孩子们笑了起来，真好看啊。`,
);

/** 50 characters. */
export const SENTENCE = PHRASES[0];

const SUBJECTS = [
  "The baker",
  "A neighbour",
  "My teacher",
  "The pilot",
  "Her cousin",
  "The farmer",
];
const ENDINGS = [
  "opened the window and looked at the rain.",
  "wrote a long letter to an old friend.",
  "found three coins under the table.",
  "waited for the last train to the coast.",
];

/**
 * Sentences that differ, so that a cache cannot help.
 * @param {number} index
 */
export const sentence = (index) =>
  `${SUBJECTS[index % SUBJECTS.length]} number ${index + 1} ${ENDINGS[index % ENDINGS.length]}`;
