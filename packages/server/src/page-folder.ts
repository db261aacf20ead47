/**
 * Where the page's files lie: beside `src` and `dist`, so that both find them.
 * @module
 */

/** URL with a slash at the end. */
export const PAGE_FOLDER: URL = new URL("../page/", import.meta.url);
