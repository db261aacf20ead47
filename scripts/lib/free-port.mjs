/**
 * A port for a program that is told where to listen.
 */
import { createServer } from "node:net";

/** @returns {Promise<number>} one of this machine's loopback address that is free at the moment */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
