/** One progress event, distinguished by `type`. */
export type ProgressEvent =
  | FileProgress
  | ReceivingProgress
  | SentenceProgress
  | FamilyProgressTypes[keyof FamilyProgressTypes];

/** Steps inside an utterance, by family. A family declares its own as it does its options; each has its own `type`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- families fill it
export interface FamilyProgressTypes {}

/** A file of the voice is about to be read, or has been read and verified. */
export interface FileProgress {
  /** Before or after reading. */
  readonly type: "loading" | "loaded";
  /** Its path in the voice. */
  readonly file: string;
  /** Its size. */
  readonly bytes: number;
}

/** More bytes of a file have been received over the network. */
export interface ReceivingProgress {
  /** Comes between `loading` and `loaded`. */
  readonly type: "receiving";
  /** Its path in the voice. */
  readonly file: string;
  /** Bytes received so far. */
  readonly received: number;
  /** Total size in bytes. */
  readonly bytes: number;
}

/** A piece of the text has been synthesized. */
export interface SentenceProgress {
  /** The piece is finished. */
  readonly type: "sentence";
  /** Position among the pieces, from 0. */
  readonly index: number;
  /** UTF-16 offset of the piece in the text. */
  readonly textStart: number;
  /** End offset of the piece, exclusive. */
  readonly textEnd: number;
  /** Length of the whole text, for a percentage. */
  readonly textLength: number;
  /** Seconds of audio so far. */
  readonly seconds: number;
}

/**
 * Receives progress events; an exception it throws propagates to the caller of the running function. A returned promise
 * is not awaited; if it rejects before the end, the result has a `LISTENER_FAILED` warning.
 */
export type OnProgress = (event: ProgressEvent) => void;
