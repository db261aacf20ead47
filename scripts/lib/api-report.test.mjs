import { existsSync, readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { REPORT_FOLDER, apiReports, entriesOf, reportFile } from "./api-report.mjs";

const reports = apiReports(entriesOf());

// A difference is a change for users: `npm run api-report` writes it down, and it needs a changeset.
test.each([...reports.keys()])("%s exports what its report says", (name) => {
  const file = reportFile(name);
  expect(reports.get(name)).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
});

test("there is no report of an entry that is gone", () => {
  const known = [...reports.keys()].map((name) => reportFile(name).slice(REPORT_FOLDER.length + 1));
  expect(readdirSync(REPORT_FOLDER).toSorted()).toEqual(known.toSorted());
});
