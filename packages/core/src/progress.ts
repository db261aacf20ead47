/**
 * News of work that takes time.
 * @module
 */

/** One thing that happened; `type` tells which. */
export type ProgressEvent =
  /** A file of the voice is about to be read. */
  | { readonly type: "loading"; readonly file: string; readonly bytes: number }
  /** More of a file came over the network; `received` counts its bytes so far. */
  | {
      readonly type: "receiving";
      readonly file: string;
      readonly received: number;
      readonly bytes: number;
    }
  /** It was read and its hash is right. */
  | { readonly type: "loaded"; readonly file: string; readonly bytes: number }
  /** A speech token was chosen (family `cosyvoice1`). */
  | {
      readonly type: "tokens";
      /** Tokens of the piece so far, and the most that it can get. */
      readonly tokens: number;
      readonly maximum: number;
    }
  /** A step of the flow is done (family `cosyvoice1`). */
  | { readonly type: "flow"; readonly step: number; readonly steps: number }
  /** A piece of the text became sound. */
  | {
      readonly type: "sentence";
      /** Position among the pieces, from 0. */
      readonly index: number;
      /** UTF-16 offsets of the piece in the text. */
      readonly textStart: number;
      readonly textEnd: number;
      /** Length of the whole text, for a percentage. */
      readonly textLength: number;
      /** Seconds of sound so far. */
      readonly seconds: number;
    };

/** Receives progress events; what it throws reaches the caller of the running function. */
export type OnProgress = (event: ProgressEvent) => void;
