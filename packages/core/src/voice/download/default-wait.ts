/**
 * The wait between two attempts.
 * @module
 */

/** Waits; an abort ends the wait early, and whoever waited finds the signal fired. */
export function defaultWait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener("abort", finish);
  });
}
