import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { KERNEL_BINARY } from "./kernel-binary";

const script = new URL("../../../kernel/build.mjs", import.meta.url).href;
const file = fileURLToPath(new URL("./kernel-binary.ts", import.meta.url));

it("is what the sources in kernel/ compile to, and small", async () => {
  const { compileKernelSources, kernelFile } = (await import(script)) as {
    compileKernelSources(): Promise<Uint8Array>;
    kernelFile(binary: Uint8Array): string;
  };
  const binary = await compileKernelSources();
  // If this fails: node packages/vocoder/kernel/build.mjs
  expect(kernelFile(binary)).toBe(await readFile(file, "utf8"));
  expect(KERNEL_BINARY.length).toBeLessThan(20_000);
});
