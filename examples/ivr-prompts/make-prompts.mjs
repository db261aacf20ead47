/**
 * Telephone prompts: a list of phrases into 8 kHz mu-law WAV files.
 *
 *   node make-prompts.mjs [folder] [prompts.json]
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSynthesizer, encodeSpeech } from "@cosyvoice-lite/core";
import { muLawWav } from "./mu-law-wav.mjs";

const folder = process.argv[2] ?? "prompts";
const list = process.argv[3] ?? new URL("prompts.json", import.meta.url);

/** @type {Record<string, { language: import("@cosyvoice-lite/core").Language, text: string }>} */
const prompts = JSON.parse(await readFile(list, "utf8"));
await mkdir(folder, { recursive: true });

const tts = await createSynthesizer();
try {
  for (const [name, { language, text }] of Object.entries(prompts)) {
    // A little slower than usual: lines are noisy, and callers write things down.
    const speech = await tts.synthesize(text, { language, speed: 0.95 });
    // The container names its rate, and encodeSpeech() resamples to it.
    await writeFile(join(folder, `${name}.wav`), await encodeSpeech(speech, muLawWav));
    console.log(`${name}.wav  ${speech.duration.toFixed(2)} s  ${text}`);
    for (const warning of speech.warnings) console.warn(`  ${warning.code}: ${warning.message}`);
  }
} finally {
  await tts.dispose();
}
