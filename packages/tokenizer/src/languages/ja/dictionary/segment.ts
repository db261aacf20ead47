/**
 * Cuts a text into the words of the cheapest path through the dictionary (Viterbi).
 * @module
 */
import { createCharacterClasses, isSpace, widen, type UnknownCategory } from "./sections";
import { PLAIN, type Dictionary } from "./dictionary";
import { Lattice } from "./lattice";

/** Words of a text, in order; white space is in none. */
interface Segmentation {
  readonly starts: number[];
  readonly ends: number[];
  /** Lexeme, or -1 for words that the dictionary does not know. */
  readonly lexemes: number[];
  /** Form of a conjugating word, else -1; for unknown words the index of the entry in its category. */
  readonly forms: number[];
}

/** Characters that one search looks at; a longer text is cut, so that memory stays the same. */
const WINDOW = 2048;
/** Words that end this close to a cut are searched again with what follows them. */
const OVERLAP = 128;
/** Longest unknown word; MeCab's limit for runs of one class is 24, but long katakana words exist. */
const LONGEST_RUN = 32;
/** Context id of the beginning and the end of a sentence. */
const EDGE = 0;

/** Makes the search over one dictionary. Its working memory is kept between calls. */
export function createSegmenter(dictionary: Dictionary): (text: string) => Segmentation {
  const { trie, paradigms, matrix, contexts } = dictionary;
  const { lexemeClass, lexemeCost, lowestCost, classShape, classLeft, classRight } = dictionary;
  const classes = createCharacterClasses(dictionary.file.header);
  const lattice = new Lattice(WINDOW + OVERLAP + 1);
  const units = new Uint16Array(WINDOW + OVERLAP);
  // The cheapest way to reach the current place, by left context id, found once per place and id.
  const reachedAt = new Int32Array(contexts).fill(-1);
  const reachedCost = new Int32Array(contexts);
  const reachedFrom = new Int32Array(contexts);
  let visit = 0;

  /** Adds a word with its cheapest way to this place. */
  const add = (
    lexeme: number,
    form: number,
    start: number,
    end: number,
    left: number,
    right: number,
    cost: number,
  ): void => {
    if (reachedAt[left] !== visit) {
      reachedAt[left] = visit;
      const row = left * contexts;
      let best = 0x7fffffff;
      let from = -1;
      for (let node = lattice.ending[start]; node >= 0; node = lattice.sibling[node]) {
        const total = lattice.cost[node] + matrix[row + lattice.right[node]];
        if (total < best) {
          best = total;
          from = node;
        }
      }
      reachedCost[left] = best;
      reachedFrom[left] = from;
    }
    lattice.add(lexeme, form, start, end, right, reachedCost[left] + cost, reachedFrom[left]);
  };

  const addForms = (
    lexeme: number,
    wordClass: number,
    start: number,
    end: number,
    size: number,
  ) => {
    const shape = classShape[wordClass];
    const firstForm = paradigms.start[shape];
    const costRow = paradigms.costStart[classLeft[wordClass]] - firstForm;
    const base = lexemeCost[lexeme] + lowestCost;
    const next = end < size ? units[end] : 0;
    for (let form = firstForm; form < paradigms.start[shape + 1]; form++) {
      const first = paradigms.first[form];
      if (first !== 0 && first !== next) continue;
      const ending = paradigms.endings[form];
      if (first === 0 && end === start) continue;
      if (end + ending.length > size) continue;
      let at = 1;
      while (at < ending.length && units[end + at] === ending.charCodeAt(at)) at++;
      if (at < ending.length) continue;
      const context = paradigms.context[form];
      const cost = base + paradigms.costs[costRow + form];
      add(lexeme, form, start, end + ending.length, context, context, cost);
    }
  };

  /** Adds what the dictionary knows at a place; returns whether there was anything. */
  const addKnown = (start: number, size: number): boolean => {
    const before = lattice.size;
    let node = 0;
    for (let end = start; ; end++) {
      for (let lexeme = trie.lexemeStart[node]; lexeme < trie.lexemeStart[node + 1]; lexeme++) {
        const wordClass = lexemeClass[lexeme];
        if (classShape[wordClass] !== PLAIN) addForms(lexeme, wordClass, start, end, size);
        else if (end > start) {
          const cost = lexemeCost[lexeme] + lowestCost;
          add(lexeme, -1, start, end, classLeft[wordClass], classRight[wordClass], cost);
        }
      }
      if (end === size) break;
      node = trie.child(node, units[end]);
      if (node < 0) break;
    }
    return lattice.size > before;
  };

  const addUnknownWord = (category: UnknownCategory, start: number, end: number): void => {
    category.words.forEach(({ context, cost }, index) => {
      add(-1, index, start, end, context, context, cost);
    });
  };

  const addUnknown = (start: number, size: number, known: boolean): void => {
    const unit = units[start];
    const category = classes.category(unit);
    if (known && !category.invoke) return;
    const isPair = unit >> 10 === 0x36 && start + 1 < size && units[start + 1] >> 10 === 0x37;
    if (isPair) return addUnknownWord(category, start, start + 2);
    const limit = Math.min(size, start + LONGEST_RUN);
    let end = start + 1;
    while (end < limit && classes.related(unit, units[end])) end++;
    const run = category.group ? end - start : 0;
    if (run > 0) addUnknownWord(category, start, end);
    const longest = Math.min(category.length, end - start);
    for (let length = 1; length <= longest; length++)
      if (length !== run) addUnknownWord(category, start, start + length);
    if (run === 0 && longest === 0) addUnknownWord(category, start, start + 1);
  };

  /** Searches `size` units that begin after a word with the given right context id. */
  const search = (size: number, right: number): void => {
    lattice.clear();
    lattice.add(-1, -1, 0, 0, right, 0, -1);
    for (let start = 0; start < size; start++) {
      if (lattice.ending[start] < 0) continue;
      if (isSpace(units[start])) {
        // Words connect across white space.
        if (lattice.ending[start + 1] < 0) lattice.ending[start + 1] = lattice.ending[start];
        continue;
      }
      visit++;
      addUnknown(start, size, addKnown(start, size));
    }
  };

  /** The last node of the cheapest path to a place. */
  const cheapest = (end: number, left: number | undefined): number => {
    let best = 0x7fffffff;
    let found = -1;
    for (let node = lattice.ending[end]; node >= 0; node = lattice.sibling[node]) {
      const connection = left === undefined ? 0 : matrix[left * contexts + lattice.right[node]];
      const total = lattice.cost[node] + connection;
      if (total < best) {
        best = total;
        found = node;
      }
    }
    return found;
  };

  return (text) => {
    const result: Segmentation = { starts: [], ends: [], lexemes: [], forms: [] };
    let offset = 0;
    let right = EDGE;
    while (offset < text.length) {
      const size = Math.min(WINDOW + OVERLAP, text.length - offset);
      for (let at = 0; at < size; at++) units[at] = widen(text.charCodeAt(offset + at));
      search(size, right);
      const isLast = offset + size === text.length;
      let end = size;
      while (lattice.ending[end] < 0) end--;
      const path: number[] = [];
      const ends: number[] = [];
      // A node knows where it begins; where it ends is where the next begins, or before white space.
      for (let node = cheapest(end, isLast ? EDGE : undefined); lattice.before[node] >= 0;) {
        path.push(node);
        ends.push(end);
        end = lattice.start[node];
        node = lattice.before[node];
      }
      let committed = 0;
      for (let index = path.length - 1; index >= 0; index--) {
        const node = path[index];
        const start = lattice.start[node];
        let wordEnd = ends[index];
        while (wordEnd > start + 1 && isSpace(units[wordEnd - 1])) wordEnd--;
        if (!isLast && wordEnd > WINDOW && committed > 0) break;
        result.starts.push(offset + start);
        result.ends.push(offset + wordEnd);
        result.lexemes.push(lattice.lexeme[node]);
        result.forms.push(lattice.form[node]);
        committed = wordEnd;
        right = lattice.right[node];
      }
      offset += isLast || committed === 0 ? size : committed;
    }
    return result;
  };
}
