import { readFile } from "node:fs/promises";
import type { Lexicon } from "@cosyvoice-lite/core";
import { usageError, type CliIo } from "./io";

/** Where the text may be. */
interface TextPlace {
  /** Words of the command line; `-` alone is standard input. */
  readonly words: readonly string[];
  /** Path of a UTF-8 file; `-` is standard input. */
  readonly file?: string;
}

/**
 * Reads the text.
 * @throws SynthesisError `INVALID_ARGUMENT` where it is given twice, not at all, or is not UTF-8.
 */
export async function readText({ words, file }: TextPlace, { stdin }: CliIo): Promise<string> {
  if (words.length > 0 && file !== undefined) {
    throw usageError("Give the text as an argument or with --file, not both.");
  }
  const isPiped = words.length === 1 && words[0] === "-";
  if (words.length > 0 && !isPiped) return words.join(" ");
  if (file !== undefined && file !== "-") {
    const content = await readFile(file).catch((error: Error) => {
      throw usageError(`The file ${file} cannot be read: ${error.message}.`, error);
    });
    return decode(content, file);
  }
  if (stdin.isTTY) {
    throw usageError(
      'Give a text: as an argument such as "Hello", with --file text.txt, or through a pipe.',
    );
  }
  const parts: Buffer[] = [];
  for await (const part of stdin) parts.push(Buffer.from(part));
  return decode(Buffer.concat(parts), "standard input");
}

function decode(content: Uint8Array, name: string): string {
  try {
    // Drops a byte order mark, too.
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch (error) {
    throw usageError(
      `The text from ${name} is not UTF-8. Convert it first, for instance with iconv.`,
      error,
    );
  }
}

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
