/**
 * Which build of onnxruntime-web is imported in browsers.
 * @module
 */

/** The build with the CPU alone: its `.wasm` file is half as large as that of the root entry, which brings WebGPU. */
export const importWebRuntime = (): Promise<unknown> => import("onnxruntime-web/wasm");
