/**
 * Where the files of a voice come from.
 * @module
 */

/** Reads files of one voice: from a folder, from memory, over the network. */
export interface VoiceSource {
  /** Shown in messages: a path or an address. */
  readonly location: string;
  /**
   * The whole content of a file.
   * @param path - Path inside the voice's folder, as `voice.json` has it.
   * @returns The bytes, or `undefined` where there is no such file.
   */
  read(path: string, options?: { signal?: AbortSignal }): Promise<Uint8Array | undefined>;
}
