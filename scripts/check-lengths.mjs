/**
 * `npm run check:lengths`: speaks items of 1 to 60 syllables with the acoustic model alone and looks for dropped words.
 *
 *   npm run check:lengths -- [--voice folder] [--speaker 0] [--json file] [--texts folder]
 *
 * Per item: frames per symbol; words without a frame (dropped), far too short, far too long (perhaps repeated). Exits 1
 * if a word has no frames. `--texts` writes the items as one file per language, for a judge that listens.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bootstrap } from "./lib/bootstrap.mjs";
import { checkLengths } from "./lib/length-check.mjs";
import { lengthList } from "./lib/length-list.mjs";
import { ROOT } from "./lib/paths.mjs";
import { main } from "./lib/step.mjs";

const { values } = parseArgs({
  options: {
    voice: { type: "string", default: join(ROOT, "packages/voice-lite/voice") },
    speaker: { type: "string", default: "0" },
    json: { type: "string" },
    texts: { type: "string" },
  },
});
const caller = process.env.INIT_CWD ?? process.cwd();
const voice = resolve(caller, values.voice);
const list = lengthList();

/** @param {string} path */
const load = (path) => import(pathToFileURL(join(ROOT, "packages", path)).href);

/** Texts by language, one item per line. @param {string} folder */
function writeTexts(folder) {
  mkdirSync(folder, { recursive: true });
  for (const language of new Set(list.map((item) => item.language))) {
    const lines = list.filter((item) => item.language === language).map(({ text }) => text);
    writeFileSync(join(folder, `${language}.txt`), `${lines.join("\n")}\n`);
  }
}

await main(async () => {
  await bootstrap();
  if (values.texts) writeTexts(resolve(caller, values.texts));
  const { createFrontend, parseInventory } = await load("tokenizer/dist/index.js");
  const { createNodeBackend } = await load("core/dist/backends/node.js");
  const inventory = parseInventory(JSON.parse(readFileSync(join(voice, "tokenizer.json"), "utf8")));
  const frontend = createFrontend({ inventory });
  const backend = await createNodeBackend();
  const session = await backend.load(join(voice, "acoustic.onnx"));
  const int64 = (/** @type {number[]} */ ...data) => BigInt64Array.from(data, BigInt);

  const reports = [];
  for (const { language, syllables, text } of list) {
    for await (const utterance of frontend.utterances(text, { language })) {
      const length = utterance.ids.length;
      const languages = utterance.languages.map((/** @type {string} */ each) =>
        inventory.languages.indexOf(each),
      );
      const { durations } = await session.run({
        text_tokens: { type: "int64", data: int64(...utterance.ids), dims: [1, length] },
        language_ids: { type: "int64", data: int64(...languages), dims: [1, length] },
        speaker_id: { type: "int64", data: int64(Number(values.speaker)), dims: [1] },
        speed: { type: "float32", data: Float32Array.of(1), dims: [1] },
        pitch: { type: "float32", data: Float32Array.of(1), dims: [1] },
      });
      const { source } = utterance;
      reports.push({ language, syllables, source, ...checkLengths(utterance, durations.data) });
    }
  }
  await session.dispose();

  for (const language of new Set(reports.map((report) => report.language))) {
    const own = reports.filter((report) => report.language === language);
    const pace = own.map(({ framesPerSymbol }) => framesPerSymbol).sort((a, b) => a - b);
    const count = (/** @type {"silent" | "rushed" | "stretched"} */ kind) =>
      own.reduce((sum, report) => sum + report[kind].length, 0);
    console.log(
      `${language.padEnd(4)} ${own.length} items, frames per symbol ${pace[0].toFixed(1)} … ` +
        `${pace[pace.length >> 1].toFixed(1)} … ${pace[pace.length - 1].toFixed(1)}, words without frames ` +
        `${count("silent")}, rushed ${count("rushed")}, stretched ${count("stretched")}`,
    );
  }
  for (const { language, syllables, silent, rushed, stretched } of reports) {
    const where = `${language} ${syllables}:`;
    if (silent.length > 0) console.log(`WRONG  ${where} no frames for ${silent.join(", ")}`);
    if (rushed.length > 0) console.log(`look   ${where} rushed ${rushed.join(", ")}`);
    if (stretched.length > 0) console.log(`look   ${where} stretched ${stretched.join(", ")}`);
  }
  if (values.json) writeFileSync(resolve(caller, values.json), `${JSON.stringify(reports)}\n`);
  return reports.some(({ silent }) => silent.length > 0) ? 1 : 0;
});
