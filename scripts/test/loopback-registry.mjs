/**
 * A registry of our tarballs on this machine's loopback address, as package managers talk to one.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename } from "node:path";

/**
 * Serves the tarballs' packages, and sends who asks for anything else to another registry.
 * @param {readonly { name: string, file: string }[]} tarballs
 * @param {object} options
 * @param {(file: string) => Promise<Record<string, any>>} options.manifestOf - Reads package.json out of a tarball.
 * @param {string} options.others - The registry that has everything else.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startLoopbackRegistry(tarballs, { manifestOf, others }) {
  /** @type {Map<string, { body: Buffer | string, type: string }>} */
  const answers = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "").split("?")[0]);
    const answer = answers.get(path);
    if (answer) response.writeHead(200, { "content-type": answer.type }).end(answer.body);
    else response.writeHead(302, { location: new URL(`.${request.url}`, others).href }).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}/`;
  for (const { name, file } of tarballs) {
    const manifest = await manifestOf(file);
    const body = readFileSync(file);
    const path = `/${name}/-/${basename(file)}`;
    const dist = {
      tarball: new URL(path, url).href,
      shasum: createHash("sha1").update(body).digest("hex"),
      integrity: `sha512-${createHash("sha512").update(body).digest("base64")}`,
    };
    const { version } = manifest;
    const document = {
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { ...manifest, dist } },
    };
    answers.set(path, { body, type: "application/octet-stream" });
    answers.set(`/${name}`, { body: JSON.stringify(document), type: "application/json" });
  }
  /** @returns {Promise<void>} */
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url, close };
}
