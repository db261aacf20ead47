/** Keeps bytes under names of 64 hexadecimal digits. What it does not have, or has lost, is made again. */
export interface PhraseStore {
  /** The bytes, or `undefined` where there are none. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes all bytes or nothing. It may drop others to stay within its size. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Forgets the name. */
  remove(name: string): Promise<void>;
}
