/**
 * What the front end makes of a text, for people and programs that want to know.
 * @module
 */
import { SynthesisError, type FrontendOptions, type TextFrontend } from "@cosyvoice-lite/spec";
import { createFrontend } from "../frontend";
import { explainUtterance, type ExplainedUtterance } from "./explain-utterance";

/** How to read the text. */
export interface ExplainOptions extends FrontendOptions {
  /** Default: one with the current inventory, made for this call. */
  readonly frontend?: TextFrontend;
}

/**
 * Reads a text and tells utterance by utterance what is spoken and why. No voice is loaded.
 *
 * ```ts
 * const [utterance] = await explain("Restart nginx.", { lexicon: { nginx: "engine x" } });
 * console.log(utterance.words.map(({ text, symbols }) => `${text} ${symbols.join("")}`));
 * ```
 * @throws SynthesisError `INVALID_ARGUMENT` for what is no text and a lexicon that makes no sense, `ABORTED`.
 */
export async function explain(
  text: string,
  { frontend = createFrontend(), ...options }: ExplainOptions = {},
): Promise<ExplainedUtterance[]> {
  if (typeof text !== "string")
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The text must be a string; found ${text === null ? "null" : typeof text}.`,
    );
  const explained: ExplainedUtterance[] = [];
  for await (const utterance of frontend.utterances(text, options))
    explained.push(explainUtterance(utterance));
  return explained;
}
