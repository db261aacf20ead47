/**
 * `cosyvoice-lite explain`: how a text is read. No voice and no inference runtime is loaded.
 * @module
 */
import { explain as explainText, type LanguageOption } from "@cosyvoice-lite/core";
import { SynthesisError } from "@cosyvoice-lite/spec";
import { EXIT, writeTo, type CliIo } from "../io";
import { formatExplanation } from "../output/table";
import { readLexicon, readText } from "../read-text";

/** Options of the command, as parsed. */
export interface ExplainCommandOptions {
  readonly file?: string;
  readonly language?: LanguageOption;
  readonly lexicon?: string;
  readonly json?: boolean;
}

/** Columns of a terminal that does not say how wide it is. */
const DEFAULT_COLUMNS = 80;

/** Runs the command and returns its exit code. */
export async function explain(
  words: readonly string[],
  { file, language, lexicon, json = false }: ExplainCommandOptions,
  io: CliIo,
): Promise<number> {
  const text = await readText({ words, file }, io);
  const utterances = await explainText(text, {
    language,
    lexicon: await readLexicon(lexicon),
    signal: io.signal,
  });
  if (utterances.length === 0) {
    throw new SynthesisError(
      "EMPTY_TEXT",
      "The text holds nothing to speak: it needs a letter, a character or a digit.",
    );
  }
  if (json) await writeTo(io.stdout, `${JSON.stringify(utterances, undefined, 2)}\n`);
  else {
    const columns = io.stdout.columns ?? DEFAULT_COLUMNS;
    for (const [index, utterance] of utterances.entries()) {
      const gap = index === 0 ? "" : "\n";
      await writeTo(io.stdout, `${gap}${formatExplanation(utterance, index + 1, columns)}`);
    }
  }
  return EXIT.ok;
}
