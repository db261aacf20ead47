const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Arabic", /\p{Script=Arabic}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Devanagari", /\p{Script=Devanagari}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Bengali", /\p{Script=Bengali}/u],
  ["Gujarati", /\p{Script=Gujarati}/u],
  ["Gurmukhi", /\p{Script=Gurmukhi}/u],
  ["Kannada", /\p{Script=Kannada}/u],
  ["Malayalam", /\p{Script=Malayalam}/u],
  ["Sinhala", /\p{Script=Sinhala}/u],
  ["Tamil", /\p{Script=Tamil}/u],
  ["Telugu", /\p{Script=Telugu}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Georgian", /\p{Script=Georgian}/u],
  ["Ethiopic", /\p{Script=Ethiopic}/u],
  ["Khmer", /\p{Script=Khmer}/u],
  ["Lao", /\p{Script=Lao}/u],
  ["Myanmar", /\p{Script=Myanmar}/u],
  ["Tibetan", /\p{Script=Tibetan}/u],
  ["Mongolian", /\p{Script=Mongolian}/u],
  ["Bopomofo", /\p{Script=Bopomofo}/u],
];
const READ_OR_COMMON =
  /[\p{Script=Common}\p{Script=Inherited}\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const UNREAD =
  /(?=[\p{L}\p{M}])[^\p{Script=Common}\p{Script=Inherited}\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** A half-open range of a text in one script that is not read. */
interface UnreadRange {
  readonly start: number;
  readonly end: number;
  /** Name of the script, as Unicode spells it. */
  readonly script: string;
}

/** The name of a letter's script if no language here reads it; `undefined` for all other characters. */
function unreadScriptOf(character: string): string | undefined {
  if (character < "\u0370" || !/[\p{L}\p{M}]/u.test(character)) return undefined;
  const known = SCRIPTS.find(([, letters]) => letters.test(character));
  if (known) return known[0];
  return READ_OR_COMMON.test(character) ? undefined : "another";
}

/**
 * Stretches of unread scripts. Blanks, punctuation, digits and combining marks between words of one script belong to
 * its stretch.
 * @param fewestGreek - Shorter Greek stretches do not count. Default 3: one or two letters are signs (α, Δt), which the
 * languages read by name.
 */
export function findUnreadScripts(text: string, fewestGreek = 3): UnreadRange[] {
  // Plain text of our languages is the rule: one look finds that nothing here is unread.
  if (!UNREAD.test(text)) return [];
  const found: { start: number; end: number; script: string; letters: number }[] = [];
  let isJoined = false;
  let offset = 0;
  for (const character of text) {
    const end = offset + character.length;
    const script = unreadScriptOf(character);
    const last = found.at(-1);
    if (script && last?.script === script && isJoined) {
      last.end = end;
      last.letters++;
    } else if (script) {
      found.push({ start: offset, end, script, letters: 1 });
      isJoined = true;
    } else if (last && isJoined) {
      if (/\p{M}/u.test(character)) last.end = end;
      else isJoined = /[\s\d\p{Pd}\p{Po}\p{Pi}\p{Pf}"]/u.test(character);
    }
    offset = end;
  }
  return found.filter(({ script, letters }) => script !== "Greek" || letters >= fewestGreek);
}
