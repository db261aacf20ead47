/**
 * Takes the times of programs: from a cold start, and to the first samples once everything is loaded.
 */
import { setTimeout as pause } from "node:timers/promises";
import { median } from "../lib/statistics.mjs";

/** @typedef {import("../rtf/worker.mjs").Worker} Worker */

/** Milliseconds of silence before everybody's turn: threads of the one before may still wait actively. */
const SETTLE = 50;

/**
 * Seconds from the start of a fresh process to the first samples in hand.
 * @param {() => Worker} start
 * @param {{ text: string, language: string, threads: number, now: () => number }} options - `now`: milliseconds.
 */
export async function coldStart(start, { text, language, threads, now }) {
  const before = now();
  const worker = start();
  try {
    await Promise.all([
      worker.ask({ do: "load", threads }),
      worker.ask({ do: "firstAudio", text, language }),
    ]);
    return (now() - before) / 1000;
  } finally {
    worker.close();
  }
}

/**
 * Everybody in turn, who begins changes; the first round is not counted.
 * @param {Record<string, () => Promise<number>>} programs - Each takes one time, in seconds.
 * @param {number} rounds - That count.
 * @returns {Promise<Record<string, number>>} medians
 */
export async function medianTimes(programs, rounds) {
  const names = Object.keys(programs);
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length];
      await pause(SETTLE);
      const seconds = await programs[name]();
      if (round > 0) times[name].push(seconds);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}
