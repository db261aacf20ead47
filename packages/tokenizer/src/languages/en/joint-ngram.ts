/**
 * Letter-to-sound for words outside the lexicon: a joint n-gram model over graphones (letters with their phones).
 * Trained by `training/g2p/train.py`, which also describes the trie's layout (`pack.py`).
 * Method: Bisani & Ney, "Joint-sequence models for grapheme-to-phoneme conversion" (2008).
 * @module
 */

/** The file as it is stored: a trie of n-grams in columns of printable characters. */
export interface JointNgramData {
  /** Tokens of the longest n-gram. */
  readonly order: number;
  /** Logarithms are stored in `scale` steps per neper. */
  readonly scale: number;
  /** Value of a back-off weight of zero. */
  readonly offset: number;
  /** `letters phone phone;…`; the first two are the start and the end of a word. */
  readonly graphones: string;
  readonly tokens: string;
  readonly children: string;
  readonly probabilities: string;
  readonly backoffs: string;
}

/** A loaded model. */
export interface JointNgram {
  /**
   * ARPAbet phones, vowels with stress digits, of a word in lower-case a–z; empty where a letter is unknown.
   */
  pronounce(word: string): string[];
}

const START = 0;
const END = 1;
/** Nepers that a token costs which no context knows. */
const UNKNOWN_COST = 20;
/** Hypotheses kept per letter; on held-out words more change nothing. */
const BEAM = 24;
/** Numbers from here on take two characters. */
const WIDE = 85;
const ALPHABET_SIZE = 93;
/** Letters of the longest graphone. */
const MAX_LETTERS = 2;

/** Nodes by number, the root first; children of a node are neighbours. */
interface Trie {
  readonly token: Uint16Array;
  readonly logProbability: Float32Array;
  readonly backoff: Float32Array;
  /** Children of node i are `firstChild[i] … firstChild[i + 1] - 1`. */
  readonly firstChild: Uint32Array;
}

interface Hypothesis {
  /** Context as in {@link Step}; hypotheses with the same longest node have the same future. */
  readonly nodes: readonly number[];
  readonly score: number;
  readonly path: { readonly token: number; readonly before: Hypothesis["path"] } | undefined;
}

/** The place of a character among printable ASCII without `"` and the backslash. */
function valueAt(column: string, at: number): number {
  const code = column.charCodeAt(at);
  return code - 32 - (code > 34 ? 1 : 0) - (code > 92 ? 1 : 0);
}

/** Reads the numbers of a column one after the other; those from {@link WIDE} on take two characters. */
function numberReader(column: string): () => number {
  let at = 0;
  return () => {
    const value = valueAt(column, at++);
    return value < WIDE ? value : WIDE + (value - WIDE) * ALPHABET_SIZE + valueAt(column, at++);
  };
}

function readTrie(data: JointNgramData): Trie {
  const room = data.probabilities.length + 1;
  const token = new Uint16Array(room);
  const logProbability = new Float32Array(room);
  const backoff = new Float32Array(room);
  const firstChild = new Uint32Array(room + 1);
  const nextToken = numberReader(data.tokens);
  const nextCount = numberReader(data.children);
  let backoffAt = 0;
  let childCounts = [nextCount()];
  let parent = 0;
  let node = 1;
  for (let level = 1; level <= data.order; level++) {
    const following: number[] = [];
    for (const count of childCounts) {
      firstChild[parent++] = node;
      for (let i = 0, before = 0; i < count; i++, node++) {
        before += nextToken();
        token[node] = before;
        logProbability[node] = -valueAt(data.probabilities, node - 1) / data.scale;
        if (level === data.order) continue;
        const below = nextCount();
        following.push(below);
        if (below > 0)
          backoff[node] = (valueAt(data.backoffs, backoffAt++) - data.offset) / data.scale;
      }
    }
    childCounts = following;
  }
  firstChild.fill(node, parent);
  return { token, logProbability, backoff, firstChild };
}

/** The child of `node` with this token, or -1. */
function child(trie: Trie, node: number, token: number): number {
  let low = trie.firstChild[node];
  let high = trie.firstChild[node + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (trie.token[middle] < token) low = middle + 1;
    else high = middle;
  }
  return low < trie.firstChild[node + 1] && trie.token[low] === token ? low : -1;
}

/** What follows a hypothesis when one more token is read. */
interface Step {
  /** log P(token | context), backing off until an n-gram is known. */
  readonly score: number;
  /** Trie nodes of the new context and of all its endings that something follows, longest first; the root is last. */
  readonly nodes: readonly number[];
}

/** Reads one token after a context; `nodes` as in {@link Step}. */
function advance(trie: Trie, nodes: readonly number[], token: number): Step {
  const following: number[] = [];
  let score = 0;
  let isScored = false;
  for (const node of nodes) {
    const found = child(trie, node, token);
    if (found < 0) {
      if (!isScored) score += trie.backoff[node];
      continue;
    }
    if (!isScored) score += trie.logProbability[found];
    isScored = true;
    if (trie.firstChild[found] < trie.firstChild[found + 1]) following.push(found);
  }
  following.push(0);
  return { score: isScored ? score : score - UNKNOWN_COST, nodes: following };
}

/** Reads a model. */
export function openJointNgram(data: JointNgramData): JointNgram {
  const trie = readTrie(data);
  const graphones = data.graphones.split(";");
  const phones = graphones.map((graphone) => graphone.split(" ").slice(1));
  const byLetters = new Map<string, number[]>();
  graphones.forEach((graphone, i) => {
    if (i <= END) return;
    const letters = graphone.split(" ", 1)[0];
    byLetters.set(letters, [...(byLetters.get(letters) ?? []), i]);
  });

  function best(hypotheses: Iterable<Hypothesis>): Hypothesis[] {
    return [...hypotheses].sort((a, b) => b.score - a.score).slice(0, BEAM);
  }

  return {
    pronounce(word) {
      // Per letter position, the best hypothesis for every context.
      const open: Map<number, Hypothesis>[] = Array.from(
        { length: word.length + 1 },
        () => new Map(),
      );
      open[0].set(0, { nodes: advance(trie, [0], START).nodes, score: 0, path: undefined });
      for (let i = 0; i < word.length; i++) {
        for (const hypothesis of best(open[i].values())) {
          for (let size = 1; size <= MAX_LETTERS && i + size <= word.length; size++) {
            const reached = open[i + size];
            for (const token of byLetters.get(word.slice(i, i + size)) ?? []) {
              const { score, nodes } = advance(trie, hypothesis.nodes, token);
              const value = hypothesis.score + score;
              const rival = reached.get(nodes[0]);
              if (rival && rival.score >= value) continue;
              reached.set(nodes[0], {
                nodes,
                score: value,
                path: { token, before: hypothesis.path },
              });
            }
          }
        }
      }
      let last: Hypothesis | undefined;
      let highest = -Infinity;
      for (const hypothesis of open[word.length].values()) {
        const value = hypothesis.score + advance(trie, hypothesis.nodes, END).score;
        if (value <= highest) continue;
        highest = value;
        last = hypothesis;
      }
      const tokens: number[] = [];
      for (let path = last?.path; path; path = path.before) tokens.push(path.token);
      return tokens.reverse().flatMap((token) => phones[token]);
    },
  };
}
