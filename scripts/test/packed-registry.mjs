/**
 * The packages that a user of core needs, packed and served.
 */
import { packAll } from "../lib/pack.mjs";
import { run } from "../lib/run.mjs";
import { startLoopbackRegistry } from "./loopback-registry.mjs";

/** The rest of the packages would only take time. */
const WANTED = ["core", "spec", "tokenizer", "vocoder", "voice-lite"].map(
  (name) => `@cosyvoice-lite/${name}`,
);

/** @param {string} folder - For the tarballs. */
export function packWanted(folder) {
  return packAll(folder, (name) => WANTED.includes(name));
}

/**
 * A registry of tarballs that sends who asks for anything else to the one that npm is set to.
 * @param {readonly { name: string, file: string }[]} tarballs
 */
export async function serveTarballs(tarballs) {
  const answer = await run("npm", ["config", "get", "registry"]);
  const [others] = /https?:\/\/\S+$/m.exec(answer) ?? ["https://registry.npmjs.org/"];
  return startLoopbackRegistry(tarballs, {
    others: others.endsWith("/") ? others : `${others}/`,
    manifestOf: async (file) =>
      JSON.parse(await run("tar", ["-xzOf", file, "package/package.json"])),
  });
}

/** @param {string} folder - For the tarballs. */
export async function startPackedRegistry(folder) {
  return serveTarballs(await packWanted(folder));
}
