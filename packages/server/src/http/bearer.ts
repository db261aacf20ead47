/**
 * Keys.
 * @module
 */
import { createHash, timingSafeEqual } from "node:crypto";

/** Tells whether a key is one of the server's, in a time that says nothing about them. */
export interface KeyCheck {
  /** Whether requests need a key at all. */
  readonly required: boolean;
  /** The key's name for logs and fairness: its position; `undefined` for a wrong key. */
  identify(key: string): string | undefined;
}

/** @param keys - None: no request needs one. */
export function createKeyCheck(keys: readonly string[]): KeyCheck {
  // Digests have one length, which is what the comparison needs.
  const digests = keys.map(digest);
  return {
    required: keys.length > 0,
    identify(key) {
      const candidate = digest(key);
      let found: string | undefined;
      for (const [index, each] of digests.entries())
        if (timingSafeEqual(each, candidate)) found = `key ${index}`;
      return found;
    },
  };
}

/** The key in an `Authorization` header; `undefined` where there is none. */
export function bearerKey(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(header)?.[1];
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
