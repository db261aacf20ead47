/**
 * `<prosody>` to changes of the voice.
 * @module
 */
import type { UtteranceProsody } from "@cosyvoice-lite/spec";
import type { ElementEffect } from "./elements";
import { prosodyPitch, prosodyRate, prosodyVolume } from "./prosody-values";

interface Dimension {
  readonly attribute: string;
  readonly field: "speed" | "pitch" | "gain";
  readonly read: (written: string, around: number) => number | undefined;
  /** Range of the factor. */
  readonly min: number;
  readonly max: number;
  readonly allowed: string;
}

const DIMENSIONS: readonly Dimension[] = [
  {
    attribute: "rate",
    field: "speed",
    read: prosodyRate,
    min: 0.25,
    max: 4,
    allowed: "80%, +20%, 1.2, x-slow, slow, medium, fast, x-fast, default",
  },
  {
    attribute: "pitch",
    field: "pitch",
    read: prosodyPitch,
    min: 0.5,
    max: 2,
    allowed: "+2st, -10%, 110%, x-low, low, medium, high, x-high, default",
  },
  {
    attribute: "volume",
    field: "gain",
    read: prosodyVolume,
    min: 0,
    max: 8,
    allowed: "+6dB, 80, +10%, silent, x-soft, soft, medium, loud, x-loud, default",
  },
];

/**
 * Reads the attributes; a value out of range becomes the nearest one within it, with a problem.
 * @param around - How the voice speaks outside.
 */
export function openProsody(
  attributes: ReadonlyMap<string, string>,
  around: UtteranceProsody,
): ElementEffect {
  const changes: Partial<Record<Dimension["field"], number>> = {};
  const problems: string[] = [];
  for (const { attribute, field, read, min, max, allowed } of DIMENSIONS) {
    const written = attributes.get(attribute);
    if (written === undefined) continue;
    const shown = `${attribute}=${JSON.stringify(written)}`;
    const value = read(written, around[field]);
    if (value === undefined) {
      problems.push(`does not know ${shown}; allowed: ${allowed}`);
      continue;
    }
    const bounded = Math.min(Math.max(value, min), max);
    if (bounded !== value)
      problems.push(
        `has ${shown} beyond ${min} to ${max} times the voice; it was taken as ${bounded}`,
      );
    changes[field] = bounded;
  }
  const isChanged = Object.keys(changes).length > 0;
  return isChanged ? { prosody: { ...around, ...changes }, problems } : { problems };
}
