/**
 * `npm run pack:all -- DIR`: builds, writes every package's tarball to DIR, and checks what is in them.
 */
import { resolve } from "node:path";
import { bootstrap } from "./lib/bootstrap.mjs";
import { checkTarballs, packAll } from "./lib/pack.mjs";
import { main, step } from "./lib/step.mjs";

await main(async () => {
  const folder = process.argv[2];
  if (folder === undefined) {
    process.stderr.write("Name the folder for the tarballs: npm run pack:all -- DIR\n");
    return 2;
  }
  await bootstrap();
  const tarballs = await step("pack", () => packAll(resolve(folder)));
  const problems = await checkTarballs(tarballs);
  for (const { name, file, bytes } of tarballs)
    process.stdout.write(`${name}  ${Math.ceil(bytes / 1000)} kB  ${file}\n`);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length > 0 ? 1 : 0;
});
