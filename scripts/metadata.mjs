/**
 * `npm run metadata`: writes the fields that npm shows into every package.json, and the repository's address into every README.
 * `npm run metadata -- --repository https://github.com/<owner>/<name>` sets the address first.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, readPackages } from "./lib/paths.mjs";
import { REPOSITORY, withLinks, withMetadata } from "./lib/project.mjs";

const { values } = parseArgs({ options: { repository: { type: "string", default: REPOSITORY } } });
const repository = values.repository.replace(/(\.git)?\/?$/, "");
if (!/^https:\/\/[^/\s]+\/[^/\s]+\/[^/\s]+$/.test(repository)) {
  process.stderr.write(`${repository} is not an address such as https://github.com/owner/name.\n`);
  process.exit(1);
}

const setting = join(ROOT, "scripts/lib/project.mjs");
rewrite(setting, (text) =>
  text.replace(`REPOSITORY = "${REPOSITORY}"`, `REPOSITORY = "${repository}"`),
);
for (const file of [
  "README.md",
  "SECURITY.md",
  ".github/ISSUE_TEMPLATE/config.yml",
  "CODE_OF_CONDUCT.md",
])
  rewrite(join(ROOT, file), (text) => withLinks(text, REPOSITORY, repository));
for (const { directory, manifest } of readPackages("packages")) {
  const written = withMetadata(manifest, basename(directory), repository);
  rewrite(join(directory, "package.json"), () => `${JSON.stringify(written, null, 2)}\n`);
  rewrite(join(directory, "README.md"), (text) => withLinks(text, REPOSITORY, repository));
}

/**
 * @param {string} file - Left alone where it is missing or would stay the same.
 * @param {(text: string) => string} change
 */
function rewrite(file, change) {
  if (!existsSync(file)) return;
  const before = readFileSync(file, "utf8");
  const after = change(before);
  if (after !== before) writeFileSync(file, after);
}
