/** URL with a slash at the end. */
export const PAGE_FOLDER: URL = new URL("../page/", import.meta.url);
