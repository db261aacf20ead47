/**
 * How far the samples of the two backends are apart where both are given the same durations. The model's own may differ by a frame
 * where a number lies at the edge of rounding, and everything behind would be shifted.
 */
import { readFile } from "node:fs/promises";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { createNodeBackend } from "@cosyvoice-lite/core/backends/node";
import { createWebBackend } from "@cosyvoice-lite/core/backends/web";
import { feedBefore } from "./onnx-edit.mjs";

/**
 * @typedef {import("@cosyvoice-lite/spec").InferenceBackend} InferenceBackend
 * @typedef {Map<string, Float32Array>} Durations - Frames per symbol, by the ids of the symbols.
 */

/** Of our own; one per language and a mixed one. */
export const TEXTS = [
  "请把窗户打开一点。",
  "The kettle is on, help yourself.",
  "駅の前で待っています。",
  "聽日落雨記得帶遮。",
  "창문을 조금 열어 주세요.",
  "会议改到 Friday afternoon 三点。",
];

/**
 * A backend that notes the durations that the acoustic model decides on.
 * @param {InferenceBackend} backend
 * @param {Durations} noted
 * @returns {InferenceBackend}
 */
export function noteDurations(backend, noted) {
  return wrap(backend, async (model, options) => {
    const session = await backend.load(model, options);
    return {
      ...session,
      async run(feeds) {
        const results = await session.run(feeds);
        if (results.durations)
          noted.set(keyOf(feeds), Float32Array.from(results.durations.data, Number));
        return results;
      },
    };
  });
}

/**
 * A backend whose acoustic model takes the durations that it is given.
 * @param {InferenceBackend} backend
 * @param {Durations} durations
 * @returns {InferenceBackend}
 */
export function forceDurations(backend, durations) {
  return wrap(backend, async (model, options) => {
    const bytes = typeof model === "string" ? await readFile(model) : model;
    const plain = await backend.load(bytes, options);
    if (!plain.outputNames.includes("durations")) return plain;
    await plain.dispose();
    const cut = feedBefore(bytes, "durations");
    const session = await backend.load(cut.model, options);
    return {
      ...session,
      inputNames: session.inputNames.filter((name) => name !== cut.input),
      run(feeds) {
        const data = durations.get(keyOf(feeds));
        if (!data) throw new Error("There are no durations for this text.");
        return session.run({
          ...feeds,
          [cut.input]: { type: "float32", data, dims: [1, data.length] },
        });
      },
    };
  });
}

/**
 * @param {InferenceBackend} backend
 * @param {readonly string[]} [texts]
 * @returns {Promise<Float32Array[]>} the samples of each text
 */
export async function speakAll(backend, texts = TEXTS) {
  const tts = await createSynthesizer({ backend, threads: 1, cache: false });
  try {
    const spoken = [];
    for (const text of texts) spoken.push((await tts.synthesize(text)).audio);
    return spoken;
  } finally {
    await tts.dispose();
  }
}

/**
 * The largest difference between samples.
 * @param {readonly Float32Array[]} some
 * @param {readonly Float32Array[]} others - As long as the first.
 */
export function largestDifference(some, others) {
  let most = 0;
  for (const [index, audio] of some.entries()) {
    const other = others[index];
    if (audio.length !== other.length)
      throw new Error(`Text ${index} has ${audio.length} and ${other.length} samples.`);
    for (let n = 0; n < audio.length; n++) most = Math.max(most, Math.abs(audio[n] - other[n]));
  }
  return most;
}

/** @returns {Promise<number>} the largest difference over all texts, full scale being 1 */
export async function measureAgreement() {
  /** @type {Durations} */
  const durations = new Map();
  const native = await createNodeBackend();
  await speakAll(noteDurations(native, durations));
  return largestDifference(
    await speakAll(forceDurations(native, durations)),
    await speakAll(forceDurations(await createWebBackend(), durations)),
  );
}

/**
 * @param {InferenceBackend} backend
 * @param {InferenceBackend["load"]} load
 * @returns {InferenceBackend}
 */
function wrap({ specVersion, name }, load) {
  return { specVersion, name, load };
}

/** @param {Readonly<Record<string, import("@cosyvoice-lite/spec").Tensor>>} feeds */
function keyOf({ text_tokens: tokens, language_ids: languages, speaker_id: speaker }) {
  return [tokens, languages, speaker].map(({ data }) => data.join(" ")).join("; ");
}
