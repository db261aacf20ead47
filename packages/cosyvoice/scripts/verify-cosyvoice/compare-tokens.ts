/**
 * The language model against the official greedy loop.
 * @module
 */
import { createLanguageModel, readSpeechEmbedding } from "../../src/language-model";
import { greedySampler, type Sampler } from "../../src/sampler";
import type { TinyParts } from "../../test/helpers/cosyvoice1-parts";
import { largestDifference } from "../../test/helpers/golden";
import { agreement, type Row } from "./row";

interface Spoken {
  readonly ids: number[];
  readonly tokens: number[];
}

/** Log-probabilities of 60 steps, and the tokens of a text that reaches its limit and of one that ends by itself. */
export async function* compareTokens(parts: TinyParts): AsyncGenerator<Row, void> {
  const { golden, spec, load, speaker } = parts;
  const table = await load("speechEmbedding");
  const embedding = await readSpeechEmbedding(table, spec.llm);
  await table.dispose();
  const [textEncoder, llm] = [await load("textEncoder"), await load("llm")];
  const model = createLanguageModel({ spec, textEncoder, llm, embedding });
  const limit = golden.value<Spoken>("limit");
  const official = golden.tensor("limit.logProbs");

  let largest = 0;
  // Fed with the official tokens, so that one early difference does not hide what follows.
  const forced: Sampler = (scores, chosen) => {
    const step = chosen.length;
    const theirs = official.floats.subarray(step * scores.length, (step + 1) * scores.length);
    const [a, b] = [scores, theirs].map((row) => row.filter((_, id) => id !== spec.llm.stopToken));
    largest = Math.max(largest, largestDifference(a, b));
    // The loops bar the stop token at different moments; where neither does, it counts, too.
    const stop = [scores, theirs].map((row) => row[spec.llm.stopToken]);
    if (stop.every(Number.isFinite)) largest = Math.max(largest, Math.abs(stop[0] - stop[1]));
    return limit.tokens[step];
  };
  await model.speak({ ids: limit.ids, speaker, choose: forced });
  yield {
    name: `LLM log-probabilities, ${official.dims[0]} greedy steps`,
    value: largest,
    unit: "max abs",
    bar: 1e-5,
  };
  for (const name of ["limit", "speech"]) {
    const { ids, tokens } = golden.value<Spoken>(name);
    const ours = await model.speak({ ids, speaker, choose: greedySampler });
    const end = name === "limit" ? "to the limit" : "to the stop token";
    yield {
      name: `tokens of the greedy loop, ${tokens.length} ${end}`,
      value: agreement([...ours.tokens], tokens),
      unit: "%",
      bar: 100,
      atLeast: true,
    };
  }
  await model.dispose();
}
