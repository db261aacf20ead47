/**
 * Takes out of a deployed folder what the container never loads: `node prune-image.mjs FOLDER`.
 *
 * The runtimes bring binaries of all systems, builds for browsers and source maps; the rest of the packages stays whole.
 */
import { lstatSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { arch, platform } from "node:process";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder to prune.");

/** Of onnxruntime-node, only this machine's binaries. */
const foreignBinary = new RegExp(`/onnxruntime-node/bin/napi-v\\d+/(?!${platform}/${arch}/)`);
/** Of onnxruntime-web, only what Node loads: not the GPU and browser builds. */
const browserBuild =
  /\/onnxruntime-web\/(?:lib\/|dist\/.*(?:\.(?:all|webgl|webgpu|jspi|jsep|asyncify|bundle|js)\b))/;
const sourceMap = /\.map$/;

const useless = (/** @type {string} */ path) =>
  foreignBinary.test(path) || browserBuild.test(path) || sourceMap.test(path);

/** @param {string} directory */
function prune(directory) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const entry = lstatSync(path);
    if (entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) prune(path);
    else if (useless(path.replaceAll("\\", "/"))) rmSync(path);
  }
}

prune(realpathSync(folder));
