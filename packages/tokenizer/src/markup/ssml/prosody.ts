/**
 * `<prosody>`: the values of its attributes as factors, and the change of the voice they make.
 * @module
 */
import type { UtteranceProsody } from "@cosyvoice-lite/spec";
import { parseTime } from "../pause-mark";
import type { ElementEffect } from "./elements";

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
interface BreakTime {
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

/** Factors for the labels; `default` is what the caller asks for. */
const RATES: Readonly<Record<string, number>> = {
  "x-slow": 0.5,
  slow: 0.75,
  medium: 1,
  fast: 1.35,
  "x-fast": 1.8,
  default: 1,
};
const PITCHES: Readonly<Record<string, number>> = {
  "x-low": 0.7,
  low: 0.85,
  medium: 1,
  high: 1.2,
  "x-high": 1.4,
  default: 1,
};
const VOLUMES: Readonly<Record<string, number>> = {
  silent: 0,
  "x-soft": /* @__PURE__ */ decibels(-12),
  soft: /* @__PURE__ */ decibels(-6),
  medium: 1,
  loud: /* @__PURE__ */ decibels(4),
  "x-loud": /* @__PURE__ */ decibels(8),
  default: 1,
};

/** A number with a sign or without, and its unit. */
const NUMBER = /^([+-]?)(\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})(%|st|semitones?|db|hz)?$/i;

interface Quantity {
  readonly isRelative: boolean;
  readonly value: number;
  readonly unit: string;
}

/**
 * The rate as a factor on the caller's: a label, `150%` or `1.5` (of the caller's rate), `+20%` or `-20%` (of the rate
 * around the tag). `undefined` for anything else.
 */
export function prosodyRate(written: string, around: number): number | undefined {
  const known = labelled(RATES, written);
  if (known !== undefined) return known;
  const found = quantity(written);
  if (!found) return undefined;
  if (found.unit === "%") return percent(found, around);
  return found.unit === "" && !found.isRelative ? found.value : undefined;
}

/**
 * The pitch as a factor on the caller's: a label, `+2st` or `-10%` (of the pitch around the tag), `110%` (of the
 * caller's). Hertz are unknown here: how high a speaker's voice is, no voice says.
 */
export function prosodyPitch(written: string, around: number): number | undefined {
  const known = labelled(PITCHES, written);
  if (known !== undefined) return known;
  const found = quantity(written);
  if (found?.unit === "%") return percent(found, around);
  if (!found?.unit.startsWith("s")) return undefined;
  return (found.isRelative ? around : 1) * 2 ** (found.value / 12);
}

/**
 * The loudness as a linear factor on the caller's: a label, `+6dB` (of the loudness around the tag), `80` or `80%` (of
 * the caller's), `+10%` or `-10` (of the loudness around the tag).
 */
export function prosodyVolume(written: string, around: number): number | undefined {
  const known = labelled(VOLUMES, written);
  if (known !== undefined) return known;
  const found = quantity(written);
  if (!found) return undefined;
  if (found.unit === "db") return (found.isRelative ? around : 1) * decibels(found.value);
  return found.unit === "%" || found.unit === "" ? percent(found, around) : undefined;
}

function labelled(labels: Readonly<Record<string, number>>, written: string): number | undefined {
  const label = written.trim().toLowerCase();
  return Object.hasOwn(labels, label) ? labels[label] : undefined;
}

function quantity(written: string): Quantity | undefined {
  const [, sign, digits, unit = ""] = NUMBER.exec(written.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits) * (sign === "-" ? -1 : 1);
  return { isRelative: sign !== "", value, unit: unit.toLowerCase() };
}

function percent({ isRelative, value }: Quantity, around: number): number {
  return isRelative ? around * (1 + value / 100) : value / 100;
}

/** Decibels of amplitude to a linear factor. */
function decibels(value: number): number {
  return 10 ** (value / 20);
}

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
