/**
 * The nodes of a Viterbi search as rows of numbers, reused from search to search.
 * @module
 */

/** Grows with the text; one node takes 28 bytes. */
export class Lattice {
  /** Number of nodes. */
  size = 0;
  /** Lexeme, or -1 - category word for unknown words. */
  lexeme = new Int32Array(4096);
  form = new Int32Array(4096);
  start = new Int32Array(4096);
  right = new Int32Array(4096);
  /** Cost of the cheapest path that ends with this node. */
  cost = new Int32Array(4096);
  /** The node before it on that path, -1 at the beginning. */
  before = new Int32Array(4096);
  /** The next node that ends at the same place, -1 for the last. */
  sibling = new Int32Array(4096);
  /** First node that ends at each place, -1 for none. */
  readonly ending: Int32Array;

  /** @param places - Number of places, one more than the characters of a window. */
  constructor(places: number) {
    this.ending = new Int32Array(places);
  }

  /** Forgets all nodes. */
  clear(): void {
    this.size = 0;
    this.ending.fill(-1);
  }

  /** Adds a node and returns its number. */
  add(
    lexeme: number,
    form: number,
    start: number,
    end: number,
    right: number,
    cost: number,
    before: number,
  ): number {
    const node = this.size++;
    if (node === this.lexeme.length) this.grow();
    this.lexeme[node] = lexeme;
    this.form[node] = form;
    this.start[node] = start;
    this.right[node] = right;
    this.cost[node] = cost;
    this.before[node] = before;
    this.sibling[node] = this.ending[end];
    this.ending[end] = node;
    return node;
  }

  private grow(): void {
    const double = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(2 * old.length);
      larger.set(old);
      return larger;
    };
    this.lexeme = double(this.lexeme);
    this.form = double(this.form);
    this.start = double(this.start);
    this.right = double(this.right);
    this.cost = double(this.cost);
    this.before = double(this.before);
    this.sibling = double(this.sibling);
  }
}
