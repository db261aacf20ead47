/**
 * A voice whose texts of one length become exactly so many speech tokens: with random weights the model would stop
 * anywhere, and times of different lengths cannot be compared.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The voice of a folder with another shortest and longest speech in its manifest. They are the model's own limits, so
 * nothing in the library has to know of it.
 * @param {string} folder
 * @param {number} textTokens - Text tokens of what will be spoken.
 * @param {number} speechTokens - What they become.
 * @returns {import("@cosyvoice-lite/core").VoiceSource}
 */
export function forcedVoice(folder, textTokens, speechTokens) {
  return {
    location: folder,
    async read(path) {
      const content = await readFile(join(folder, path));
      return path === "voice.json" ? changed(content) : content;
    },
    async locate(path) {
      const hash = createHash("sha256");
      let bytes = 0;
      for await (const piece of createReadStream(join(folder, path), { highWaterMark: 1 << 20 })) {
        hash.update(piece);
        bytes += piece.length;
      }
      return { path: join(folder, path), bytes, sha256: hash.digest("hex") };
    },
  };

  /** @param {Buffer} content */
  function changed(content) {
    const manifest = JSON.parse(content.toString("utf8"));
    // In the middle between two lengths, so that rounding cannot lose a token.
    const ratio = (speechTokens + 0.5) / textTokens;
    const { llm } = manifest.cosyvoice1;
    [llm.minTokenTextRatio, llm.maxTokenTextRatio] = [ratio, ratio];
    return new TextEncoder().encode(JSON.stringify(manifest));
  }
}
