/**
 * Who takes turns with whom, and what comes out of it.
 */
import { median, round } from "../lib/statistics.mjs";

/** @typedef {import("../rtf/worker.mjs").Worker} Worker */

/**
 * @typedef {object} Spoken - One utterance.
 * @property {number} seconds
 * @property {number} processorSeconds - Of all threads; neighbours on the machine disturb it less.
 * @property {Record<string, number>} parts - Seconds of language model, flow and vocoder.
 * @property {number} samples
 */

/**
 * @typedef {object} StepTime
 * @property {number} seconds
 * @property {number} processorSeconds - Of all threads.
 */

/**
 * Times of one step, by program; they take turns step by step.
 * @param {Record<string, Worker>} programs
 * @param {number} turns - Counted after two that are not.
 * @returns {Promise<Record<string, StepTime>>} medians
 */
export async function measureSteps(programs, turns) {
  /** @type {Record<string, StepTime[]>} */
  const times = {};
  for (let turn = -2; turn < turns; turn++) {
    for (const [name, worker] of Object.entries(programs)) {
      const time = await worker.ask({ do: "step" });
      if (turn >= 0) (times[name] ??= []).push(time);
    }
  }
  const middleOf = (/** @type {StepTime[]} */ all) => ({
    seconds: /** @type {number} */ (round(median(all.map(({ seconds }) => seconds)))),
    processorSeconds: /** @type {number} */ (
      round(median(all.map(({ processorSeconds }) => processorSeconds)))
    ),
  });
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, middleOf(all)]));
}

/**
 * Whole utterances by program; they take turns, and who begins changes.
 * @param {[string, () => Promise<Spoken>][]} programs
 * @param {number} rounds
 * @param {(line: string) => void} tell
 * @returns {Promise<Record<string, Spoken>>} medians
 */
export async function measureUtterances(programs, rounds, tell) {
  /** @type {Record<string, Spoken[]>} */
  const runs = {};
  for (let turn = 0; turn < rounds; turn++) {
    const order = [
      ...programs.slice(turn % programs.length),
      ...programs.slice(0, turn % programs.length),
    ];
    for (const [name, speak] of order) {
      const spoken = await speak();
      (runs[name] ??= []).push(spoken);
      tell(`  round ${turn + 1}, ${name}: ${spoken.seconds.toFixed(1)} s`);
    }
  }
  return Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, middle(all)]));
}

/**
 * The medians of several runs, each part by itself.
 * @param {Spoken[]} runs - At least one, all of as many samples.
 * @returns {Spoken}
 */
export function middle(runs) {
  const parts = Object.keys(runs[0].parts).map((part) => [
    part,
    round(median(runs.map((run) => run.parts[part]))),
  ]);
  return {
    seconds: /** @type {number} */ (round(median(runs.map(({ seconds }) => seconds)))),
    processorSeconds: /** @type {number} */ (
      round(median(runs.map(({ processorSeconds }) => processorSeconds)))
    ),
    parts: Object.fromEntries(parts),
    samples: runs[0].samples,
  };
}

/**
 * How many times as long the first one takes.
 * @param {number} official
 * @param {number} ours
 */
export function timesFaster(official, ours) {
  return /** @type {number} */ (round(official / ours));
}
