/**
 * `npm run predict:frontend -- SETS_DIR OUT_DIR`: what the text front end makes of evaluation sets, one file per
 * set, from the tokenizer's sources; nothing has to be built for it.
 */
import { runSource } from "./lib/run-source.mjs";
import { main } from "./lib/step.mjs";

await main(() => runSource("packages/tokenizer/scripts/predict-frontend.ts"));
