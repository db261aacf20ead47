/**
 * Compiles the kernel and writes it as base64 to `src/sources/kernel/kernel-binary.ts`.
 *
 *     node packages/vocoder/kernel/build.mjs
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { main } from "assemblyscript/asc";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = join(here, "../src/sources/kernel/kernel-binary.ts");

/** @returns {Promise<Uint8Array>} The WebAssembly module. */
export async function compileKernelSources() {
  const folder = await mkdtemp(join(tmpdir(), "kernel-"));
  try {
    const binary = join(folder, "kernel.wasm");
    const options =
      "-O3 --converge --noAssert --runtime stub --enable simd --importMemory --noExportMemory";
    const { error, stderr } = await main([
      join(here, "index.ts"),
      "--outFile",
      binary,
      ...options.split(" "),
    ]);
    if (error) throw new Error(`The kernel does not compile:\n${stderr}`, { cause: error });
    return await readFile(binary);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {Uint8Array} binary - The module. */
export function kernelFile(binary) {
  return `/**
 * The compiled \`kernel/\` of this package, written by \`kernel/build.mjs\`: do not edit.
 * @module
 */

/** A WebAssembly module of ${binary.length} bytes, base64. */
export const KERNEL_BINARY =
  "${Buffer.from(binary).toString("base64")}";
`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const binary = await compileKernelSources();
  await writeFile(target, kernelFile(binary));
  console.log(`${binary.length} bytes`);
}
