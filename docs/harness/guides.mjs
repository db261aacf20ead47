/**
 * Which files teach with code, and what their blocks may take for granted.
 */
import { createRequire } from "node:module";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../scripts/lib/paths.mjs";

/** Paths of all files with code for readers, inside the repository. */
export function teachingFiles() {
  const guides = readdirSync(join(ROOT, "docs/guides")).map((name) => `docs/guides/${name}`);
  const packages = readdirSync(join(ROOT, "packages")).map((name) => `packages/${name}/README.md`);
  return ["README.md", "docs/index.md", ...guides, ...packages]
    .filter((file) => file.endsWith(".md") && existsSync(join(ROOT, file)))
    .toSorted();
}

/** @param {string} file */
export const readGuide = (file) => readFileSync(join(ROOT, file), "utf8");

/**
 * Names that a file's blocks use without making them, because the text around says what they are. The fewer the better.
 * @type {Record<string, () => Promise<Record<string, unknown>>>}
 */
export const GIVEN = {
  // The voice is too large to lie here: the tests' tiny one of the same family takes its place, with the speaker of the guide.
  "packages/cosyvoice/README.md": () => GIVEN["docs/guides/cosyvoice.md"](),
  "docs/guides/cosyvoice.md": async () => {
    const tiny = join(ROOT, "packages/cosyvoice/test/fixtures/cosyvoice1-tiny/voice");
    await cp(tiny, "voices/cosyvoice", { recursive: true });
    const manifest = JSON.parse(await readFile("voices/cosyvoice/voice.json", "utf8"));
    manifest.speakers[0].name = "中文女";
    await writeFile("voices/cosyvoice/voice.json", JSON.stringify(manifest));
    /** @type {Float32Array[]} */
    const heard = [];
    const player = { write: (/** @type {Float32Array} */ samples) => void heard.push(samples) };
    return { text: "收到礼物。", player };
  },
  "docs/guides/pronunciation.md": async () => {
    const { createSynthesizer } = await import("@cosyvoice-lite/core");
    return { createSynthesizer, text: "Restart nginx in 重庆." };
  },
  "packages/ai-sdk/README.md": async () => {
    const require = createRequire(join(ROOT, "packages/ai-sdk/package.json"));
    const { generateSpeech } = await import(pathToFileURL(require.resolve("ai")).href);
    return { generateSpeech };
  },
  "packages/vocoder/README.md": async () => {
    const { mel } = JSON.parse(readGuide("packages/voice-lite/voice/voice.json"));
    const recording = Float32Array.from({ length: 4800 }, (_, n) => Math.sin(n / 20) / 4);
    return { mel, recording, signal: new AbortController().signal };
  },
};
