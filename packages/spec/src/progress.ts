/** One thing that happened; `type` tells which. */
export type ProgressEvent =
  | FileProgress
  | ReceivingProgress
  | SentenceProgress
  | FamilyProgressTypes[keyof FamilyProgressTypes];

/** Steps inside an utterance, by family. A family adds its own as it does its options; each has a `type` of its own. */
// oxlint-disable-next-line typescript/no-empty-object-type -- families fill it
export interface FamilyProgressTypes {}

/** A file of the voice is about to be read, or was read and its hash is right. */
export interface FileProgress {
  /** Before or after. */
  readonly type: "loading" | "loaded";
  /** Its path in the voice. */
  readonly file: string;
  /** Its size. */
  readonly bytes: number;
}

/** More of a file came over the network. */
export interface ReceivingProgress {
  /** Comes between `loading` and `loaded`. */
  readonly type: "receiving";
  /** Its path in the voice. */
  readonly file: string;
  /** Bytes so far. */
  readonly received: number;
  /** All of its bytes. */
  readonly bytes: number;
}

/** A piece of the text became sound. */
export interface SentenceProgress {
  /** The piece is finished. */
  readonly type: "sentence";
  /** Position among the pieces, from 0. */
  readonly index: number;
  /** UTF-16 offset of the piece in the text. */
  readonly textStart: number;
  /** UTF-16 offset behind the piece. */
  readonly textEnd: number;
  /** Length of the whole text, for a percentage. */
  readonly textLength: number;
  /** Seconds of sound so far. */
  readonly seconds: number;
}

/**
 * Receives progress events; what it throws reaches the caller of the running function. A promise that it returns is not waited for;
 * one that is rejected before the end is a `LISTENER_FAILED` warning in the result.
 */
export type OnProgress = (event: ProgressEvent) => void;
