/**
 * Common-prefix search in a dictionary's trie of words (lexemes).
 * @module
 */
import type { DataFile, DataHeader } from "./data-file";

const LAST_SIBLING = 1;
const HAS_CHILDREN = 2;
const COUNT_SHIFT = 2;
const COUNT_LIMIT = 63;

/** A trie over UTF-16 code units; node 0 is the root. */
export interface Trie {
  /** The child of a node by a code unit, or -1. */
  child(node: number, unit: number): number;
  /** Lexemes of node n: `lexemeStart[n]` up to `lexemeStart[n + 1]`. */
  readonly lexemeStart: Int32Array;
}

/**
 * Finds where the children of each node begin: they stand in the order of their parents, so one pass does.
 */
export function createTrie(file: DataFile<DataHeader>): Trie {
  const labels = file.column("labels") as Uint16Array;
  const flags = file.column("flags") as Uint8Array;
  const overflow = file.column("overflow");
  const nodes = flags.length;
  const childStart = new Int32Array(nodes);
  const childEnd = new Int32Array(nodes);
  const lexemeStart = new Int32Array(nodes + 1);
  let nextChild = 1;
  let lexeme = 0;
  let overflowed = 0;
  for (let node = 0; node < nodes; node++) {
    const flag = flags[node];
    lexemeStart[node] = lexeme;
    const count = flag >> COUNT_SHIFT;
    lexeme += count === COUNT_LIMIT ? overflow[overflowed++] : count;
    if ((flag & HAS_CHILDREN) === 0) continue;
    childStart[node] = nextChild;
    while ((flags[nextChild] & LAST_SIBLING) === 0) nextChild++;
    childEnd[node] = ++nextChild;
  }
  lexemeStart[nodes] = lexeme;

  // The root has thousands of children: a table; elsewhere a binary search.
  const roots = new Int32Array(0x10000).fill(-1);
  for (let child = childStart[0]; child < childEnd[0]; child++) roots[labels[child]] = child;
  return {
    lexemeStart,
    child(node, unit) {
      if (node === 0) return roots[unit];
      let low = childStart[node];
      let high = childEnd[node];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (labels[middle] < unit) low = middle + 1;
        else high = middle;
      }
      return low < childEnd[node] && labels[low] === unit ? low : -1;
    },
  };
}
