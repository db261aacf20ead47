/**
 * One whole file over http.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { OriginError } from "./download/voice-origin";
import { openHttp, type Fetch } from "./open-http";
import type { ReadFileOptions } from "./voice-source";

/** Gets the content of an address; rejects where there is nothing. */
export type FetchBytes = (url: URL, options: ReadFileOptions) => Promise<Uint8Array | undefined>;

/** Whether an error says that a server has no such file. */
export const isMissing = (error: unknown): boolean =>
  error instanceof OriginError && error.problem === "missing";

/**
 * Fetches a file and tells how much has come.
 * @param fetch - Default: the platform's.
 * @throws SynthesisError `ABORTED`, `DOWNLOAD_FAILED` with the status.
 */
export async function fetchBytes(
  url: URL,
  { signal, onReceived }: ReadFileOptions,
  fetch?: Fetch,
): Promise<Uint8Array> {
  try {
    const { body } = await openHttp(url, { fetch, start: 0, signal });
    const pieces: Uint8Array[] = [];
    let received = 0;
    for await (const piece of body) {
      pieces.push(piece);
      received += piece.length;
      onReceived?.(received);
    }
    return concat(Uint8Array, pieces);
  } catch (error) {
    if (signal?.aborted)
      throw new SynthesisError("ABORTED", "Loading the voice was aborted.", {
        cause: signal.reason,
      });
    if (!(error instanceof OriginError) || error.answer === undefined || isMissing(error))
      throw error;
    throw new SynthesisError(
      "DOWNLOAD_FAILED",
      `${url} ${error.answer}. Check that the voice's files are served there and may be read by this page.`,
      { cause: error },
    );
  }
}
