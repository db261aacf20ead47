/**
 * Signals of this process, handed on to the programs that it runs: a server must not outlive the command that started it.
 */

/** What supervisors, terminals and `kill` send to end a program. */
const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
/** Milliseconds between looks at whether the parent is still there. */
const PARENT_CHECK = 250;

/** @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();
/** @type {NodeJS.Timeout | undefined} */
let parentCheck;
let parent = process.ppid;

/**
 * Hands signals on until the child has ended; this process ends with its child, not before.
 *
 * npm runs a script in a shell, and a signal to npm ends that shell without reaching the script. So under npm, a parent that is gone counts as
 * `SIGTERM`. Elsewhere it does not: `node scripts/cli.mjs serve &` may outlive its terminal.
 * @param {import("node:child_process").ChildProcess} child
 */
export function forwardSignals(child) {
  if (children.size === 0) listen();
  children.add(child);
  const forget = () => {
    if (children.delete(child) && children.size === 0) unlisten();
  };
  child.once("close", forget);
  child.once("error", forget);
}

function listen() {
  for (const name of SIGNALS) process.on(name, handOn);
  if (process.env.npm_lifecycle_event === undefined) return;
  parent = process.ppid;
  parentCheck = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(parentCheck);
    handOn("SIGTERM");
  }, PARENT_CHECK);
  parentCheck.unref();
}

function unlisten() {
  for (const name of SIGNALS) process.off(name, handOn);
  clearInterval(parentCheck);
}

/** @param {NodeJS.Signals} signal */
function handOn(signal) {
  for (const child of children) child.kill(signal);
}
