import { expect, test } from "vitest";
import { parseStatus } from "./peak-memory.mjs";

test.each([
  ["Name:\tnode\nVmPeak:\t  900000 kB\nVmHWM:\t   51200 kB\nVmRSS:\t 40000 kB\n", 52_428_800],
  ["Name:\tkthreadd\nState:\tS (sleeping)\n", null],
  ["", null],
])("reads the largest resident memory of %j", (status, bytes) =>
  expect(parseStatus(status)).toBe(bytes),
);
