/**
 * A backend of one's own: ONNX graphs over onnxruntime-web, with figures per graph. Any runtime will do that takes the bytes of a
 * graph and named tensors.
 */
import { SynthesisError } from "@cosyvoice-lite/core";
import { InferenceSession, Tensor } from "onnxruntime-web";

/**
 * What became of one graph.
 * @typedef {object} GraphFigures
 * @property {string} graph - Names of its outputs.
 * @property {number} runs
 * @property {number} milliseconds - Time spent inside.
 */

/**
 * @param {() => number} now - Milliseconds of a clock that never goes back.
 * @returns {{ backend: import("@cosyvoice-lite/core").InferenceBackend, figures: GraphFigures[] }}
 */
export function createProfilingBackend(now = () => performance.now()) {
  /** @type {GraphFigures[]} */
  const figures = [];
  // The WebAssembly runtime takes one call at a time.
  let turn = Promise.resolve();
  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  const inTurn = (work) => {
    const result = turn.then(work);
    turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
  /** @param {unknown} cause */
  const failed = (cause) =>
    new SynthesisError("MODEL_FAILED", `The graph did not run: ${cause}.`, { cause });

  /** @type {import("@cosyvoice-lite/core").InferenceBackend} */
  const backend = {
    specVersion: 1,
    name: "profiling",
    async load(model) {
      const session = await inTurn(() =>
        InferenceSession.create(/** @type {Uint8Array} */ (model)),
      ).catch((cause) => {
        throw failed(cause);
      });
      const figure = { graph: session.outputNames.join(", "), runs: 0, milliseconds: 0 };
      figures.push(figure);
      let isReleased = false;
      return {
        inputNames: session.inputNames,
        outputNames: session.outputNames,
        async run(feeds) {
          const inputs = Object.entries(feeds).map(([name, { type, data, dims }]) => [
            name,
            new Tensor(type, /** @type {any} */ (data), dims),
          ]);
          const outputs = await inTurn(async () => {
            const start = now();
            const result = await session.run(Object.fromEntries(inputs));
            figure.milliseconds += now() - start;
            figure.runs += 1;
            return result;
          }).catch((cause) => {
            throw failed(cause);
          });
          return Object.fromEntries(
            Object.entries(outputs).map(([name, { type, data, dims }]) => [
              name,
              /** @type {any} */ ({ type, data, dims: [...dims] }),
            ]),
          );
        },
        async dispose() {
          if (isReleased) return;
          isReleased = true;
          await inTurn(() => session.release());
        },
      };
    },
  };
  return { backend, figures };
}
