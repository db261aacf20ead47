/**
 * `npm run verify:cosyvoice -- --json FILE`: the family `cosyvoice1` in Node against frozen outputs of the official PyTorch
 * classes, from the sources; nothing has to be built for it, and no Python is needed.
 */
import { runSource } from "./lib/run-source.mjs";
import { main } from "./lib/step.mjs";

await main(() => runSource("packages/cosyvoice/scripts/verify-cosyvoice.ts"));
