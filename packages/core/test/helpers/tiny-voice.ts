/** The silent test voice, on disk and in memory. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { VoiceSource } from "../../src/index";

/** Path of the fixture's folder. */
export const TINY_VOICE = fileURLToPath(new URL("../fixtures/tiny-voice", import.meta.url));

/** The fixture as a source, with some files replaced; `undefined` takes a file away. */
export function tinyVoiceSource(
  replaced: Record<string, Uint8Array | undefined> = {},
): VoiceSource {
  return {
    location: "memory",
    read: async (path) => (path in replaced ? replaced[path] : readFile(`${TINY_VOICE}/${path}`)),
  };
}

/** The fixture's manifest, with changes. */
export async function tinyManifest(
  change: (manifest: Record<string, unknown>) => void,
): Promise<Uint8Array> {
  const manifest = JSON.parse(await readFile(`${TINY_VOICE}/voice.json`, "utf8"));
  change(manifest);
  return new TextEncoder().encode(JSON.stringify(manifest));
}
