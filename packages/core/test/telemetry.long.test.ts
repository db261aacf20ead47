/** No name is looked up: what ONNX Runtime would send goes out nine seconds after the first graph. Needs a build and strace. */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inFreshHome, programs } from "./helpers/fresh-process";

const PROGRAMS = programs(15_000);
const NAMES = ["connect", "sendto", "sendmsg", "sendmmsg"];
const canTrace = spawnSync("strace", ["-qq", "-o", "/dev/null", "true"]).status === 0;
if (!canTrace) console.warn("strace is missing or may not trace: lookups of names are not tested.");

/** Every call that could reach a machine. With `cut`, none does. */
async function calls(program: string, environment: Record<string, string>, cut: boolean) {
  const folder = await mkdtemp(join(tmpdir(), "cosyvoice-trace-"));
  const log = join(folder, "log");
  const injected = cut ? ["-e", `inject=${NAMES}:error=ENETUNREACH`] : [];
  const strace = ["strace", "-f", "-qq", "-o", log, "-e", `trace=${NAMES}`, ...injected];
  try {
    await inFreshHome(program, environment, strace);
    const lines = (await readFile(log, "utf8")).split("\n");
    return lines.filter((line) => /AF_INET|htons\(53\)/.test(line));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!canTrace)("a process that speaks", () => {
  test.concurrent.each(Object.entries(PROGRAMS))("in %s reaches no machine", async (_, program) => {
    expect(await calls(program, {}, false)).toEqual([]);
  });

  test.concurrent("would be seen looking up a name", async () => {
    const choice = { ORT_DISABLE_TELEMETRY: "0" };
    const seen = await calls(PROGRAMS["the main thread"], choice, true);
    expect(seen).not.toEqual([]);
  });
});
