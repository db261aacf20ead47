import { afterEach, expect, test, vi } from "vitest";
import { preparePeers } from "./peers.mjs";

afterEach(() => vi.unstubAllEnvs());

test("a program that is not there is left out, and why is said", async () => {
  vi.stubEnv("PATH", "");
  /** @type {string[]} */
  const lines = [];
  const { peers, missing } = await preparePeers(["espeak"], (line) => lines.push(line));
  expect(peers).toEqual({});
  expect(missing.espeak).toContain("espeak-ng is not installed");
  expect(lines).toEqual([`without espeak: ${missing.espeak}`]);
});
