/**
 * Shows the built page on this machine: node serve.mjs [port]. With ISOLATED=1 it sends the headers that allow threads.
 */
import { join } from "node:path";
import { serveFolder } from "../../scripts/lib/serve-folder.mjs";

const { url } = await serveFolder(join(import.meta.dirname, "dist"), {
  port: Number(process.argv[2] ?? 8080),
  isolated: process.env.ISOLATED === "1",
});
console.log(`Open ${url} (Ctrl+C ends it).`);
