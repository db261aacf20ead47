/**
 * Two graphs that only work together.
 * @module
 */
import type { InferenceSession } from "@cosyvoice-lite/spec";
import type { CosyVoice1Role } from "./graphs";
import type { OpenPartRequest } from "./types";

/** Loads one after the other and frees the first where the second does not load. Rejects as `load` does. */
export async function loadBoth(
  load: OpenPartRequest["load"],
  ...[first, second]: readonly [CosyVoice1Role, CosyVoice1Role]
): Promise<[InferenceSession, InferenceSession]> {
  const loaded = await load(first);
  try {
    return [loaded, await load(second)];
  } catch (error) {
    await loaded.dispose();
    throw error;
  }
}
