/**
 * Times as subtitle files have them.
 * @module
 */

/**
 * `hh:mm:ss` and milliseconds.
 * @param seconds - Not negative.
 * @param point - What stands before the milliseconds.
 */
export function timestamp(seconds: number, point: "," | "."): string {
  const whole = Math.round(seconds * 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = [
    Math.floor(whole / 3_600_000),
    Math.floor(whole / 60_000) % 60,
    Math.floor(whole / 1000) % 60,
  ];
  return `${clock.map(two).join(":")}${point}${String(whole % 1000).padStart(3, "0")}`;
}
