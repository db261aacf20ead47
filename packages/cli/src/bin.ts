#!/usr/bin/env node
/**
 * The executable: process streams and signals in, exit code out.
 * @module
 */
import process from "node:process";
import { run } from "./run";

const controller = new AbortController();
// Once: a second Ctrl-C ends the process at once, as it would without us.
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => controller.abort(new Error(name)));
}
// A closed pipe (`| head`) rejects the write in progress; without a listener it would end in a stack trace.
process.stdout.on("error", () => controller.abort(new Error("standard output was closed")));

const { stdin, stdout, stderr } = process;
process.exitCode = await run(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  environment: process.env,
  signal: controller.signal,
});
