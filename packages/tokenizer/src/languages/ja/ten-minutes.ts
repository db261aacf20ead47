/**
 * The two words spelled 十分.
 * @module
 */

/**
 * Whether 十分 means ten minutes (ジュップン) by its neighbours; otherwise it is ジューブン, "enough".
 * @param before - The text before it.
 * @param after - The text behind it.
 */
export function isTenMinutes(before: string, after: string): boolean {
  return (
    /(?:時|約|あと|およそ|毎)$/.test(before) ||
    /^(?:間|後|前|ほど|くらい|ぐらい|以内|以上|おき|ごと|待|遅|歩|弱|強|経)/.test(after)
  );
}
