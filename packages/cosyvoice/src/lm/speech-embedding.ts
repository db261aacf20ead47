/**
 * The embedding of speech tokens and markers.
 * @module
 */
import { SynthesisError, type InferenceSession } from "@cosyvoice-lite/spec";
import type { CosyVoice1Llm } from "../section";

/** Rows by token. */
export interface SpeechEmbedding {
  /** A view of one row, `[width]`. */
  row(token: number): Float32Array;
}

/**
 * Reads the whole table out of its graph once: a step of the language model then needs no second graph.
 * @param session - Left open; it can be disposed of afterwards.
 * @throws SynthesisError `MODEL_FAILED` where the table has another shape.
 */
export async function readSpeechEmbedding(
  session: InferenceSession,
  llm: CosyVoice1Llm,
): Promise<SpeechEmbedding> {
  const rows = Math.max(llm.speechTokens - 1, llm.startToken, llm.taskToken) + 1;
  const token = BigInt64Array.from({ length: rows }, (_, row) => BigInt(row));
  const { embedding } = await session.run({
    token: { type: "int64", data: token, dims: [1, rows] },
  });
  if (embedding?.type !== "float32" || embedding.dims.join() !== [1, rows, llm.width].join()) {
    throw new SynthesisError(
      "MODEL_FAILED",
      `The graph speechEmbedding gave [${embedding?.dims.join()}]; expected float32 [1,${rows},${llm.width}]. Export the voice again.`,
    );
  }
  const table = embedding.data;
  return { row: (token) => table.subarray(token * llm.width, (token + 1) * llm.width) };
}
