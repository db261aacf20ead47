/**
 * Test runners such as Jest run code in a realm of its own, with another `Float32Array` than that of Node and a copy of `process`. ONNX
 * Runtime makes and checks arrays with both kinds, and fails; loaded in Node's own realm it does not.
 * @module
 */

/** The process itself, where a test runner may have put a copy in its place. */
export async function realProcess(): Promise<NodeJS.Process> {
  const { runInThisContext } = await import("node:vm");
  return (runInThisContext("globalThis.process") as NodeJS.Process | undefined) ?? process;
}

/**
 * Loads a module with Node's own `require`, past the module system of a test runner.
 * @returns `undefined` where this code runs in Node's realm, as it mostly does: it is to be imported as ever then.
 */
export async function loadOutside(name: string): Promise<unknown> {
  const { runInThisContext } = await import("node:vm");
  if (runInThisContext("Float32Array") === Float32Array) return undefined;
  // Jest answers for `node:module`, too; the process outside gives the real one.
  const { createRequire } = (await realProcess()).getBuiltinModule("node:module");
  return createRequire(import.meta.url)(name);
}
