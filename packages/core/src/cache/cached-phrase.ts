/**
 * A finished phrase as the cache keeps it.
 * @module
 */
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import type { SpokenPiece } from "../speak-utterance";
import type { SpokenWord } from "@cosyvoice-lite/audio";

/** Samples, words and warnings of one utterance. Offsets in the text count from its first word. */
export interface CachedPhrase {
  readonly audio: Float32Array;
  /** Absent where the model tells no times. */
  readonly words?: readonly SpokenWord[];
  readonly warnings: readonly SynthesisWarning[];
}

/** Memory of a phrase in bytes; a word is taken as 200, a warning as 300. */
export function bytesOfPhrase({ audio, words = [], warnings }: CachedPhrase): number {
  return audio.byteLength + words.length * 200 + warnings.length * 300;
}

/**
 * Puts the pieces of an utterance together.
 * @param origin - UTF-16 offset of the first word in the caller's text.
 */
export function phraseOf(pieces: readonly SpokenPiece[], origin: number): CachedPhrase {
  const audio = new Float32Array(pieces.reduce((sum, piece) => sum + piece.audio.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    audio.set(piece.audio, offset);
    offset += piece.audio.length;
  }
  const told = pieces.flatMap((piece) => piece.words ?? []);
  const hasWords = pieces.some(({ words }) => words !== undefined);
  return {
    audio,
    ...(hasWords && { words: told.map((word) => moveWord(word, -origin)) }),
    warnings: pieces.flatMap((piece) => piece.warnings.map((each) => moveWarning(each, -origin))),
  };
}

/**
 * The phrase as one piece with samples of its own, so that nobody can change what is kept.
 * @param origin - UTF-16 offset of the first word in the caller's text.
 */
export function pieceOf({ audio, words, warnings }: CachedPhrase, origin: number): SpokenPiece {
  return {
    audio: audio.slice(),
    isLast: true,
    ...(words && { words: words.map((word) => moveWord(word, origin)) }),
    warnings: warnings.map((warning) => moveWarning(warning, origin)),
    acousticTime: 0,
    vocoderTime: 0,
  };
}

/** A piece of an utterance at another place of a text, with samples of its own. */
export function movePiece(piece: SpokenPiece, by: number): SpokenPiece {
  return {
    ...piece,
    audio: piece.audio.slice(),
    ...(piece.words && { words: piece.words.map((word) => moveWord(word, by)) }),
    warnings: piece.warnings.map((warning) => moveWarning(warning, by)),
  };
}

function moveWord(word: SpokenWord, by: number): SpokenWord {
  return { ...word, textStart: word.textStart + by, textEnd: word.textEnd + by };
}

function moveWarning(warning: SynthesisWarning, by: number): SynthesisWarning {
  const { start, end } = warning;
  return {
    ...warning,
    ...(start !== undefined && { start: start + by }),
    ...(end !== undefined && { end: end + by }),
  };
}
