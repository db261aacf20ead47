/**
 * `npm start`: hear every language. Writes WAV files to `out/`.
 */
import { join } from "node:path";
import { bootstrap } from "./lib/bootstrap.mjs";
import { ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  await bootstrap();
  return runNode(join(ROOT, "examples/node-basic/five-languages.mjs"), [join(ROOT, "out")]);
});
