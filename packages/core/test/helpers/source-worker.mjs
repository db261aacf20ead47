/** The worker's file of the sources, which are TypeScript. */
import { register } from "tsx/esm/api";

register();
await import("../../src/workers/worker.ts");
