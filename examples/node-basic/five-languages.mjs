/**
 * One WAV file per language and one for a sentence in two languages; `npm start` runs it.
 *
 *   node five-languages.mjs [folder]
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { createSynthesizer } from "@cosyvoice-lite/core";

/** @type {{ name: string, language: import("@cosyvoice-lite/core").LanguageOption, text: string }[]} */
const SENTENCES = [
  { name: "chinese", language: "zh", text: "今天天气很好，我们一起去公园散步吧。" },
  {
    name: "english",
    language: "en",
    text: "The train leaves at half past seven from platform two.",
  },
  { name: "japanese", language: "ja", text: "明日の朝、駅の前で待ち合わせましょう。" },
  { name: "cantonese", language: "yue", text: "今晚我哋去食飯，你嚟唔嚟呀？" },
  { name: "korean", language: "ko", text: "따뜻한 커피 한 잔 마시고 갈까요?" },
  { name: "mixed", language: "auto", text: "你好，这是CosyVoice Lite的测试语音。Hello world!" },
];

const folder = resolve(process.argv[2] ?? "out");
await mkdir(folder, { recursive: true });

const loading = performance.now();
const tts = await createSynthesizer();
await tts.preload(); // Dictionaries too, so that the times below are those of speaking alone.
console.log(`Voice loaded in ${seconds(performance.now() - loading)}.\n`);

// The text comes last: its characters are as wide as the terminal likes them to be.
console.log(row("file", "duration", "time taken", "real-time factor", "text"));
try {
  for (const { name, language, text } of SENTENCES) {
    const start = performance.now();
    const speech = await tts.synthesize(text, { language });
    const taken = performance.now() - start;

    const file = join(folder, `${name}.wav`);
    await writeFile(file, speech.toWav());
    const factor = (taken / 1000 / speech.duration).toFixed(3);
    console.log(
      row(
        relative(process.cwd(), file),
        seconds(speech.duration * 1000),
        seconds(taken),
        factor,
        text,
      ),
    );
    for (const warning of speech.warnings) console.log(`  ${warning.code}: ${warning.message}`);
  }
} finally {
  await tts.dispose();
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** @param {string[]} cells */
function row(...cells) {
  const widths = [22, 10, 12, 18, 0];
  return cells
    .map((cell, column) => cell.padEnd(widths[column]))
    .join("")
    .trimEnd();
}
