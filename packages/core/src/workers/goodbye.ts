/**
 * What a worker says when it has freed everything: it cannot end by itself in a way that the page would notice.
 *
 * In a file of its own, since what the worker imports must not name the worker's script: bundlers that meet it there again may
 * never come to an end (Turbopack).
 * @module
 */

/** The last message of a worker. */
export const GOODBYE = "goodbye";
