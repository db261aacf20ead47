import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../program";

const TINY_VOICE = fileURLToPath(
  new URL("../../../core/test/fixtures/tiny-voice", import.meta.url),
);

let root: string;
let server: Server | undefined;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cosyvoice-pull-"));
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(root, { recursive: true, force: true });
});

async function cli(args: string[], terminal = false, signal = new AbortController().signal) {
  const collect = () => {
    const parts: string[] = [];
    const stream = new Writable({
      write: (part, _, done) => {
        parts.push(String(part));
        done();
      },
    });
    return Object.assign(stream, { parts, isTTY: terminal, columns: 100 });
  };
  const [stdout, stderr] = [collect(), collect()];
  const stdin = Object.assign(Readable.from([]), { isTTY: true });
  const code = await run(args, { stdin, stdout, stderr, signal });
  return { code, out: stdout.parts.join(""), err: stderr.parts.join("") };
}

/** Serves the silent test voice. */
async function serve(
  allowed: (authorization: string | undefined) => boolean = () => true,
): Promise<string> {
  server = createServer((request, response) => {
    if (!allowed(request.headers.authorization)) return void response.writeHead(401).end();
    readFile(join(TINY_VOICE, request.url!.replace("/voices/tiny/", ""))).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/voices/tiny`;
}

describe("pull", () => {
  it("fetches a voice that can speak", async () => {
    const folder = join(root, "voice");
    const { code, out, err } = await cli(["pull", await serve(), folder]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain(`Speak with --voice ${JSON.stringify(folder)}`);
    const wav = join(root, "a.wav");
    expect(await cli(["say", "Hello", "--voice", folder, "-o", wav])).toMatchObject({ code: 0 });
  });

  it("prints figures as JSON, and says when nothing had to come", async () => {
    const folder = join(root, "voice");
    const address = `${await serve()}/voice.json`;
    const { out } = await cli(["pull", address, folder, "--json"]);
    expect(JSON.parse(out)).toMatchObject({ folder, retried: [] });
    expect(JSON.parse(out).fetched).toBe(JSON.parse(out).bytes);
    expect((await cli(["pull", address, folder])).err).toContain("nothing had to come");
  });

  it("shows a bar in a terminal and none with --quiet", async () => {
    const address = await serve();
    const { err } = await cli(["pull", address, join(root, "a")], true);
    expect(err).toMatch(/100% · [\d.]+ of [\d.]+ MB/);
    expect((await cli(["pull", address, join(root, "b"), "--quiet"], true)).err).toBe("");
  });

  it("copies a folder and sends headers", async () => {
    expect(await cli(["pull", TINY_VOICE, join(root, "copy")])).toMatchObject({ code: 0 });
    const address = await serve((authorization) => authorization === "Bearer x");
    const header = ["--header", "Authorization: Bearer x"];
    expect(await cli(["pull", address, join(root, "a"), ...header])).toMatchObject({ code: 0 });
    const refused = await cli(["pull", address, join(root, "b")]);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^error DOWNLOAD_FAILED: .*401/),
    });
    expect((await readdir(root)).sort()).toEqual(["a", "copy"]);
  });

  it("checks a folder offline", async () => {
    const folder = join(root, "voice");
    const offline = ["pull", "http://127.0.0.1:9/tiny", folder, "--offline"];
    expect(await cli(offline)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^error VOICE_NOT_FOUND: /),
    });
    await cli(["pull", TINY_VOICE, folder]);
    expect(await cli(offline)).toMatchObject({ code: 0 });
  });

  it("ends an abort with 130", async () => {
    const signal = AbortSignal.abort(new Error("SIGINT"));
    expect(await cli(["pull", TINY_VOICE, join(root, "a")], false, signal)).toMatchObject({
      code: 130,
      err: expect.stringMatching(/^error ABORTED/),
    });
    expect(await readdir(root)).toEqual([]);
  });

  it.each<[string, string[], RegExp]>([
    ["an address without a name", ["https://host/"], /^error INVALID_ARGUMENT: Name the folder/],
    [
      "a name that is none",
      ["https://host/a%2F..%2Fb"],
      /^error INVALID_ARGUMENT: Name the folder/,
    ],
    ["the folder above", [".."], /^error INVALID_ARGUMENT: Name the folder/],
    ["a broken header", ["https://host/a", "b", "--header", "x"], /Name: value/],
    ["another protocol", ["ftp://host/a", "b"], /^error INVALID_ARGUMENT: .*http or https/],
  ])("refuses %s", async (_, args, message) => {
    const { code, err } = await cli(["pull", ...args]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
  });
});
