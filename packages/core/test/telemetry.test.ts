/** ONNX Runtime's telemetry stays off. Needs a build. */
import { expect, test } from "vitest";
import { inFreshHome, programs } from "./helpers/fresh-process";

const PROGRAMS = programs(0);

test.each(Object.entries(PROGRAMS))("speaking in %s leaves nothing behind", async (_, program) => {
  expect(await inFreshHome(program)).toEqual({ printed: "onnxruntime-node", files: [] });
});

test.runIf(process.platform === "linux").each(["the main thread", "a thread of the caller's"])(
  "the caller's own choice stays in %s",
  async (place) => {
    const choice = { ORT_DISABLE_TELEMETRY: "0" };
    const { files } = await inFreshHome(PROGRAMS[place], choice);
    expect(files.some((file) => file.includes("onnxruntime"))).toBe(true);
  },
);
