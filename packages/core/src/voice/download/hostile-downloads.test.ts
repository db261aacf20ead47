/** Downloads that get in each other's way, ranges that are not what they say, and redirects that lead astray. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { serveVoice, someVoice, type Misbehaviour, type VoiceFiles, type VoiceServer } from "../../../test/helpers/voice-server"; // prettier-ignore
import {
  type DownloadInternals,
  type DownloadOptions,
  type DownloadProgress,
  downloadVoice,
  downloadWith,
} from "./download-voice";
import { lockFile } from "./node-file-store";

const NAMES = ["acoustic.onnx", "lite.onnx", "tokenizer.json", "voice.json"];
let root: string;
let folder: string;
let voice: VoiceFiles;
let server: VoiceServer | undefined;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cosyvoice-hostile-"));
  folder = join(root, "voice");
  voice = await someVoice();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(root, { recursive: true, force: true });
});

const noWait = async () => undefined;
async function pull(
  options: DownloadOptions & DownloadInternals = {},
  misbehave?: Misbehaviour,
  to = folder,
) {
  server ??= await serveVoice(voice, misbehave);
  return downloadWith(server.url, to, { wait: noWait, ...options });
}
async function expectWhole() {
  expect((await readdir(folder)).sort()).toEqual(NAMES);
  for (const name of NAMES)
    expect((await readFile(join(folder, name))).equals(voice.get(name)!), name).toBe(true);
}

describe("two downloads into one folder", () => {
  test("at the same time: one fetches, the others wait, all end well", async () => {
    server = await serveVoice(voice);
    const seen: DownloadProgress[] = [];
    const onProgress = (progress: DownloadProgress) => void seen.push(progress);
    const results = await Promise.all([pull({ onProgress }), pull({ onProgress }), pull({ onProgress })]); // prettier-ignore
    await expectWhole();
    expect(results.map(({ fetched }) => fetched).sort((a, b) => a - b)).toEqual([0, 0, 300_011]);
    expect(server!.requests.filter((path) => path === "acoustic.onnx")).toHaveLength(1);
    expect(seen.some(({ state, reason }) => state === "waiting" && reason)).toBe(true);
  });

  test.each([
    ["of a process that is gone", { pid: goneProcess(), host: hostname() }],
    ["that nobody renews", { pid: process.pid, host: hostname() }],
    ["of a machine that is gone", { pid: 1, host: "another.example" }],
  ])("a lock %s is taken over", async (_, owner) => {
    await mkdir(folder);
    const path = join(folder, ".pull.lock");
    await writeFile(path, JSON.stringify(owner));
    const release = await lockFile(path, { onWait: () => undefined }, { look: 5, stale: 100 });
    expect(await readdir(folder)).toEqual([".pull.lock"]);
    await release();
    expect(await readdir(folder)).toEqual([]);
  });

  test("a lock that is renewed is not, and an abort ends the wait", async () => {
    await mkdir(folder);
    const path = join(folder, ".pull.lock");
    const release = await lockFile(path, { onWait: () => undefined }, { renew: 20 });
    const controller = new AbortController();
    const waiting = lockFile(path, { onWait: () => undefined, signal: controller.signal }, { look: 5, stale: 300 }); // prettier-ignore
    setTimeout(() => controller.abort(), 900);
    await expect(waiting).rejects.toMatchObject({ code: "ABORTED", message: expect.stringContaining("download") }); // prettier-ignore
    await release();
    expect(await readdir(folder)).toEqual([]);
  });

  test("of many that find a dead lock, one at a time has it", async () => {
    await mkdir(folder);
    const path = join(folder, ".pull.lock");
    await writeFile(path, JSON.stringify({ pid: goneProcess(), host: hostname() }));
    await utimes(path, 1, 1);
    let inside = 0;
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const release = await lockFile(path, { onWait: () => undefined }, { look: 1 });
        expect(++inside).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 2));
        inside--;
        await release();
      }),
    );
  });
});

describe("ranges", () => {
  /** The first answer breaks off behind 70,000 bytes; what becomes of the attempt to go on? */
  const breaking =
    (goOn: (exchange: Parameters<Misbehaviour>[0]) => void): Misbehaviour =>
    (exchange) => {
      const { path, attempt, start, content, response } = exchange;
      if (path !== "acoustic.onnx") return false;
      if (start > 0) return goOn(exchange);
      if (attempt > 1) return false;
      response.writeHead(200, { "content-length": String(content.length) });
      response.write(content.subarray(0, 70_000), () => setTimeout(() => response.destroy(), 50));
    };

  test.each<[string, (exchange: Parameters<Misbehaviour>[0]) => void]>([
    ["416", ({ response }) => void response.writeHead(416).end()],
    ["another range", ({ content, response }) => void response.writeHead(206, { "content-range": `bytes 5-${content.length - 1}/${content.length}` }).end(content.subarray(5))], // prettier-ignore
    ["no range", ({ content, response }) => void response.writeHead(206).end(content)],
    ["the right range with other bytes", ({ start, content, response }) => void response.writeHead(206, { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` }).end(content.subarray(0, content.length - start))], // prettier-ignore
  ])("%s instead of the rest: the file is fetched from the start", async (_, goOn) => {
    await pull({}, breaking(goOn));
    await expectWhole();
  });

  test("416 and breaks for ever: an error after a few attempts, and the part stays", async () => {
    const running = pull({}, ({ path, start, content, response }) => {
      if (path !== "acoustic.onnx") return false;
      if (start > 0) return void response.writeHead(416).end();
      response.writeHead(200, { "content-length": String(content.length) });
      response.write(content.subarray(0, 70_000), () => setTimeout(() => response.destroy(), 20));
    });
    await expect(running).rejects.toMatchObject({ code: "DOWNLOAD_FAILED" });
    expect(await readdir(folder)).toEqual(["acoustic.onnx.part"]);
    expect(server!.requests.length).toBeLessThan(12);
  });

  test("a file that is shorter than the manifest says is told at once", async () => {
    const running = pull({}, ({ path, start, content, response }) => {
      if (path !== "lite.onnx") return false;
      if (start > 0) return void response.writeHead(416).end();
      response.writeHead(200).end(content.subarray(0, 80_000));
    });
    await expect(running).rejects.toMatchObject({ code: "VOICE_INVALID", message: expect.stringContaining("too short") }); // prettier-ignore
    expect(server!.requests.filter((path) => path.startsWith("lite"))).toHaveLength(3);
  });
});

describe("redirects", () => {
  /** Another origin on the loopback interface. */
  async function listen(answer: RequestListener): Promise<string> {
    const other = createServer(answer);
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => {
      other.closeAllConnections();
      other.close();
    });
    return `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  }

  test("the caller's headers stay with the first origin", async () => {
    server = await serveVoice(voice);
    const { url } = server;
    const heard: (string | undefined)[] = [];
    const target = await listen((request, response) => {
      heard.push(...["x-api-key", "authorization", "cookie", "private-token"].map((name) => request.headers[name] as string)); // prettier-ignore
      response.writeHead(302, { location: new URL(request.url!.slice(1), url).href }).end();
    });
    const kept: unknown[] = [];
    const first = await listen((request, response) => {
      kept.push(request.headers["x-api-key"]);
      // To itself, then elsewhere: the origin decides, not the redirect.
      const here = request.url!.startsWith("/voice/");
      response.writeHead(307, { location: here ? request.url!.replace("/voice/", "/moved/") : `${target}/${request.url!.slice(7)}` }).end(); // prettier-ignore
    });
    const secrets = { "X-Api-Key": "a", Authorization: "b", Cookie: "c", "PRIVATE-TOKEN": "d" };
    await downloadWith(`${first}/voice`, folder, { wait: noWait, headers: secrets });
    await expectWhole();
    expect(new Set(kept)).toEqual(new Set(["a"]));
    expect(heard.length).toBeGreaterThan(0);
    expect(new Set(heard)).toEqual(new Set([undefined]));
  });

  test.each([
    ["in a circle", (path: string) => path, 2],
    ["without an end", (path: string) => `${path}x`, 25],
    ["to a file", () => "file:///etc/passwd", 1],
    ["to nowhere", () => "http://", 1],
    ["without a place", () => undefined, 1],
  ])("%s are not tried again", async (_, location, most) => {
    let requests = 0;
    const origin = await listen((request, response) => {
      requests++;
      const to = location(request.url!);
      response.writeHead(302, to === undefined ? {} : { location: to }).end();
    });
    const running = downloadWith(`${origin}/voice`, folder, { wait: noWait });
    await expect(running).rejects.toMatchObject({ code: "DOWNLOAD_FAILED", message: expect.stringMatching(/redirect|without a place/) }); // prettier-ignore
    expect(requests).toBeLessThanOrEqual(most);
  });
});

test("a listener whose promise is rejected is a warning", async () => {
  const onProgress = async () => {
    throw new Error("mine");
  };
  const { warnings } = await pull({ onProgress });
  expect(warnings).toEqual([{ code: "LISTENER_FAILED", message: expect.stringContaining("mine") }]);
});

test("an abort speaks of a download", async () => {
  const aborted = pull({ signal: AbortSignal.abort() });
  await expect(aborted).rejects.toMatchObject({ code: "ABORTED", message: expect.stringContaining("download") }); // prettier-ignore
});

describe.runIf(process.platform !== "win32")("a pipe", () => {
  test.each(["lite.onnx", "voice.json"])("in place of %s in a folder is refused", async (name) => {
    const source = join(root, "source");
    await mkdir(source);
    for (const [path, bytes] of voice) await writeFile(join(source, path), bytes);
    await rm(join(source, name));
    execFileSync("mkfifo", [join(source, name)]);
    await expect(downloadVoice(source, folder)).rejects.toMatchObject({ code: "DOWNLOAD_FAILED", message: expect.stringContaining("regular file") }); // prettier-ignore
  });
});

test("whatever is cut and whatever comes, a folder with a voice.json is a whole voice", async () => {
  let state = 1;
  const random = () => (state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
  for (let run = 0; run < 15; run++) {
    const to = join(root, `random-${run}`);
    state = run + 1;
    await server?.close();
    server = await serveVoice(voice, ({ start, content, response }) => {
      const rest = content.subarray(start);
      const head = { "content-length": String(rest.length), "content-range": `bytes ${start}-${content.length - 1}/${content.length}` }; // prettier-ignore
      if (random() < 0.2) return false;
      response.writeHead(start > 0 ? 206 : 200, head);
      const piece = rest.subarray(0, Math.floor(random() * rest.length));
      response.write(piece, () => setTimeout(() => response.destroy(), 5));
    });
    const result = await pull({}, undefined, to).catch((error: unknown) => error);
    const names = await readdir(to).catch((): string[] => []);
    const isWhole = names.includes("voice.json");
    const kept = isWhole ? names.toSorted() : [];
    const contents = kept.map(async (path) => [path, digest(await readFile(join(to, path)))]);
    const wanted = isWhole ? NAMES.map((path) => [path, digest(voice.get(path)!)]) : [];
    expect(await Promise.all(contents)).toEqual(wanted);
    expect(result).toMatchObject(isWhole ? { fetched: 300_011 } : { code: "DOWNLOAD_FAILED" });
    expect(names).not.toContain(".pull.lock");
  }
});

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The number of a process that has ended. */
function goneProcess(): number {
  const number = execFileSync(process.execPath, ["-p", "process.pid"]);
  return Number(String(number));
}
