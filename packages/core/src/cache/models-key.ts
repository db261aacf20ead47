/**
 * Everything that speaks, as part of the cache's keys.
 * @module
 */
import packageJson from "../../package.json";
import type { VoiceManifest } from "@cosyvoice-lite/spec";
import { sha256 } from "../voice/sha256";

/** A name for a voice (its manifest holds the hashes of all files), a backend and a version of the library. */
export async function modelsKey(manifest: VoiceManifest, backend: string): Promise<string> {
  const voice = await sha256(new TextEncoder().encode(JSON.stringify(manifest)));
  return `${packageJson.version} ${backend} ${voice}`;
}
