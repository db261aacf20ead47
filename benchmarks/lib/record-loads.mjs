/**
 * Preloaded into a Node process with `--import`: `globalThis.loadedFiles` is a function that tells which files the
 * process has imported or read since it was called last.
 */
import fs from "node:fs";
import { createRequire, register, syncBuiltinESMExports } from "node:module";
import { fileURLToPath } from "node:url";
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";

const { port1: here, port2: hooks } = new MessageChannel();
here.unref();
register("./record-imports.mjs", import.meta.url, { data: { port: hooks }, transferList: [hooks] });

/** @type {Set<string>} */
const files = new Set();
/** @type {Set<string>} */
const told = new Set();

/** @param {unknown} file */
function note(file) {
  if (typeof file === "string") files.add(file);
  else if (file instanceof URL && file.protocol === "file:") files.add(fileURLToPath(file));
}

// Data that is no module: dictionaries that are read.
for (const [owner, name] of /** @type {[any, string][]} */ ([
  [fs, "readFile"],
  [fs, "readFileSync"],
  [fs, "createReadStream"],
  [fs.promises, "readFile"],
])) {
  const original = owner[name];
  owner[name] = (/** @type {unknown} */ file, /** @type {unknown[]} */ ...rest) => {
    note(file);
    return original.call(owner, file, ...rest);
  };
}
syncBuiltinESMExports();

const { cache } = createRequire(import.meta.url);

Object.assign(globalThis, {
  /** @returns {string[]} Paths. */
  loadedFiles() {
    for (let got = receiveMessageOnPort(here); got; got = receiveMessageOnPort(here))
      if (got.message.startsWith("file:")) files.add(fileURLToPath(got.message));
    for (const file of Object.keys(cache)) files.add(file);
    const found = [...files].filter((file) => !told.has(file));
    for (const file of found) told.add(file);
    return found;
  },
});
