/**
 * Verdaccio, a private npm registry, on this machine's loopback address.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../lib/free-port.mjs";
import { CACHE } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";

/** The last line that runs on Node 20. */
const VERSION = "6.5.2";
/** It asks for `node-fetch@cjs`: a tag, which mirrors of the registry need not have. */
const OVERRIDES = { "node-fetch": "^2.6.7" };
const START_SECONDS = 60;

/**
 * @param {string} folder - For what is published and kept; made where it is missing.
 * @param {object} options
 * @param {readonly string[]} options.own - Names or patterns of packages that are only looked for here. Anybody may publish them.
 * @param {string} options.others - The registry that has everything else.
 * @returns {Promise<{ url: string, publish: (tarball: string) => Promise<void>, close: () => Promise<void> }>}
 */
export async function startVerdaccio(folder, { own, others }) {
  const program = await installed();
  mkdirSync(folder, { recursive: true });
  const config = join(folder, "config.json");
  const everybody = { access: "$all", publish: "$all" };
  // Verdaccio reads YAML, of which JSON is a part.
  const settings = {
    storage: "./storage",
    uplinks: { others: { url: others, timeout: "120s" } },
    packages: {
      ...Object.fromEntries(own.map((name) => [name, everybody])),
      "**": { access: "$all", proxy: "others" },
    },
    max_body_size: "100mb",
    web: { enable: false },
    log: { type: "stdout", level: "error" },
  };
  writeFileSync(config, JSON.stringify(settings));
  const url = `http://127.0.0.1:${await freePort()}/`;
  const child = spawn(process.execPath, [program, "--config", config, "--listen", url], {
    stdio: ["ignore", "ignore", "inherit"],
    // It warns of being root, which it is in many a container.
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const close = async () => {
    child.kill();
    await ended;
  };
  try {
    await answers(new URL("-/ping", url), child);
  } catch (error) {
    await close();
    throw error;
  }
  const token = `--${url.replace("http:", "")}:_authToken=anybody`;
  return {
    url,
    close,
    async publish(tarball) {
      await run("npm", ["publish", tarball, "--registry", url, token], { cwd: folder });
    },
  };
}

/** Verdaccio's program, installed where it is missing. */
async function installed() {
  const folder = join(CACHE, `verdaccio-${VERSION}`);
  const program = "node_modules/verdaccio/bin/verdaccio";
  if (existsSync(join(folder, program))) return join(folder, program);
  // Beside its place and then renamed: an install that was cut off must not look whole.
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  const manifest = { private: true, overrides: OVERRIDES, dependencies: { verdaccio: VERSION } };
  writeFileSync(join(part, "package.json"), JSON.stringify(manifest));
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: part });
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
  return join(folder, program);
}

/**
 * Waits until the registry serves.
 * @param {URL} address
 * @param {import("node:child_process").ChildProcess} child
 */
async function answers(address, child) {
  for (let tries = 0; tries < START_SECONDS * 10; tries++) {
    if (child.exitCode !== null) throw new Error(`Verdaccio ended with ${child.exitCode}.`);
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`Verdaccio did not answer within ${START_SECONDS} s.`);
}
