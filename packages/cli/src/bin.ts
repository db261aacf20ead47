#!/usr/bin/env node
import process from "node:process";
import { run } from "./program";

/** Milliseconds within which signals are one: npx and `npm run` repeat the one that the terminal sends to all of them. */
const SAME_SIGNAL = 500;

const controller = new AbortController();
const endings = ["SIGINT", "SIGTERM"] as const;
const stop = (name: string) => {
  if (controller.signal.aborted) return;
  controller.abort(new Error(name));
  // A second Ctrl-C ends the process at once, as it would without us.
  setTimeout(() => endings.forEach((each) => process.off(each, stop)), SAME_SIGNAL).unref();
};
for (const name of endings) process.on(name, stop);
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
