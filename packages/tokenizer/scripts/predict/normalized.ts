/**
 * Prediction of normalised text: what a user of the whole front end gets.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import { createFrontend } from "../../src/frontend";
import type { Predict } from "./predict";

/** Languages that part their words with blanks. */
const SPACED: readonly Language[] = ["en", "ko"];

/** The text as it is spoken, sentence marks included. */
export function predictNormalized(language: Language): Predict {
  const frontend = createFrontend();
  return async (input) => {
    const parts: string[] = [];
    for await (const { normalized } of frontend.utterances(input, { language }))
      parts.push(normalized);
    return parts.join(SPACED.includes(language) ? " " : "");
  };
}
