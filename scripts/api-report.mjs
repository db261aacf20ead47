/**
 * `npm run api-report`: writes the public names and types of every package to `docs/api-report`. A test compares them, so a change of
 * the API is a change in a file that reviewers see.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { REPORT_FOLDER, apiReports, entriesOf, reportFile } from "./lib/api-report.mjs";

rmSync(REPORT_FOLDER, { recursive: true, force: true });
mkdirSync(REPORT_FOLDER, { recursive: true });
for (const [name, text] of apiReports(entriesOf())) writeFileSync(reportFile(name), text);
