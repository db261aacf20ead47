/**
 * What every root command does first.
 */
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { withLock } from "./lock.mjs";

/** Installs and builds where needed; takes a fraction of a second when nothing is. */
export async function bootstrap() {
  await withLock(async () => {
    await ensureInstalled();
    await ensureBuilt();
  });
}
