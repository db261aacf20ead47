/**
 * The folder that a caller names, in browsers: an address.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { createFetchSource } from "./fetch-source";
import type { VoiceSource } from "./voice-source";

/**
 * @param folder - Address of the folder or its `voice.json`; relative to the page, or in a worker to its script.
 * @throws SynthesisError `INVALID_ARGUMENT` for what is no address.
 */
export async function openFolder(folder: string | URL): Promise<VoiceSource> {
  const { document, location } = globalThis as Partial<typeof globalThis>;
  const base = document?.baseURI ?? location?.href;
  let address: URL;
  try {
    address = new URL(folder, base);
  } catch (cause) {
    const message = `The voice ${JSON.stringify(String(folder))} is no address.`;
    throw new SynthesisError("INVALID_ARGUMENT", message, { cause });
  }
  address.pathname = address.pathname.replace(/\/(?:voice\.json)?$/, "");
  const at = (path: string): URL => {
    const url = new URL(address);
    url.pathname = `${address.pathname}/${path}`;
    return url;
  };
  return createFetchSource({ location: `${address.origin}${address.pathname}`, at });
}
