/**
 * Which build of onnxruntime-web is imported; browser bundles get the other file of this name.
 * @module
 */
import { loadOutside } from "./outside-realm";

/** In Node: the package's root entry, the one that finds its `.wasm` file on disk. */
export const importWebRuntime = async (): Promise<unknown> =>
  loadOutside("onnxruntime-web") ?? import("onnxruntime-web");
