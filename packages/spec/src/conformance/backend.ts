/**
 * The conformance suite for inference backends, for any test runner:
 *
 * ```ts
 * for (const { name, run } of backendConformance({ backend, model })) it(name, run);
 * ```
 *
 * `model` is a small graph with these tensors (N is dynamic):
 * inputs `values` float32 [1,N], `ids` int64 [1,N], `counts` int32 [1];
 * outputs `doubled` = 2·values, `next_ids` = ids + 1, `negated` = −counts.
 * @module
 */
import type { InferenceBackend, InferenceSession, Tensor } from "../backend";
import { expectRejection, expectThat, type ConformanceCase } from "./case";

/** What the suite needs. */
export interface BackendConformanceOptions {
  /** The backend under test. */
  readonly backend: InferenceBackend;
  /** Bytes of the graph described above. */
  readonly model: Uint8Array;
}

const feeds = (length: number, offset = 0): Record<string, Tensor> => ({
  values: {
    type: "float32",
    data: Float32Array.from({ length }, (_, i) => i + offset + 0.5),
    dims: [1, length],
  },
  ids: {
    type: "int64",
    data: BigInt64Array.from({ length }, (_, i) => BigInt(i + offset)),
    dims: [1, length],
  },
  counts: { type: "int32", data: Int32Array.of(length), dims: [1] },
});

/** The checks, in no particular order; each loads what it needs and frees it again. */
export function backendConformance({
  backend,
  model,
}: BackendConformanceOptions): ConformanceCase[] {
  const withSession = async (use: (session: InferenceSession) => Promise<void>) => {
    const session = await backend.load(model);
    try {
      await use(session);
    } finally {
      await session.dispose();
    }
  };

  return [
    {
      name: "declares its spec version and a name",
      run: async () => {
        expectThat(backend.specVersion === 1, "specVersion must be 1");
        expectThat(
          /^[a-z0-9-]+$/.test(backend.name),
          "name must be lower-case letters, digits and '-'",
        );
      },
    },
    {
      name: "lists the graph's inputs and outputs",
      run: () =>
        withSession(async (session) => {
          expectThat(
            sameSet(session.inputNames, ["values", "ids", "counts"]),
            `inputNames: ${session.inputNames}`,
          );
          expectThat(
            sameSet(session.outputNames, ["doubled", "next_ids", "negated"]),
            `outputNames: ${session.outputNames}`,
          );
        }),
    },
    {
      name: "computes float32, int64 and int32 tensors and keeps their shapes",
      run: () => withSession(async (session) => expectResult(await session.run(feeds(5)), 5)),
    },
    {
      name: "accepts a different length in every run",
      run: () =>
        withSession(async (session) => {
          for (const length of [1, 7, 3, 64])
            expectResult(await session.run(feeds(length)), length);
        }),
    },
    {
      name: "leaves earlier results unchanged",
      run: () =>
        withSession(async (session) => {
          const first = await session.run(feeds(4));
          await session.run(feeds(4, 100));
          expectResult(first, 4);
        }),
    },
    {
      name: "keeps concurrent runs apart",
      run: () =>
        withSession(async (session) => {
          const results = await Promise.all(
            [2, 9, 5].map((length) => session.run(feeds(length, length))),
          );
          [2, 9, 5].forEach((length, index) => expectResult(results[index], length, length));
        }),
    },
    {
      name: "keeps concurrently loaded sessions apart",
      run: async () => {
        const sessions = await Promise.all([backend.load(model), backend.load(model)]);
        await sessions[0].dispose();
        expectResult(await sessions[1].run(feeds(3)), 3);
        await sessions[1].dispose();
      },
    },
    {
      name: "loads bytes that are a window into a larger buffer",
      run: async () => {
        const larger = new Uint8Array(model.length + 32);
        larger.set(model, 16);
        const session = await backend.load(larger.subarray(16, 16 + model.length));
        expectResult(await session.run(feeds(2)), 2);
        await session.dispose();
      },
    },
    {
      name: "accepts every session option",
      run: async () => {
        const session = await backend.load(model, {
          intraOpNumThreads: 1,
          interOpNumThreads: 1,
          graphOptimizationLevel: "basic",
          enableMemPattern: false,
        });
        expectResult(await session.run(feeds(2)), 2);
        await session.dispose();
      },
    },
    {
      name: "rejects bytes that are not a graph with MODEL_FAILED",
      run: async () => {
        await expectRejection(backend.load(Uint8Array.of(1, 2, 3, 4)), "MODEL_FAILED");
      },
    },
    {
      name: "rejects a missing input with MODEL_FAILED naming it",
      run: () =>
        withSession(async (session) => {
          const { counts: _, ...rest } = feeds(2);
          const error = await expectRejection(session.run(rest), "MODEL_FAILED");
          expectThat(
            error.message.includes("counts"),
            `the message must name the input: ${error.message}`,
          );
        }),
    },
    {
      name: "can be freed twice, and rejects with DISPOSED afterwards",
      run: async () => {
        const session = await backend.load(model);
        await session.dispose();
        await session.dispose();
        await expectRejection(session.run(feeds(1)), "DISPOSED");
      },
    },
  ];
}

function expectResult(result: Record<string, Tensor>, length: number, offset = 0): void {
  const { doubled, next_ids: nextIds, negated } = result;
  expectThat(
    doubled?.type === "float32" && doubled.data instanceof Float32Array,
    "doubled must be float32",
  );
  expectThat(
    nextIds?.type === "int64" && nextIds.data instanceof BigInt64Array,
    "next_ids must be int64",
  );
  expectThat(
    negated?.type === "int32" && negated.data instanceof Int32Array,
    "negated must be int32",
  );
  for (const tensor of [doubled, nextIds]) {
    expectThat(
      tensor.dims.join() === `1,${length}`,
      `dims must be 1,${length}, found ${tensor.dims.join()}`,
    );
  }
  expectThat(
    doubled.data.every((value, i) => value === 2 * (i + offset + 0.5)),
    "doubled must be 2·values",
  );
  expectThat(
    nextIds.data.every((value, i) => value === BigInt(i + offset + 1)),
    "next_ids must be ids + 1",
  );
  expectThat(negated.data[0] === -length, "negated must be −counts");
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}
