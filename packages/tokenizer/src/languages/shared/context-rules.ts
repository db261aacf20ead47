/**
 * One rule: the character, its reading, a pattern that the text before it must end in, and one that the text after
 * it must begin with. An empty pattern fits everywhere. The first rule of a character that fits decides; where
 * none fits, the reading stays.
 */
export type ContextEntry = readonly [
  character: string,
  reading: string,
  before: string,
  after: string,
];

/** The reading that the rules give the character at a UTF-16 offset, or `undefined`. */
type ReadInContext = (text: string, offset: number) => string | undefined;

interface Rule {
  readonly reading: string;
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
}

/** How much of the text a rule sees on each side, so that long texts stay cheap. */
const REACH = 6;

/** Compiles the rules once. */
export function createContextRules(table: readonly ContextEntry[]): ReadInContext {
  const rules = new Map<string, Rule[]>();
  for (const [character, reading, before, after] of table) {
    const rule = {
      reading,
      before: before ? new RegExp(`(?:${before})$`) : undefined,
      after: after ? new RegExp(`^(?:${after})`) : undefined,
    };
    const known = rules.get(character);
    if (known) known.push(rule);
    else rules.set(character, [rule]);
  }
  return (text, offset) => {
    const known = rules.get(text[offset]);
    if (!known) return undefined;
    const before = text.slice(Math.max(0, offset - REACH), offset);
    const after = text.slice(offset + 1, offset + 1 + REACH);
    return known.find(
      (rule) => (rule.before?.test(before) ?? true) && (rule.after?.test(after) ?? true),
    )?.reading;
  };
}
