/**
 * Which build of onnxruntime-web is imported; browser bundles get the other file of this name.
 * @module
 */

/** In Node: the package's root entry, the one that finds its `.wasm` file on disk. */
export const importWebRuntime = (): Promise<unknown> => import("onnxruntime-web");
