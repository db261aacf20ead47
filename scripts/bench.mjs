/**
 * `npm run bench`: the benchmarks of `benchmarks/`, results to `benchmarks/results/`, and the page of figures from them.
 * `npm run bench:rtf -- --json file`: one of them, with its own arguments.
 */
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bootstrap } from "./lib/bootstrap.mjs";
import { ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { main } from "./lib/step.mjs";

const FOLDER = join(ROOT, "benchmarks");
/** Takes most of an hour and gigabytes of disk: runs when it is asked for. */
const BY_NAME_ONLY = new Set(["cosyvoice"]);
/** Takes no times: writes the page of figures. */
const TABLE = "table";

await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name !== TABLE) await bootstrap();
  if (name !== undefined) {
    const status = await runNode(program(name), args);
    return status !== 0 || name === TABLE ? status : runNode(program(TABLE), []);
  }

  mkdirSync(join(FOLDER, "results"), { recursive: true });
  const names = readdirSync(FOLDER).filter(
    (each) => existsSync(program(each)) && !BY_NAME_ONLY.has(each) && each !== TABLE,
  );
  const statuses = [];
  for (const each of names) {
    process.stdout.write(`\n${each}\n`);
    statuses.push(
      await runNode(program(each), ["--json", join(FOLDER, "results", `${each}.json`)]),
    );
  }
  statuses.push(await runNode(program(TABLE), []));
  return statuses.some((status) => status !== 0) ? 1 : 0;
});

/** @param {string} name */
function program(name) {
  return join(FOLDER, name, "run.mjs");
}
