/**
 * Files that outlive a visit.
 * @module
 */

/**
 * Keeps the files of one voice. A convenience: none of its functions reject, since a full or forbidden storage must not
 * silence a voice that was fetched.
 */
export interface KeptFiles {
  /** The content kept under a name, `undefined` where there is none. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Keeps a file; one that cannot be kept is fetched again next time. */
  put(name: string, content: Uint8Array): Promise<void | undefined>;
  /** Lets all others go. */
  retain(names: readonly string[]): Promise<void | undefined>;
}
