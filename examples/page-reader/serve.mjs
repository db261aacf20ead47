/**
 * Builds the page and shows it on this machine: node serve.mjs [port].
 */
import { join } from "node:path";
import { serveFolder } from "../../scripts/lib/serve-folder.mjs";
import "./build.mjs";

const { url } = await serveFolder(join(import.meta.dirname, "dist"), {
  port: Number(process.argv[2] ?? 8081),
});
console.log(`Open ${url} (Ctrl+C ends it).`);
