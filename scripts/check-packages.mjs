/**
 * `npm run check:packages`: packs every package and checks the tarballs: contents, sizes, package.json (publint), types
 * (arethetypeswrong) and what imports cost in bundles.
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap } from "./lib/bootstrap.mjs";
import { checkSizes, installTarballs } from "./lib/bundle-sizes.mjs";
import { checkTypes, lintTarball } from "./lib/check-types.mjs";
import { checkTarballs, packAll } from "./lib/pack.mjs";
import { readPackages } from "./lib/paths.mjs";
import { main, step } from "./lib/step.mjs";

await main(async () => {
  await bootstrap();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cosyvoice-lite-packages-")));
  try {
    const tarballs = await step("pack", () => packAll(folder));
    const problems = await step("contents and sizes", () => checkTarballs(tarballs));
    const manifests = new Map(
      readPackages("packages").map(({ manifest }) => [manifest.name, manifest]),
    );
    for (const tarball of tarballs) {
      const manifest = manifests.get(tarball.name) ?? {};
      await step(`package.json and types of ${tarball.name}`, async () => {
        problems.push(
          ...(await lintTarball(tarball, manifest)),
          ...(await checkTypes(tarball, manifest)),
        );
      });
    }
    const sizes = await step("bundles", async () => {
      await installTarballs(tarballs, folder);
      return checkSizes(folder);
    });
    problems.push(...sizes.problems);
    for (const { name, bytes } of tarballs)
      process.stdout.write(`${name}  ${Math.ceil(bytes / 1000)} kB\n`);
    for (const line of sizes.lines) process.stdout.write(`${line}\n`);
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    return problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
