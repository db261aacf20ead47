import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  serveVoice,
  someVoice,
  type Misbehaviour,
  type VoiceFiles,
  type VoiceServer,
} from "../../../test/helpers/voice-server";
import {
  type DownloadInternals,
  type DownloadOptions,
  type DownloadProgress,
  downloadVoice,
  downloadWith,
} from "./download-voice";
import type { FileStore } from "./file-store";
import type { Fetch } from "../open-http";
import { createNodeFileStore } from "./node-file-store";

const NAMES = ["acoustic.onnx", "lite.onnx", "tokenizer.json", "voice.json"];
let root: string;
let folder: string;
let voice: VoiceFiles;
let server: VoiceServer | undefined;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cosyvoice-pull-"));
  folder = join(root, "voice");
  voice = await someVoice();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(root, { recursive: true, force: true });
});

const names = () => readdir(folder).then((found) => found.sort());
const noWait = async () => undefined;
async function pull(options: DownloadOptions & DownloadInternals = {}, misbehave?: Misbehaviour) {
  server ??= await serveVoice(voice, misbehave);
  return downloadWith(server.url, folder, { wait: noWait, ...options });
}
async function expectWhole() {
  expect(await names()).toEqual(NAMES);
  for (const name of NAMES)
    expect((await readFile(join(folder, name))).equals(voice.get(name)!)).toBe(true);
}
/** What a caller gets instead of a voice. */
const failure = (code: string, ...message: string[]) => ({
  code,
  message: expect.stringMatching(new RegExp(message.join(".*"), "s")),
});

describe("a good server", () => {
  test("gives the whole voice, with progress to the last byte", async () => {
    const seen: DownloadProgress[] = [];
    const result = await pull({ onProgress: (progress) => seen.push(progress) });
    await expectWhole();
    expect(result).toMatchObject({ folder, bytes: 300_011, fetched: 300_011 });
    expect(seen.at(-1)).toMatchObject({ state: "checked", received: 300_011, bytes: 300_011 });
    const amounts = seen.map(({ received }) => received);
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
  });

  test("is asked for nothing that is there already", async () => {
    await pull();
    server!.requests.length = 0;
    expect(await pull()).toMatchObject({ fetched: 0 });
    expect(server!.requests).toEqual(["voice.json"]);
  });

  test.each(["voice.json", "?key=a%2Fb", ""])("takes the address with %j behind", async (more) => {
    server = await serveVoice(voice, ({ request, response }) => {
      if (more.startsWith("?") && !request.url!.endsWith(more))
        return void response.writeHead(403).end();
      return false;
    });
    const address = new URL(more, server.url).href;
    await downloadWith(address, folder, { wait: noWait });
    await expectWhole();
  });

  test("gets the caller's headers", async () => {
    await pull({ headers: { Authorization: "Bearer x" } }, ({ request, response }) =>
      request.headers.authorization === "Bearer x" ? false : void response.writeHead(401).end(),
    );
    await expectWhole();
  });
});

describe("a bad connection", () => {
  test("that drops again and again is taken up where it broke", async () => {
    const seen: DownloadProgress[] = [];
    await pull(
      { onProgress: (progress) => seen.push(progress) },
      ({ start, content, response }) => {
        const piece = content.subarray(start, start + 60_000);
        const range = `bytes ${start}-${content.length - 1}/${content.length}`;
        response.writeHead(start > 0 ? 206 : 200, {
          "content-length": String(content.length - start),
          "content-range": range,
        });
        if (piece.length === content.length - start) return void response.end(piece);
        // A moment later, or fetch throws away what it has not handed out yet.
        response.write(piece, () => setTimeout(() => response.destroy(), 50));
      },
    );
    await expectWhole();
    expect(server!.requests).toContain("acoustic.onnx@180000");
    expect(seen.some(({ state, reason }) => state === "retrying" && reason)).toBe(true);
  });

  test("without an announced length that ends early is taken up, too", async () => {
    await pull({}, ({ attempt, path, content, response }) => {
      if (attempt > 1 || path === "voice.json") return false;
      response.writeHead(200).end(content.subarray(0, 5000));
    });
    await expectWhole();
    expect(server!.requests).toContain("lite.onnx@5000");
  });

  test("that stalls is cut and taken up", async () => {
    await pull({ stallTimeout: 150 }, ({ attempt, path, content, response }) => {
      if (path !== "lite.onnx" || attempt > 1) return false;
      response.writeHead(200, { "content-length": String(content.length) });
      response.write(content.subarray(0, 4000));
    });
    await expectWhole();
    expect(server!.requests).toContain("lite.onnx@4000");
  });

  test("that brings nothing new ends with an error that keeps the part", async () => {
    const truncate: Misbehaviour = ({ path, content, response }) => {
      if (path !== "acoustic.onnx") return false;
      // Whole answers only, always cut at the same place: no attempt gets any further.
      response.writeHead(200).end(content.subarray(0, 70_000));
    };
    await expect(pull({}, truncate)).rejects.toMatchObject(
      failure("DOWNLOAD_FAILED", "acoustic.onnx", "pull again"),
    );
    expect(await names()).toEqual(["acoustic.onnx.part"]);
    expect(server!.requests.length).toBeLessThan(12);
  });

  test.each([500, 503, 429])("status %i passes", async (status) => {
    await pull({}, ({ attempt, response }) =>
      attempt > 2 ? false : void response.writeHead(status).end(),
    );
    await expectWhole();
  });

  test("waits longer from one vain attempt to the next", async () => {
    const wait = vi.fn<NonNullable<DownloadInternals["wait"]>>(noWait);
    const running = pull({ wait }, ({ response }) => void response.destroy());
    await expect(running).rejects.toMatchObject(failure("DOWNLOAD_FAILED", "voice.json"));
    expect(wait.mock.calls.map(([time]) => time)).toEqual([1000, 2000, 4000, 8000, 8000]);
    await expect(names()).rejects.toThrow("ENOENT");
  });
});

describe("a server that lies", () => {
  test("about the length: less comes than announced", async () => {
    await pull({}, ({ attempt, path, content, response }) => {
      if (attempt > 1 || path === "voice.json") return false;
      response.writeHead(200, { "content-length": String(content.length + 1000) });
      response.write(content.subarray(0, 3000), () => response.destroy());
    });
    await expectWhole();
  });

  test("about the length: more comes than the manifest lists", async () => {
    const longer: Misbehaviour = ({ path, content, response }) => {
      if (path !== "lite.onnx") return false;
      response.writeHead(200).end(Buffer.concat([content, content]));
    };
    await expect(pull({}, longer)).rejects.toMatchObject(
      failure("VOICE_INVALID", "lite.onnx", "too long"),
    );
    expect(await names()).toEqual(["acoustic.onnx.part"]);
  });

  test("about ranges: it sends the whole file each time", async () => {
    await mkdir(folder);
    await writeFile(join(folder, "acoustic.onnx.part"), voice.get("acoustic.onnx")!.slice(0, 900));
    await pull({}, ({ content, response }) => void response.writeHead(200).end(content));
    await expectWhole();
    expect(server!.requests).toContain("acoustic.onnx@900");
  });

  test("about ranges: it sends another one", async () => {
    await mkdir(folder);
    await writeFile(join(folder, "acoustic.onnx.part"), voice.get("acoustic.onnx")!.slice(0, 900));
    await pull({}, ({ start, content, response }) => {
      if (start === 0) return false;
      const range = `bytes 0-${content.length - 1}/${content.length}`;
      response.writeHead(206, { "content-range": range }).end(content);
    });
    await expectWhole();
  });

  test("about the content: the hash decides, and the older voice stays", async () => {
    const older = await someVoice(5);
    await mkdir(folder);
    for (const [path, bytes] of older) await writeFile(join(folder, path), bytes);
    const swapped: Misbehaviour = ({ path, content, response }) => {
      if (path !== "tokenizer.json") return false;
      response.writeHead(200).end(content.toReversed());
    };
    await expect(pull({}, swapped)).rejects.toMatchObject(
      failure("VOICE_INVALID", "tokenizer.json", "SHA-256"),
    );
    for (const [path, bytes] of older)
      expect((await readFile(join(folder, path))).equals(bytes)).toBe(true);
    expect(await names()).not.toContain("tokenizer.json.part");
  });

  test("with a page instead of a manifest", async () => {
    const page: Misbehaviour = ({ response }) => void response.writeHead(200).end("<html>Sign in");
    await expect(pull({}, page)).rejects.toMatchObject(failure("VOICE_INVALID", "not valid JSON"));
  });

  test("with a manifest without an end", async () => {
    const flood: Misbehaviour = ({ response }) => {
      response.writeHead(200);
      const more = () => response.write(new Uint8Array(1_000_000).fill(32), more);
      more();
    };
    await expect(pull({}, flood)).rejects.toMatchObject(failure("VOICE_INVALID", "larger"));
  });

  test("with a file that it does not have", async () => {
    const gone: Misbehaviour = ({ path, response }) =>
      path === "lite.onnx" ? void response.writeHead(404).end() : false;
    await expect(pull({}, gone)).rejects.toMatchObject(
      failure("VOICE_INVALID", "lite.onnx", "missing"),
    );
  });
});

describe("parts of earlier runs", () => {
  const leave = async (bytes: Uint8Array) => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "lite.onnx.part"), bytes);
  };
  test("go on where they ended", async () => {
    await leave(voice.get("lite.onnx")!.slice(0, 40_000));
    await pull();
    await expectWhole();
    expect(server!.requests.filter((path) => path.startsWith("lite"))).toEqual(["lite.onnx@40000"]);
  });

  test("that are whole are not fetched again", async () => {
    await leave(voice.get("lite.onnx")!);
    await pull();
    await expectWhole();
    expect(server!.requests).not.toContain("lite.onnx");
  });

  test.each([
    ["of another version", new Uint8Array(40_000)],
    ["of another version, whole", new Uint8Array(90_001)],
    ["that are too long", new Uint8Array(90_002)],
  ])("%s are thrown away", async (_, bytes) => {
    await leave(bytes);
    await pull();
    await expectWhole();
  });
});

describe("what must not be", () => {
  test.each([
    "../outside.onnx",
    "/etc/outside",
    "a/../../outside",
    "..\\outside",
    "C:/outside",
    "./voice.json",
    "a/./b.onnx",
    "a/..",
    "..",
    ".",
    "",
    "/",
    "a/",
    "~/outside",
    "a b.onnx",
    "a\0b.onnx",
    "a\nb.onnx",
    "%2e%2e/outside",
    "file:///etc/outside",
    "..\u2215outside",
    "voice.json.part",
    "x.PART",
    ".pull.lock",
    ".pull.lock.turn",
    "a//b",
    "voice.json",
    "VOICE.JSON",
    "x.onnx.part",
  ])("a file named %j is refused before anything is written", async (path) => {
    const json = JSON.parse(new TextDecoder().decode(voice.get("voice.json")));
    json.files.push({ path, bytes: 4, sha256: "0".repeat(64) });
    voice.set("voice.json", new TextEncoder().encode(JSON.stringify(json)));
    await expect(pull()).rejects.toMatchObject({ code: "VOICE_INVALID" });
    expect(await readdir(root)).toEqual([]);
    expect(server!.requests).toEqual(["voice.json"]);
  });

  test("no voice there", async () => {
    voice.clear();
    await expect(pull()).rejects.toMatchObject(failure("VOICE_NOT_FOUND", "404"));
    expect(server!.requests).toEqual(["voice.json"]);
  });

  test("no access", async () => {
    const closed: Misbehaviour = ({ response }) => void response.writeHead(403).end();
    await expect(pull({}, closed)).rejects.toMatchObject(failure("DOWNLOAD_FAILED", "403"));
    expect(server!.requests).toEqual(["voice.json"]);
  });

  test.each(["ftp://host/voice", "", "https://user:secret@host/voice"])(
    "the address %j",
    async (url) => {
      const running = downloadVoice(url, folder);
      await expect(running).rejects.toMatchObject({
        code: "INVALID_ARGUMENT",
        message: expect.not.stringContaining("secret"),
      });
    },
  );
});

describe("the disk", () => {
  /** A real folder with room for so many bytes. */
  function smallDisk(room: number): FileStore {
    const store = createNodeFileStore(folder);
    return {
      ...store,
      async write(path, start) {
        const writer = await store.write(path, start);
        return {
          ...writer,
          async append(bytes) {
            const fits = bytes.subarray(0, room);
            room -= fits.length;
            await writer.append(fits);
            if (fits.length < bytes.length)
              throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
          },
        };
      },
    };
  }

  test("is full: a coded error, the part kept, nothing else touched, the next run goes on", async () => {
    await mkdir(folder);
    await writeFile(join(folder, "mine.txt"), "mine");
    await expect(pull({ files: smallDisk(230_000) })).rejects.toMatchObject({
      ...failure("STORAGE_FULL", "lite.onnx", "pull again"),
      cause: { code: "ENOSPC" },
    });
    expect(await names()).toEqual(["acoustic.onnx.part", "lite.onnx.part", "mine.txt"]);
    server!.requests.length = 0;
    await pull();
    expect(server!.requests).toEqual(["voice.json", "lite.onnx@29997", "tokenizer.json"]);
    expect(await readFile(join(folder, "mine.txt"), "utf8")).toBe("mine");
    await rm(join(folder, "mine.txt"));
    await expectWhole();
  });

  test("is full while the manifest is put down", async () => {
    await expect(pull({ files: smallDisk(300_020) })).rejects.toMatchObject(
      failure("STORAGE_FULL", "voice.json"),
    );
    expect(await names()).not.toContain("voice.json");
    await pull();
    await expectWhole();
  });

  test("has a file where the folder should be", async () => {
    await writeFile(folder, "a file");
    await expect(pull()).rejects.toMatchObject(failure("DOWNLOAD_FAILED", "cannot be written"));
    expect(await readFile(folder, "utf8")).toBe("a file");
  });
});

describe("an abort", () => {
  test("keeps what has come", async () => {
    const controller = new AbortController();
    const running = pull({
      signal: controller.signal,
      onProgress: ({ received }) => received > 230_000 && controller.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
    expect(await names()).toEqual(["acoustic.onnx.part", "lite.onnx.part"]);
    await pull();
    await expectWhole();
  });

  test("ends a wait", async () => {
    const controller = new AbortController();
    const running = pull(
      {
        wait: undefined,
        signal: controller.signal,
        onProgress: ({ state }) => state === "retrying" && controller.abort(),
      },
      ({ response }) => void response.writeHead(503).end(),
    );
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
  });

  test("before the start touches nothing", async () => {
    await expect(pull({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
    expect(server!.requests).toEqual([]);
  });

  test("is told from a listener's own error, which reaches the caller at once", async () => {
    const running = pull({
      onProgress: () => {
        throw new RangeError("mine");
      },
    });
    await expect(running).rejects.toThrow(new RangeError("mine"));
    expect(server!.requests).toEqual(["voice.json", "acoustic.onnx"]);
  });
});

describe("offline", () => {
  const offline = (fetch = vi.fn<Fetch>()) =>
    downloadVoice("https://nowhere.example/voice", folder, { offline: true, fetch });
  test("a whole voice is fine, without a request", async () => {
    await pull();
    const fetch = vi.fn<Fetch>();
    expect(await offline(fetch)).toMatchObject({ folder, bytes: 300_011, fetched: 0 });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("no voice is an error", async () => {
    await expect(offline()).rejects.toMatchObject(failure("VOICE_NOT_FOUND", "offline"));
  });

  test("a broken voice is an error", async () => {
    await pull();
    await writeFile(join(folder, "lite.onnx"), new Uint8Array(90_001));
    await expect(offline()).rejects.toMatchObject(failure("VOICE_INVALID", "lite.onnx", "offline"));
  });
});

describe("from a folder", () => {
  test("copies, checks and goes on", async () => {
    await pull();
    const copy = join(root, "copy");
    await mkdir(copy);
    await writeFile(join(copy, "lite.onnx.part"), voice.get("lite.onnx")!.slice(0, 777));
    const result = await downloadVoice(folder, copy);
    expect(result.fetched).toBe(300_011);
    expect((await readdir(copy)).sort()).toEqual(NAMES);
    const again = join(root, "again");
    await downloadVoice(pathToFileURL(folder), again);
    expect((await readdir(again)).sort()).toEqual(NAMES);
  });

  test("with a file of another length", async () => {
    await pull();
    await writeFile(join(folder, "lite.onnx"), "short");
    await expect(downloadWith(folder, join(root, "copy"), { wait: noWait })).rejects.toMatchObject({
      code: expect.stringMatching(/VOICE_INVALID|DOWNLOAD_FAILED/),
      message: expect.stringContaining("lite.onnx"),
    });
    await expect(downloadVoice(join(root, "none"), join(root, "copy"))).rejects.toMatchObject({
      code: "VOICE_NOT_FOUND",
    });
  });
});
