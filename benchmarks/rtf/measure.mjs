/**
 * Takes the times: every program speaks every sentence, turn by turn, several rounds.
 */
import { setTimeout as pause } from "node:timers/promises";
import { median } from "../lib/statistics.mjs";

/**
 * A sentence with the phonemes that Kokoro is given for it.
 * @typedef {{ language: string, text: string, kokoro: string, case?: string }} Sentence
 *
 * One program in one setting.
 * @typedef {object} Contestant
 * @property {string} name
 * @property {import("./worker.mjs").Worker} worker
 * @property {(sentence: Sentence) => Record<string, unknown> | undefined} request - Undefined: it does not
 *   speak this language.
 *
 * What one program took for one sentence, and the length of its speech.
 * @typedef {{ seconds: number, audioSeconds: number, vocoderSeconds?: number }} Time
 *
 * Medians over the rounds.
 * @typedef {{ sentence: Sentence, seconds: number, audioSeconds: number, vocoderSeconds: number }} Measurement
 */

/** Milliseconds of silence before everybody's turn. */
const SETTLE = 50;

/**
 * @param {Contestant[]} contestants
 * @param {Sentence[]} sentences
 * @param {{ rounds: number, onProgress: (done: number, total: number) => void }} options
 * @returns {Promise<Map<string, Measurement[]>>} by contestant
 */
export async function measure(contestants, sentences, { rounds, onProgress }) {
  // The first sentence of every language fills caches and lets clocks rise; nobody counts it.
  for (const sentence of firstOfEachLanguage(sentences)) {
    for (const contestant of contestants) await speak(contestant, sentence);
  }

  /** @type {Map<string, Time[]>} */
  const times = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const [index, sentence] of sentences.entries()) {
      // Each goes first as often as the others: nobody always follows the same neighbour.
      for (const contestant of rotate(contestants, round + index)) {
        const time = await speak(contestant, sentence);
        if (time === undefined) continue;
        const key = `${contestant.name}/${index}`;
        times.set(key, [...(times.get(key) ?? []), time]);
      }
      onProgress(round * sentences.length + index + 1, rounds * sentences.length);
    }
  }
  return new Map(contestants.map(({ name }) => [name, summarise(name, sentences, times)]));
}

/**
 * @param {Sentence[]} sentences
 * @returns {Sentence[]}
 */
export function firstOfEachLanguage(sentences) {
  const languages = new Set(sentences.map(({ language }) => language));
  return [...languages].flatMap(
    (code) => sentences.find(({ language }) => language === code) ?? [],
  );
}

/**
 * @param {Contestant} contestant
 * @param {Sentence} sentence
 * @returns {Promise<Time | undefined>}
 */
async function speak({ worker, request }, sentence) {
  const what = request(sentence);
  if (what === undefined) return undefined;
  // Threads of the program before may still wait actively for work that will not come.
  await pause(SETTLE);
  return worker.ask({ do: "speak", ...what });
}

/**
 * @param {string} name
 * @param {Sentence[]} sentences
 * @param {Map<string, Time[]>} times
 * @returns {Measurement[]}
 */
function summarise(name, sentences, times) {
  return sentences.flatMap((sentence, index) => {
    const own = times.get(`${name}/${index}`);
    if (own === undefined) return [];
    return [
      {
        sentence,
        seconds: median(own.map(({ seconds }) => seconds)),
        audioSeconds: median(own.map(({ audioSeconds }) => audioSeconds)),
        // Only ours says how long its vocoder took.
        vocoderSeconds: median(own.map(({ vocoderSeconds }) => vocoderSeconds ?? 0)),
      },
    ];
  });
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} by
 */
function rotate(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
