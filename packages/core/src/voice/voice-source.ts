/**
 * Where the files of a voice come from.
 * @module
 */

/** Most bytes of a `voice.json`; one of a voice with a hundred files has 20,000. */
export const LARGEST_MANIFEST = 4_000_000;

/** A file that models can be loaded from without reading it into memory first. */
export interface LocatedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the content, 64 lower-case hex digits. */
  readonly sha256: string;
}

/** How a file is read. */
export interface ReadFileOptions {
  readonly signal?: AbortSignal;
  /** Most bytes that the file may have: a source that knows the size refuses a larger one before it reads. */
  readonly limit?: number;
  /** Told how many bytes of the file have come; for sources that take their time. */
  readonly onReceived?: (bytes: number) => void;
}

/** Reads files of one voice: from a folder, from memory, over the network. */
export interface VoiceSource {
  /** Shown in messages: a path or an address. */
  readonly location: string;
  /**
   * The whole content of a file.
   * @param path - Path inside the voice's folder, as `voice.json` has it.
   * @returns The bytes, or `undefined` where there is no such file.
   */
  read(path: string, options?: ReadFileOptions): Promise<Uint8Array | undefined>;
  /**
   * Where a file lies on disk, with the hash of its content as it is now; for sources whose files do.
   * @returns `undefined` where there is no such file.
   */
  locate?(
    path: string,
    options?: Pick<ReadFileOptions, "signal" | "limit">,
  ): Promise<LocatedFile | undefined>;
}
