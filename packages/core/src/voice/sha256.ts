/**
 * SHA-256 through the platform's Web Crypto.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

/** The SHA-256 of the bytes as 64 lower-case hex digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    // Browsers offer it to secure pages only.
    throw new SynthesisError(
      "VOICE_INVALID",
      "The voice cannot be checked: this page has no Web Crypto. Serve it over https, or from localhost.",
    );
  }
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
