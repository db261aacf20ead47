/**
 * How long a `<break>` lasts.
 * @module
 */
import { parseTime } from "../pause-mark";

/** Milliseconds for the strengths; SSML leaves them to the processor. */
const STRENGTHS: Readonly<Record<string, number>> = {
  none: 0,
  "x-weak": 100,
  weak: 250,
  medium: 500,
  strong: 800,
  "x-strong": 1200,
};

/** The pause in milliseconds, and the attributes that make no sense. */
export interface BreakTime {
  readonly breakMs: number;
  readonly wrong: readonly string[];
}

/** Reads `time`, else `strength`, else a medium break. */
export function breakTime(attributes: ReadonlyMap<string, string>): BreakTime {
  const wrong: string[] = [];
  const time = attributes.get("time");
  const asked = time === undefined ? undefined : parseTime(time);
  if (time !== undefined && asked === undefined) wrong.push("time");
  const strength = attributes.get("strength")?.trim().toLowerCase();
  const isKnown = strength !== undefined && Object.hasOwn(STRENGTHS, strength);
  if (strength !== undefined && !isKnown) wrong.push("strength");
  return { breakMs: asked ?? STRENGTHS[isKnown ? strength : "medium"], wrong };
}
