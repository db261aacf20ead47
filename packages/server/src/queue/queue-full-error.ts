/**
 * No place is left.
 * @module
 */

/** Thrown at a request that finds the queue full; answered with 429. */
export class QueueFullError extends Error {
  override readonly name = "QueueFullError";

  /** @param scope - Whether the whole server is full, or what one client may have open. */
  constructor(readonly scope: "server" | "client") {
    super(
      scope === "server"
        ? "The server is busy. Try again after the seconds that Retry-After names."
        : "This client has too many requests open. Wait for one to end, or cancel one.",
    );
  }
}

/** Thrown at a request that arrives while the server shuts down; answered with 503. */
export class ShuttingDownError extends Error {
  override readonly name = "ShuttingDownError";

  constructor() {
    super("The server is shutting down. Try another one, or this one in a moment.");
  }
}
