/**
 * One file over `fetch`.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { ReadFileOptions } from "./voice-source";

/** Gets the content of an address; rejects where there is nothing. */
export type FetchBytes = (url: URL, options: ReadFileOptions) => Promise<Uint8Array | undefined>;

class MissingFile extends Error {}

/** Whether an error says that a server has no such file. */
export const isMissing = (error: unknown): boolean => error instanceof MissingFile;

/**
 * Fetches a file and tells how much has come.
 * @param fetch - Default: the platform's.
 * @throws SynthesisError `ABORTED`, `DOWNLOAD_FAILED` with the status.
 */
export const fetchBytes = async (
  url: URL,
  { signal, onReceived }: ReadFileOptions,
  fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request),
): Promise<Uint8Array> => {
  const aborted = (cause: unknown) =>
    new SynthesisError("ABORTED", "Loading the voice was aborted.", { cause });
  try {
    const response = await fetch(url, { signal });
    if (response.status === 404 || response.status === 410)
      throw new MissingFile(`${url} answered ${response.status}`);
    if (!response.ok) throw refused(url, response);
    return await collect(response, onReceived);
  } catch (error) {
    if (signal?.aborted) throw aborted(signal.reason);
    throw error;
  }
};

async function collect(
  response: Response,
  onReceived: ReadFileOptions["onReceived"],
): Promise<Uint8Array> {
  if (!response.body || !onReceived) return new Uint8Array(await response.arrayBuffer());
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    received += value.length;
    onReceived(received);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function refused(url: URL, { status, statusText }: Response): SynthesisError {
  const answer = `${status} ${statusText}`.trim();
  return new SynthesisError(
    "DOWNLOAD_FAILED",
    `${url} answered ${answer}. Check that the voice's files are served there and may be read by this page.`,
  );
}
