/**
 * Builds the page and shows it on this machine: node serve.mjs [folder for the page].
 */
import { serveFolder } from "../../scripts/lib/serve-folder.mjs";
import { folder } from "./build.mjs";

const { url } = await serveFolder(folder, { port: 8081 });
console.log(`Open ${url} (Ctrl+C ends it).`);
