/**
 * A chapter into one sound file per section, with subtitles in both usual formats.
 *
 *   node narrate.mjs [folder] [chapter.md]
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSynthesizer, encodeSpeech, toSrt, toVtt } from "@cosyvoice-lite/core";
import { readSections } from "./read-sections.mjs";

const folder = process.argv[2] ?? "narration";
const chapter = process.argv[3] ?? new URL("chapter.md", import.meta.url);

await mkdir(folder, { recursive: true });
const sections = readSections(await readFile(chapter, "utf8"));

// Reads a sentence only once: a second run over a changed chapter speaks what changed.
const tts = await createSynthesizer({ cache: { directory: join(folder, ".cache") } });
try {
  for (const [index, { title, text }] of sections.entries()) {
    const name = join(folder, `${String(index + 1).padStart(2, "0")}`);
    const speech = await tts.synthesize(text, { speed: 0.95 });
    await writeFile(`${name}.opus`, await encodeSpeech(speech, "opus"));
    await writeFile(`${name}.srt`, toSrt(speech));
    await writeFile(`${name}.vtt`, toVtt(speech));
    console.log(`${name}.opus  ${speech.duration.toFixed(1)} s  ${title}`);
    for (const warning of speech.warnings) console.warn(`  ${warning.code}: ${warning.message}`);
  }
  const stats = tts.cacheStats?.();
  if (stats) console.log(`${stats.hits} sentences from the cache, ${stats.misses} spoken.`);
} finally {
  await tts.dispose();
}
