/**
 * `npm run phonemes -- --language zh --in sentences.txt --out zh.jsonl`: the phoneme files that
 * training reads, written by the tokenizer's sources; nothing has to be built for it.
 */
import { runSource } from "./lib/run-source.mjs";
import { main } from "./lib/step.mjs";

await main(() => runSource("packages/tokenizer/scripts/phonemes.ts"));
