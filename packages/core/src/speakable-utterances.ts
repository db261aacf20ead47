/**
 * The utterances of a text that have something to say.
 * @module
 */
import {
  SynthesisError,
  type FrontendOptions,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
} from "@cosyvoice-lite/spec";

/** An utterance with its place in the row. */
export interface SpeakableUtterance {
  readonly utterance: Utterance;
  /** The utterance's own warnings and those of silent pieces before it (and behind it, if it is the last). */
  readonly warnings: readonly SynthesisWarning[];
  readonly isFinal: boolean;
  /** Milliseconds that the front end worked for it. */
  readonly elapsed: number;
}

/**
 * Reads one utterance ahead, so that the last is known to be the last, and leaves out pieces without words.
 * @throws SynthesisError `EMPTY_TEXT` where nothing can be spoken.
 */
export async function* speakableUtterances(
  frontend: TextFrontend,
  text: string,
  options: FrontendOptions,
): AsyncGenerator<SpeakableUtterance> {
  let waiting: Utterance | undefined;
  let warnings: SynthesisWarning[] = [];
  let elapsed = 0;
  let since = performance.now();
  for await (const utterance of frontend.utterances(text, options)) {
    elapsed += performance.now() - since;
    if (utterance.words.length > 0) {
      if (waiting) {
        yield { utterance: waiting, warnings, isFinal: false, elapsed };
        warnings = [];
        elapsed = 0;
      }
      waiting = utterance;
    }
    warnings.push(...utterance.warnings);
    since = performance.now();
  }
  if (!waiting) throw emptyText(warnings);
  yield {
    utterance: waiting,
    warnings,
    isFinal: true,
    elapsed: elapsed + performance.now() - since,
  };
}

function emptyText(warnings: readonly SynthesisWarning[]): SynthesisError {
  const details = warnings.map(({ message }) => ` ${message}`).join("");
  return new SynthesisError(
    "EMPTY_TEXT",
    `The text holds nothing to speak: it needs a letter, a character or a digit.${details}`,
  );
}
