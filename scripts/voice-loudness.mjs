/**
 * `npm run voice:loudness -- --sentences FOLDER`: how loud the speakers of a voice are, and the gain that makes each as loud as the first.
 *
 *   npm run voice:loudness -- --sentences folder [--voice folder] [--vocoder hifigan]
 *
 * FOLDER has a text file per language (`en.txt`), a sentence a line. The gains go into `gainDb` of the speakers in voice.json
 * (`training/export.py --speakers f1:Mei:female,m1:Yun:male:GAIN`).
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bootstrap } from "./lib/bootstrap.mjs";
import { integratedLoudness, loudnessBlocks } from "./lib/loudness.mjs";
import { ROOT } from "./lib/paths.mjs";
import { main } from "./lib/step.mjs";

const { values } = parseArgs({
  options: {
    sentences: { type: "string" },
    voice: { type: "string", default: join(ROOT, "packages/voice-lite/voice") },
    vocoder: { type: "string", default: "auto" },
  },
});
const at = (/** @type {string} */ path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

await main(async () => {
  if (!values.sentences) {
    console.error("Name the folder with the sentences: --sentences FOLDER");
    return 2;
  }
  await bootstrap();
  const core = pathToFileURL(join(ROOT, "packages/core/dist/index.js")).href;
  const { createSynthesizer } = await import(core);
  const voice = at(values.voice);
  const tts = await createSynthesizer({ voice, vocoder: values.vocoder });
  const { speakers } = JSON.parse(readFileSync(join(voice, "voice.json"), "utf8"));
  let first;
  for (const { id, gainDb = 0 } of speakers) {
    const all = [];
    const cells = [];
    for (const language of tts.voice.languages) {
      const file = join(at(values.sentences), `${language}.txt`);
      if (!existsSync(file)) continue;
      const blocks = [];
      for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
        const { audio, sampleRate } = await tts.synthesize(line, { language, speaker: id });
        blocks.push(...loudnessBlocks(audio, sampleRate));
      }
      all.push(...blocks);
      cells.push(`${language} ${integratedLoudness(blocks).toFixed(2)}`);
    }
    const loudness = integratedLoudness(all);
    first ??= loudness;
    const needed = (gainDb + first - loudness).toFixed(2);
    console.log(
      `${id}  ${loudness.toFixed(2)} LUFS (${cells.join(", ")}) with a gain of ${gainDb} dB; ${needed} dB makes it as loud as ${speakers[0].id}`,
    );
  }
  await tts.dispose();
  return 0;
});
