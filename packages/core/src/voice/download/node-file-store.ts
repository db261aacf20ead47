import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hostname } from "node:os";
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { LOCK_FILE, type FileStore, type LockOptions } from "./file-store";
import { defaultWait } from "./fetch-file";

/** The files of a folder, which need not be there yet. */
export function createNodeFileStore(folder: string): FileStore {
  const at = (path: string) => join(folder, path);
  return {
    location: folder,
    async size(path) {
      try {
        const found = await stat(at(path));
        return found.isFile() ? found.size : undefined;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return undefined;
        throw error;
      }
    },
    read: (path) => readFile(at(path)),
    async sha256(path, signal) {
      const hash = createHash("sha256");
      for await (const bytes of createReadStream(at(path), { signal })) hash.update(bytes);
      return hash.digest("hex");
    },
    async write(path, start) {
      await mkdir(dirname(at(path)), { recursive: true });
      const handle = await open(at(path), start > 0 ? "r+" : "w");
      let position = start;
      await handle.truncate(start);
      return {
        async append(bytes) {
          // The system may take less than it is given, on a disk that is nearly full, for instance.
          for (let done = 0; done < bytes.length;) {
            const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position);
            done += bytesWritten;
            position += bytesWritten;
          }
        },
        async close() {
          try {
            await handle.sync();
          } finally {
            await handle.close();
          }
        },
      };
    },
    rename: (from, to) => rename(at(from), at(to)),
    remove: (path) => rm(at(path), { force: true }),
    async lock(options) {
      await mkdir(folder, { recursive: true });
      return lockFile(at(LOCK_FILE), options);
    },
  };
}

/** Milliseconds between two looks at a lock that somebody else has. */
const LOOK = 200;
/** Milliseconds after which the owner renews it. */
const RENEW = 5000;
/** Milliseconds without a renewal, by the clock of whoever waits, after which the owner counts as gone. */
const STALE = 30_000;

/** How often; tests are in a hurry. */
export interface LockTimes {
  readonly look?: number;
  readonly renew?: number;
  readonly stale?: number;
}

/**
 * Waits until nobody else has the lock and takes it.
 * @returns Gives it back.
 */
export async function lockFile(
  path: string,
  { onWait, signal }: LockOptions,
  { look = LOOK, renew = RENEW, stale = STALE }: LockTimes = {},
): Promise<() => Promise<void>> {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  let seen: { readonly state: string; readonly since: number } | undefined;
  while (!(await create(path, own))) {
    throwIfAborted(signal, "download");
    const found = await stateOf(path);
    if (!found) continue;
    const now = performance.now();
    if (found.state !== seen?.state) {
      if (!seen) onWait();
      seen = { state: found.state, since: now };
    }
    const isDead = isGone(found.owner) || now - seen.since > stale;
    if (isDead && (await takeAway(path, found.owner, stale))) continue;
    await defaultWait(look, signal);
  }
  const timer = setInterval(() => {
    const time = new Date();
    void utimes(path, time, time).catch(() => undefined);
  }, renew);
  timer.unref();
  return async () => {
    clearInterval(timer);
    // Whoever took this one for dead has another one there.
    if ((await stateOf(path))?.owner === own) await rm(path, { force: true });
  };
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Whose lock it is, and a mark that changes when it is renewed; `undefined` where there is none. */
async function stateOf(path: string): Promise<{ owner: string; state: string } | undefined> {
  try {
    const [owner, { mtimeMs }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    return { owner, state: `${owner} ${mtimeMs}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Whether the owner was a process of this machine that has ended. */
function isGone(owner: string): boolean {
  let pid: unknown;
  try {
    const parsed = JSON.parse(owner) as { pid?: unknown; host?: unknown } | null;
    if (parsed?.host !== hostname()) return false;
    pid = parsed.pid;
  } catch {
    // Half written, or of somebody else: only time tells.
    return false;
  }
  if (!Number.isSafeInteger(pid) || (pid as number) <= 0) return false;
  try {
    process.kill(pid as number, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/**
 * Removes a dead lock. One at a time and after another look, so that nobody removes the lock of whoever was quicker.
 * @returns Whether it was this one's turn.
 */
async function takeAway(path: string, owner: string, stale: number): Promise<boolean> {
  const turn = `${path}.turn`;
  if (!(await create(turn, ""))) {
    // Held for a moment only: an old one is left over from a process that died in it.
    const found = await stat(turn).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > stale) await rm(turn, { force: true });
    return false;
  }
  try {
    if ((await stateOf(path))?.owner === owner) await rm(path, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
  return true;
}
