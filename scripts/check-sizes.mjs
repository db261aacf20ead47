/**
 * What imports cost users of bundlers, measured on the build of this checkout. `npm test` runs it; `npm run check:packages` measures the
 * same on tarballs.
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSizes, installLinks } from "./lib/bundle-sizes.mjs";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "cosyvoice-lite-sizes-")));
try {
  installLinks(folder);
  const { lines, problems } = await checkSizes(folder);
  for (const line of lines) console.log(line);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
