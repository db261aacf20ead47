/**
 * Phrases in a folder. The only file of the cache that touches the file system; it is imported on use.
 * @module
 */
import { randomUUID } from "node:crypto";
import {
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import type { PhraseStore } from "./phrase-file";

const FILE = /^[0-9a-f]{64}\.phrase$/;
const UNFINISHED = /^\.[0-9a-f]{64}\.[0-9a-f-]{36}\.tmp$/;
/** A file that was not renamed for so many milliseconds belongs to a process that died. */
const ABANDONED = 3_600_000;
/** What is left when files have to go, so that not every write has to look again. */
const KEPT = 0.9;

/**
 * A store in a folder. Files appear under their names when they are complete; several processes may share the folder.
 * @param limit - Most bytes; the files that were not used for longest go first.
 */
export function createDirectoryStore(directory: string, limit: number): PhraseStore {
  /** Bytes in the folder as far as this process knows; `undefined` before it looked. */
  let total: number | undefined;
  let trimming: Promise<void> | undefined;
  const pathOf = (name: string): string => join(directory, `${name}.phrase`);

  const trim = async (): Promise<void> => {
    const files = await listFiles(directory);
    let sum = files.reduce((bytes, { size }) => bytes + size, 0);
    if (sum > limit) {
      files.sort((a, b) => a.used - b.used);
      for (const { path, size } of files) {
        if (sum <= limit * KEPT) break;
        await rm(path, { force: true });
        sum -= size;
      }
    }
    total = sum;
  };

  return {
    async read(name) {
      try {
        const found = await lstat(pathOf(name));
        // A pipe or a device would never come to an end, and a link may lead anywhere.
        if (!found.isFile()) throw new Error("it is not a regular file");
        if (found.size > limit) throw new Error("it is larger than the whole cache may be");
        const bytes = await readFile(pathOf(name));
        const now = new Date();
        // The time of the last use decides what goes first; without it nothing is lost.
        await utimes(pathOf(name), now, now).catch(() => undefined);
        return bytes;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    async write(name, bytes) {
      if (bytes.length > limit) return;
      await mkdir(directory, { recursive: true });
      const unfinished = join(directory, `.${name}.${randomUUID()}.tmp`);
      try {
        await writeFile(unfinished, bytes, { flag: "wx" });
        await rename(unfinished, pathOf(name));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      if (total !== undefined) total += bytes.length;
      if (total === undefined || total > limit) {
        trimming ??= trim().finally(() => (trimming = undefined));
        await trimming;
      }
    },
    async remove(name) {
      await rm(pathOf(name), { force: true });
    },
  };
}

interface StoredFile {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly used: number;
}

/** The phrases in a folder; what dead processes left behind is removed. */
async function listFiles(directory: string): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for (const name of await readdir(directory)) {
    if (!FILE.test(name) && !UNFINISHED.test(name)) continue;
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) continue;
    if (FILE.test(name)) files.push({ path, size: found.size, used: found.mtimeMs });
    else if (Date.now() - found.mtimeMs > ABANDONED) await rm(path, { force: true });
  }
  return files;
}
