/** A real thread that runs the sources. */
import { startThread } from "../../src/workers/worker-thread";

export const startSourceThread = () => startThread(new URL("./source-worker.mjs", import.meta.url));
