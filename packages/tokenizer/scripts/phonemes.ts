/**
 * Writes the phoneme file that training reads: one JSON object per utterance.
 *
 *   npm run phonemes -- --language zh --in sentences.txt --out zh.jsonl [--limit 1000] [--inventory tokenizer.json]
 *
 * Row: {id, language, text, symbols, languages}. Training and runtime share this code, so they cannot disagree.
 * @module
 */
import { createReadStream, createWriteStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { LANGUAGES, isLanguage } from "@cosyvoice-lite/spec";
import { createFrontend, currentInventory } from "@cosyvoice-lite/tokenizer";

const { values } = parseArgs({
  options: {
    language: { type: "string", default: "auto" },
    in: { type: "string" },
    out: { type: "string" },
    limit: { type: "string" },
    prefix: { type: "string" },
    inventory: { type: "string" },
  },
});
const { language, limit } = values;
if (language !== "auto" && !isLanguage(language)) {
  throw new Error(`--language must be auto or one of ${LANGUAGES.join(", ")}`);
}
if (values.inventory) {
  writeFileSync(values.inventory, JSON.stringify(currentInventory(), null, 1) + "\n");
}
if (values.in && values.out) {
  const frontend = createFrontend();
  const out = createWriteStream(values.out);
  const warned = new Map<string, number>();
  let line = 0;
  let rows = 0;
  for await (const text of createInterface({ input: createReadStream(values.in) })) {
    if (limit && line >= Number(limit)) break;
    line++;
    let part = 0;
    for await (const utterance of frontend.utterances(text, { language })) {
      for (const { message } of utterance.warnings)
        warned.set(message, (warned.get(message) ?? 0) + 1);
      if (utterance.words.length === 0) continue;
      const { source, symbols, languages } = utterance;
      const id = `${values.prefix ?? language}-${String(line).padStart(5, "0")}-${part++}`;
      const row = {
        id,
        language: utterance.words[0].language,
        text: source.trim(),
        symbols,
        languages,
      };
      if (!out.write(JSON.stringify(row) + "\n")) await once(out, "drain");
      rows++;
    }
  }
  out.end();
  await once(out, "finish");
  const worst = [...warned].sort((a, b) => b[1] - a[1]).slice(0, 10);
  process.stderr.write(`${line} lines, ${rows} utterances, ${warned.size} kinds of warnings\n`);
  for (const [message, count] of worst) process.stderr.write(`${count} × ${message}\n`);
}
