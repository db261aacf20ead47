/**
 * Two ways to a voice that is not bundled: a folder with voice.json, and a source of one's own, such as a database or an archive.
 * The files here are those of the bundled voice under another name; training/README.md tells how to make new ones.
 *
 *   node speak.mjs [folder]
 */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { voiceUrl } from "@cosyvoice-lite/voice-lite";

const folder = resolve(process.argv[2] ?? "out");
const voiceFolder = join(folder, "my-voice");
await mkdir(folder, { recursive: true });

// A voice is a folder: voice.json tells everything, and lists every other file with its SHA-256.
await cp(fileURLToPath(voiceUrl), voiceFolder, { recursive: true });
const manifest = JSON.parse(await readFile(join(voiceFolder, "voice.json"), "utf8"));
manifest.id = "my-voice";
manifest.name = "My voice";
manifest.speakers = [{ id: "narrator", name: "The narrator", gender: "female" }];
await writeFile(join(voiceFolder, "voice.json"), JSON.stringify(manifest, null, 2));
await speak("from-folder.wav", voiceFolder);

// The same voice out of memory.
/** @type {Map<string, Uint8Array>} */
const files = new Map();
for (const file of ["voice.json", ...manifest.files.map((/** @type {any} */ each) => each.path)])
  files.set(file, await readFile(join(voiceFolder, file)));
await speak("from-memory.wav", {
  location: "a map in memory",
  read: async (path) => files.get(path),
});

/**
 * @param {string} file
 * @param {import("@cosyvoice-lite/core").VoiceChoice} voice
 */
async function speak(file, voice) {
  const tts = await createSynthesizer({ voice });
  try {
    const speech = await tts.synthesize("This is my voice. 这是我的声音。", {
      speaker: "narrator",
    });
    await writeFile(join(folder, file), speech.toWav());
    console.log(`${file}: ${speech.voice}, ${speech.speaker}, ${speech.duration.toFixed(2)} s`);
  } finally {
    await tts.dispose();
  }
}
