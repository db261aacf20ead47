/**
 * The embedding of speech tokens and markers.
 * @module
 */
import type { InferenceSession } from "@cosyvoice-lite/spec";
import { floatOutput } from "@cosyvoice-lite/spec/helpers";
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
  const output = await session.run({
    token: { type: "int64", data: token, dims: [1, rows] },
  });
  const table = floatOutput("speechEmbedding", output, "embedding", [1, rows, llm.width]);
  return { row: (token) => table.subarray(token * llm.width, (token + 1) * llm.width) };
}
