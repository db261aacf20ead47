import { describe, expect, it } from "vitest";
import { StepError, run, runNode } from "./run.mjs";

const node = (/** @type {string} */ code) => run(process.execPath, ["-e", code]);

describe("run", () => {
  it("returns what both streams said", async () => {
    expect(await node("process.stdout.write('a'); process.stderr.write('b')")).toMatch(/^(ab|ba)$/);
  });

  it("fails with the child's words and status", async () => {
    const error = await node("console.log('why'); process.exit(3)").catch((reason) => reason);
    expect(error).toBeInstanceOf(StepError);
    expect(error).toMatchObject({ status: 3, output: "why\n" });
  });

  it("fails when there is no such program", async () => {
    await expect(run("no-such-program-here")).rejects.toMatchObject({ status: 127 });
  });
});

describe("runNode", () => {
  it("hands the exit status on", async () => {
    expect(await runNode("-e", ["process.exit(4)"])).toBe(4);
  });
});
