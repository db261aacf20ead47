/**
 * The lexicon of the command line: a JSON file.
 * @module
 */
import { readFile } from "node:fs/promises";
import type { Lexicon } from "@cosyvoice-lite/core";
import { usageError } from "./usage-error";

/**
 * Reads the file; what is in it is checked where it is used.
 * @param file - Path, or `undefined` for no lexicon.
 * @throws SynthesisError `INVALID_ARGUMENT` where it cannot be read or is no JSON.
 */
export async function readLexicon(file: string | undefined): Promise<Lexicon | undefined> {
  if (file === undefined) return undefined;
  const content = await readFile(file, "utf8").catch((error: Error) => {
    throw usageError(`The lexicon ${file} cannot be read: ${error.message}.`, error);
  });
  try {
    return JSON.parse(content.replace(/^\uFEFF/, "")) as Lexicon;
  } catch (error) {
    const { message } = error as Error;
    throw usageError(
      `The lexicon ${file} is not JSON (${message}). Write { "nginx": "engine x" }, for instance.`,
      error,
    );
  }
}
