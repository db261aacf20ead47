/** Folder of the page's files, with a slash at the end. It lies beside both `src` and `dist`. */
export const PAGE_FOLDER: URL = new URL("../page/", import.meta.url);
