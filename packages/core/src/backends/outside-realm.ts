/**
 * Test runners such as Jest run code in a realm of its own, with another `Float32Array` than that of Node and a copy of `process`. ONNX
 * Runtime makes and checks arrays with both kinds, and fails; loaded in Node's own realm it does not.
 *
 * Nothing of Node is imported here: what reads this may not be Node.
 * @module
 */

/** What there is of Node. */
const host = globalThis as { readonly process?: NodeJS.Process };

/** Runs code in Node's own realm; `undefined` where there is none. */
function outside(code: string): unknown {
  return host.process?.getBuiltinModule?.("node:vm")?.runInThisContext?.(code);
}

/** The process itself, where a test runner may have put a copy in its place. */
export function realProcess(): NodeJS.Process {
  return (outside("globalThis.process") as NodeJS.Process | undefined) ?? process;
}

/**
 * Loads a module with Node's own `require`, past the module system of a test runner.
 * @returns `undefined` where this code runs in Node's realm, as it mostly does: it is to be imported as ever then.
 */
export function loadOutside(name: string): unknown {
  if ((outside("Float32Array") ?? Float32Array) === Float32Array) return undefined;
  // Jest answers for `node:module`, too; the process outside gives the real one.
  const { createRequire } = realProcess().getBuiltinModule("node:module");
  return createRequire(import.meta.url)(name);
}
