/**
 * Letter-to-sound for words outside the lexicon: a joint n-gram model over graphones (letters with their phones).
 * Trained by `training/g2p/train.py`, which also describes the trie's layout (`pack.py`).
 * Method: Bisani & Ney, "Joint-sequence models for grapheme-to-phoneme conversion" (2008).
 * @module
 */

/** The file as it is stored. */
export interface JointNgramData {
  /** Tokens of the longest n-gram. */
  readonly order: number;
  /** Bytes are `scale` steps per neper. */
  readonly scale: number;
  /** Byte of a back-off weight of zero. */
  readonly offset: number;
  /** `letters phone phone`; the first two are the start and the end of a word. */
  readonly graphones: readonly string[];
  /** Base64. */
  readonly trie: string;
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
/** Hypotheses kept per letter; on held-out words more change nothing. */
const BEAM = 24;
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
  readonly context: readonly number[];
  readonly score: number;
  readonly path: { readonly token: number; readonly before: Hypothesis["path"] } | undefined;
}

function readTrie(data: JointNgramData): Trie {
  const bytes = Uint8Array.from(atob(data.trie), (c) => c.charCodeAt(0));
  // Every node takes at least two bytes.
  const room = (bytes.length >> 1) + 2;
  const token = new Uint16Array(room);
  const logProbability = new Float32Array(room);
  const backoff = new Float32Array(room);
  const firstChild = new Uint32Array(room + 1);
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  let childCounts = [varint()];
  let parent = 0;
  let node = 1;
  for (let level = 1; level <= data.order; level++) {
    const following: number[] = [];
    for (const count of childCounts) {
      firstChild[parent++] = node;
      for (let i = 0, before = 0; i < count; i++, node++) {
        before += varint();
        token[node] = before;
        logProbability[node] = -bytes[at++] / data.scale;
        if (level === data.order) continue;
        backoff[node] = (bytes[at++] - data.offset) / data.scale;
        following.push(varint());
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

/** Trie nodes of the context and of all its endings, longest first; the root is last. */
function contextNodes(trie: Trie, context: readonly number[]): number[] {
  const nodes: number[] = [];
  for (let from = 0; from <= context.length; from++) {
    let node = 0;
    for (let i = from; i < context.length && node >= 0; i++) node = child(trie, node, context[i]);
    if (node >= 0) nodes.push(node);
  }
  return nodes;
}

/** log P(token | context), backing off until an n-gram is known. */
function score(trie: Trie, nodes: readonly number[], token: number): number {
  let value = 0;
  for (const node of nodes) {
    const found = child(trie, node, token);
    if (found >= 0) return value + trie.logProbability[found];
    value += trie.backoff[node];
  }
  return value - 20;
}

/** Reads a model. */
export function openJointNgram(data: JointNgramData): JointNgram {
  const trie = readTrie(data);
  const phones = data.graphones.map((graphone) => graphone.split(" ").slice(1));
  const byLetters = new Map<string, number[]>();
  data.graphones.forEach((graphone, i) => {
    if (i <= END) return;
    const letters = graphone.split(" ", 1)[0];
    byLetters.set(letters, [...(byLetters.get(letters) ?? []), i]);
  });

  function best(hypotheses: Iterable<Hypothesis>, count: number): Hypothesis[] {
    return [...hypotheses].sort((a, b) => b.score - a.score).slice(0, count);
  }

  return {
    pronounce(word) {
      // Per letter position, the best hypothesis for every context.
      const open: Map<string, Hypothesis>[] = Array.from(
        { length: word.length + 1 },
        () => new Map(),
      );
      open[0].set("", { context: [START], score: 0, path: undefined });
      for (let i = 0; i < word.length; i++) {
        for (const hypothesis of best(open[i].values(), BEAM)) {
          const nodes = contextNodes(trie, hypothesis.context);
          for (let size = 1; size <= MAX_LETTERS && i + size <= word.length; size++) {
            for (const token of byLetters.get(word.slice(i, i + size)) ?? []) {
              const value = hypothesis.score + score(trie, nodes, token);
              const context = [...hypothesis.context, token].slice(1 - data.order);
              const key = context.join(" ");
              const rival = open[i + size].get(key);
              if (rival && rival.score >= value) continue;
              open[i + size].set(key, {
                context,
                score: value,
                path: { token, before: hypothesis.path },
              });
            }
          }
        }
      }
      const ends = best(open[word.length].values(), BEAM).map((hypothesis) => ({
        ...hypothesis,
        score: hypothesis.score + score(trie, contextNodes(trie, hypothesis.context), END),
      }));
      const tokens: number[] = [];
      for (let path = best(ends, 1)[0]?.path; path; path = path.before) tokens.push(path.token);
      return tokens.reverse().flatMap((token) => phones[token]);
    },
  };
}
