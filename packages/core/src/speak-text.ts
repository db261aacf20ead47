/**
 * A whole text, chunk by chunk.
 * @module
 */
import { throwIfAborted, type TextFrontend } from "@cosyvoice-lite/spec";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { ResolvedOptions } from "./options";
import type { SpokenPiece } from "./speak-utterance";
import { readAgain, readAhead } from "./read-ahead";
import { speakableUtterances, type SpeakableUtterance } from "./speakable-utterances";
import { createChunkWriter, type ChunkWriterOptions } from "./streaming/chunk-writer";
import type { TextInput } from "./streaming/text-input";
import type { SpeechChunk } from "./synthesizer";
import { LengthGuard, mayBeTooLong, tooLong, type SymbolSeconds } from "./text-limit";

/** What is spoken, and by whom. */
export interface SpeakTextRequest extends ChunkWriterOptions {
  readonly text: TextInput;
  readonly options: ResolvedOptions;
  readonly frontend: TextFrontend;
  /** Pace of the voice; missing where its symbols do not tell it. */
  readonly symbolSeconds?: SymbolSeconds;
  /** Turns one utterance into samples. */
  readonly speak: (item: SpeakableUtterance) => AsyncGenerator<SpokenPiece, void>;
}

/**
 * Speaks a text; a chunk is worked on when it is asked for. Of a whole text the front end reads the next sentence before
 * the last chunk of a sentence, so that the last of all is known to be it; of a text that comes in pieces nothing waits
 * for more than its own sentence. A whole text that may make more sound than is allowed is read to its end first.
 * @throws SynthesisError `EMPTY_TEXT`, `TEXT_TOO_LONG`, `ABORTED`, and what `speak` throws.
 */
export async function* speakText(request: SpeakTextRequest): AsyncGenerator<SpeechChunk, void> {
  const { text, options, frontend, speak } = request;
  const { signal, language, lexicon, markup, maxSeconds } = options;
  throwIfAborted(signal);
  let sentences = speakableUtterances(frontend, text, { language, lexicon, markup, signal });
  const writer = createChunkWriter(request);
  let guard: LengthGuard | undefined;
  const checkLength = ({ end, endsSentence, sentence }: SpeechChunk): void => {
    if (end > maxSeconds) throw tooLong(maxSeconds);
    if (endsSentence) guard?.checkRest(sentence, end);
  };
  try {
    if (typeof text === "string" && mayBeTooLong(text, options.speed, maxSeconds)) {
      const read = await readAhead(sentences, signal);
      const { symbolSeconds } = request;
      guard = new LengthGuard(read, options, symbolSeconds);
      guard.checkAll();
      sentences = readAgain(read);
    }
    let next = await sentences.next();
    while (!next.done) {
      let following: Awaited<ReturnType<typeof sentences.next>> | undefined;
      throwIfAborted(signal);
      writer.begin(next.value);
      for await (const piece of speak(next.value)) {
        if (piece.isLast && typeof text === "string") following = await sentences.next();
        throwIfAborted(signal);
        for (const chunk of writer.write(piece, following?.done ? following.value : undefined)) {
          checkLength(chunk);
          yield chunk;
          if (!chunk.isFinal) throwIfAborted(signal);
        }
      }
      if (following?.done) return;
      next = following ?? (await sentences.next());
      await yieldToHost();
    }
    throwIfAborted(signal);
    for (const chunk of writer.finish(next.value)) {
      checkLength(chunk);
      yield chunk;
      if (!chunk.isFinal) throwIfAborted(signal);
    }
  } finally {
    await sentences.return({ warnings: [], elapsed: 0, textLength: 0, breakMs: 0 });
  }
}
