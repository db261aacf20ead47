/**
 * From times to the figures of the report.
 */
import { round } from "../lib/statistics.mjs";

/** @typedef {import("./measure.mjs").Measurement} Measurement */

/**
 * Seconds of speech per second of work in the vocoder alone.
 * @param {Measurement[] | undefined} measurements
 */
export function vocoderRealTime(measurements) {
  if (measurements === undefined) return null;
  return round(sum(measurements, "audioSeconds") / sum(measurements, "vocoderSeconds"));
}

/**
 * Seconds of work per second of speech, over all sentences together.
 * @param {Measurement[]} measurements
 * @returns {number | null} null when there is nothing to divide
 */
export function realTimeFactor(measurements) {
  if (measurements.length === 0) return null;
  return sum(measurements, "seconds") / sum(measurements, "audioSeconds");
}

/**
 * How many times faster ours is, from the real-time factors over the sentences that both spoke.
 * @param {Measurement[] | undefined} peer
 * @param {Measurement[] | undefined} ours
 */
export function ratio(peer, ours) {
  if (peer === undefined || ours === undefined) return null;
  const texts = new Set(peer.map(({ sentence }) => sentence.text));
  const both = ours.filter(({ sentence }) => texts.has(sentence.text));
  const [theirs, own] = [realTimeFactor(peer), realTimeFactor(both)];
  return theirs === null || own === null ? null : round(theirs / own);
}

/**
 * How many times sooner ours has the whole speech of one sentence ready, in plain seconds.
 * @param {Measurement[] | undefined} peer
 * @param {Measurement[] | undefined} ours
 * @param {string} name - The `case` of the sentence.
 */
export function timeRatio(peer, ours, name) {
  const seconds = (/** @type {Measurement[] | undefined} */ list) =>
    list?.find(({ sentence }) => sentence.case === name)?.seconds;
  const [theirs, own] = [seconds(peer), seconds(ours)];
  return theirs === undefined || own === undefined ? null : round(theirs / own);
}

/**
 * Real-time factors by language.
 * @param {Measurement[]} measurements
 * @returns {Record<string, number | null>}
 */
export function byLanguage(measurements) {
  const languages = [...new Set(measurements.map(({ sentence }) => sentence.language))];
  return Object.fromEntries(
    languages.map((language) => [
      language,
      round(realTimeFactor(measurements.filter(({ sentence }) => sentence.language === language))),
    ]),
  );
}

/**
 * @param {Measurement[]} measurements
 * @param {"seconds" | "audioSeconds" | "vocoderSeconds"} key
 */
function sum(measurements, key) {
  return measurements.reduce((total, each) => total + each[key], 0);
}
