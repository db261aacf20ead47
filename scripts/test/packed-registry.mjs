/**
 * The packages that a user of core needs, packed, and a registry that they are published to.
 */
import { packAll } from "../lib/pack.mjs";
import { run } from "../lib/run.mjs";
import { startVerdaccio } from "./verdaccio.mjs";

/** The rest of the packages would only take time. */
const WANTED = ["core", "audio", "spec", "tokenizer", "vocoder", "voice-lite"].map(
  (name) => `@cosyvoice-lite/${name}`,
);

/** @param {string} folder - For the tarballs. */
export function packWanted(folder) {
  return packAll(folder, (name) => WANTED.includes(name));
}

/**
 * A registry with the tarballs, published as `npm publish` does it. It has all other packages from the one that npm is set to.
 * @param {readonly { name: string, file: string }[]} tarballs
 * @param {string} folder - For what it stores.
 */
export async function publishTarballs(tarballs, folder) {
  const answer = await run("npm", ["config", "get", "registry"]);
  const [others] = /https?:\/\/\S+$/m.exec(answer) ?? ["https://registry.npmjs.org/"];
  const registry = await startVerdaccio(folder, { own: tarballs.map(({ name }) => name), others });
  try {
    for (const { file } of tarballs) await registry.publish(file);
  } catch (error) {
    await registry.close();
    throw error;
  }
  return registry;
}

/** @param {string} folder - For the tarballs and what the registry stores. */
export async function startPackedRegistry(folder) {
  return publishTarballs(await packWanted(folder), `${folder}-registry`);
}
