/**
 * `npm run voice:samples`: one sentence per speaker and language as WAV files under release/samples, outside of every npm package.
 *
 *   npm run voice:samples -- [--out folder] [--vocoder name]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bootstrap } from "./lib/bootstrap.mjs";
import { ROOT } from "./lib/paths.mjs";
import { main } from "./lib/step.mjs";

const SENTENCES = {
  zh: "今天风很大，出门记得带外套。",
  en: "The ferry leaves at a quarter past nine.",
  ja: "駅前の本屋は八時まで開いています。",
  yue: "今晚一齊去飲茶好唔好？",
  ko: "내일은 비가 온다고 합니다.",
  mixed: "我们的 meeting 改到星期五，OK 吗？",
};

const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(ROOT, "release/samples") },
    vocoder: { type: "string", default: "auto" },
  },
});
const out = resolve(process.env.INIT_CWD ?? process.cwd(), values.out);

await main(async () => {
  await bootstrap();
  const core = await import(pathToFileURL(join(ROOT, "packages/core/dist/index.js")).href);
  const tts = await core.createSynthesizer({ cache: false });
  mkdirSync(out, { recursive: true });
  try {
    for (const { id } of tts.voice.speakers) {
      for (const [name, text] of Object.entries(SENTENCES)) {
        const language = name === "mixed" ? "auto" : name;
        const speech = await tts.synthesize(text, {
          language,
          speaker: id,
          vocoder: values.vocoder,
        });
        const file = join(out, `${id}-${name}.wav`);
        writeFileSync(file, core.encodeWav(speech.audio, speech.sampleRate));
        console.log(`${file}  ${speech.duration.toFixed(1)} s  ${text}`);
      }
    }
  } finally {
    await tts.dispose();
  }
  return 0;
});
