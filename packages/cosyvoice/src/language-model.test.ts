import type { InferenceSession, Tensor } from "@cosyvoice-lite/spec";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CosyVoice1Spec } from "./section";
import { openTinyParts, type TinyParts } from "../test/helpers/cosyvoice1-parts";
import { largestDifference } from "../test/helpers/golden";
import {
  createRandomDraws,
  createRepetitionAwareSampler,
  greedySampler,
  type Sampler,
} from "./sampler";
import {
  createLanguageModel,
  type LanguageModel,
  longestText,
  speechLimits,
  readSpeechEmbedding,
  type SpeechEmbedding,
} from "./language-model";

interface Run {
  readonly ids: number[];
  readonly tokens: number[];
}

let parts: TinyParts;
let embedding: SpeechEmbedding;
let textEncoder: InferenceSession;
let llm: InferenceSession;
let model: LanguageModel;
beforeAll(async () => {
  parts = await openTinyParts();
  const table = await parts.load("speechEmbedding");
  embedding = await readSpeechEmbedding(table, parts.spec.llm);
  await table.dispose();
  textEncoder = await parts.load("textEncoder");
  llm = await parts.load("llm");
  model = createLanguageModel({ spec: parts.spec, textEncoder, llm, embedding });
});
afterAll(async () => {
  await Promise.all([parts.flow.dispose(), parts.hift.dispose(), model.dispose()]);
});

describe("the tiny voice's language model", () => {
  test.each(["speech", "limit"])(
    "gives the tokens of the official greedy loop: %s",
    async (name) => {
      const { ids, tokens } = parts.golden.value<Run>(name);
      const result = await model.speak({ ids, speaker: parts.speaker, choose: greedySampler });
      expect([...result.tokens]).toEqual(tokens);
      expect(result.warnings).toMatchObject(name === "limit" ? [{ code: "SPEECH_TRUNCATED" }] : []);
    },
  );

  test("gives the official log-probabilities at every step", async () => {
    const { ids } = parts.golden.value<Run>("limit");
    const expected = parts.golden.tensor("limit.logProbs");
    const [steps, width] = expected.dims;
    const { minimum } = speechLimits(parts.spec, ids.length);
    let largest = 0;
    const choose: Sampler = (scores, chosen) => {
      const official = expected.floats.slice(chosen.length * width, (chosen.length + 1) * width);
      // What is excluded here may have been stored before its exclusion.
      if (chosen.length < minimum) official[parts.spec.llm.stopToken] = -Infinity;
      largest = Math.max(largest, largestDifference(scores, official));
      return greedySampler(scores, chosen);
    };
    const { tokens } = await model.speak({ ids, speaker: parts.speaker, choose });
    expect(tokens).toHaveLength(steps);
    expect(largest).toBeLessThan(1e-5);
  });

  test("encodes text and reads rows as the official classes do", async () => {
    const text = parts.golden.value<number[]>("textEncoder.text");
    const data = BigInt64Array.from(text, BigInt);
    const output = await textEncoder.run({ text_token: { type: "int64", data, dims: [1, 9] } });
    const hidden = parts.golden.tensor("textEncoder.hidden").floats;
    expect(largestDifference(output.text_hidden.data as Float32Array, hidden)).toBeLessThan(1e-5);
    expect(embedding.row(parts.spec.llm.taskToken)).toHaveLength(parts.spec.llm.width);
  });

  test("draws the same tokens for the same seed", async () => {
    const { ids } = parts.golden.value<Run>("limit");
    const speak = async (seed: number) => {
      const choose = createRepetitionAwareSampler(parts.spec.sampling, createRandomDraws(seed));
      return [...(await model.speak({ ids, speaker: parts.speaker, choose })).tokens];
    };
    const [first, second, third] = [await speak(1), await speak(1), await speak(2)];
    expect(first).toEqual(second);
    expect(first).not.toEqual(third);
    expect(first.length).toBeGreaterThanOrEqual(speechLimits(parts.spec, ids.length).minimum);
  });

  test("tells of every token and stops at once when aborted", async () => {
    const { ids } = parts.golden.value<Run>("limit");
    const controller = new AbortController();
    const told: number[] = [];
    const speaking = model.speak({
      ids,
      speaker: parts.speaker,
      choose: greedySampler,
      signal: controller.signal,
      onToken: (count, maximum) => {
        told.push(count);
        expect(maximum).toBe(60);
        if (count === 5) controller.abort();
      },
    });
    await expect(speaking).rejects.toMatchObject({ code: "ABORTED" });
    expect(told).toEqual([1, 2, 3, 4, 5]);
  });

  test("refuses a text that its positions have no room for", async () => {
    const ids = Array.from({ length: longestText(parts.spec) + 1 }, () => 5);
    await expect(
      model.speak({ ids, speaker: parts.speaker, choose: greedySampler }),
    ).rejects.toMatchObject({ code: "TEXT_TOO_LONG" });
  });
});

const small = {
  llm: {
    width: 2,
    layers: 1,
    heads: 1,
    headSize: 1,
    speechTokens: 3,
    stopToken: 3,
    maxPositions: 64,
    maxTextTokens: 8,
    startToken: 3,
    taskToken: 4,
    minTokenTextRatio: 2,
    maxTokenTextRatio: 4,
  },
  flow: { maxTokens: 40 },
} as CosyVoice1Spec;

/** A model whose scores are made by a function; keeps what the graph was fed. */
function fakeModel(
  scoresAt: (step: number) => number[],
  change: (output: Record<string, Tensor>) => Record<string, Tensor> = (o) => o,
) {
  const pasts: Tensor[] = [];
  const graph = (run: InferenceSession["run"]): InferenceSession => ({
    inputNames: [],
    outputNames: [],
    run,
    dispose: async () => undefined,
  });
  const created = createLanguageModel({
    spec: small,
    embedding: { row: (token) => Float32Array.of(token, -token) },
    textEncoder: graph(async ({ text_token: { data } }) => ({
      text_hidden: {
        type: "float32",
        data: Float32Array.from([...data].flatMap((id) => [Number(id), 0])),
        dims: [1, data.length, 2],
      },
    })),
    llm: graph(async ({ lm_input, past }) => {
      const positions = lm_input.dims[1];
      pasts.push(past);
      const present = Float32Array.from(lm_input.data as Float32Array);
      return change({
        log_probs: {
          type: "float32",
          data: Float32Array.from(scoresAt(pasts.length - 1)),
          dims: [1, 4],
        },
        present: { type: "float32", data: present, dims: [positions, 1, 1, 2] },
      });
    }),
  });
  return { created, pasts };
}
const speaker = { llm: Float32Array.of(9, 9) };

describe("createLanguageModel", () => {
  test("feeds start, speaker, text, task, then the tokens, and appends the past in place", async () => {
    const { created, pasts } = fakeModel((step) =>
      step < 3 ? [step === 0 ? 9 : 0, 1, 2, 0] : [0, 0, 0, 9],
    );
    const { tokens } = await created.speak({ ids: [7], speaker, choose: greedySampler });
    expect([...tokens]).toEqual([0, 2, 2]);
    expect(pasts.map(({ dims }) => dims[0])).toEqual([0, 4, 5, 6]);
    expect([...(pasts[3].data as Float32Array)]).toEqual([3, -3, 9, 9, 7, 0, 4, -4, 0, -0, 2, -2]);
    const buffers = new Set(pasts.map(({ data }) => data.buffer));
    expect(buffers.size).toBe(1);
  });

  test("does not stop before the minimum, and after the maximum at the latest", async () => {
    const eager = fakeModel(() => [1, 0, 0, 9]);
    const early = await eager.created.speak({ ids: [7], speaker, choose: greedySampler });
    expect([...early.tokens]).toEqual([0, 0]);
    expect(early.warnings).toEqual([]);
    const endless = fakeModel(() => [9, 0, 0, 1]);
    const late = await endless.created.speak({ ids: [7, 7], speaker, choose: greedySampler });
    expect(late.tokens).toHaveLength(8);
    expect(late.warnings).toMatchObject([{ code: "SPEECH_TRUNCATED" }]);
  });

  test.each<[string, (output: Record<string, Tensor>) => Record<string, Tensor>]>([
    ["no log_probs", ({ present }) => ({ present })],
    [
      "log_probs of another length",
      (o) => ({ ...o, log_probs: { type: "float32", data: new Float32Array(3), dims: [1, 3] } }),
    ],
    ["no present", ({ log_probs }) => ({ log_probs })],
    [
      "the whole cache as present",
      (o) => ({
        ...o,
        present: { type: "float32", data: new Float32Array(18), dims: [9, 1, 1, 2] },
      }),
    ],
    [
      "scores that are no numbers",
      (o) => ({
        ...o,
        log_probs: { type: "float32", data: new Float32Array(4).fill(NaN), dims: [1, 4] },
      }),
    ],
  ])("refuses a graph that gives %s", async (_, change) => {
    const { created } = fakeModel(() => [1, 0, 0, 0], change);
    await expect(created.speak({ ids: [7], speaker, choose: greedySampler })).rejects.toMatchObject(
      { code: "MODEL_FAILED" },
    );
  });

  test("yields tokens one by one", async () => {
    const { created, pasts } = fakeModel(() => [9, 0, 0, 1]);
    const row = created.tokens({ ids: [7], speaker, choose: greedySampler });
    await row.next();
    expect(pasts).toHaveLength(1);
    await row.return([]);
  });
});

describe("longestText", () => {
  test.each<[object, object, number]>([
    [{}, {}, 8],
    [{ maxPositions: 33 }, {}, 6],
    [{ maxPositions: 32 }, {}, 5],
    [{}, { maxTokens: 12 }, 3],
  ])("fits positions and flow: %j, %j", (llm, flow, tokens) => {
    const spec = { llm: { ...small.llm, ...llm }, flow: { ...small.flow, ...flow } };
    expect(longestText(spec as CosyVoice1Spec)).toBe(tokens);
  });
});
