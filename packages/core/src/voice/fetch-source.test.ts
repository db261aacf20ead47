import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { TINY_VOICE, tinyManifest } from "../../test/helpers/tiny-voice";
import { fetchBytes, createFetchSource, type KeptFiles } from "./fetch-source";
import { openVoice } from "./open-voice";

/** A storage in memory. */
function memoryFiles() {
  const files = new Map<string, Uint8Array>();
  const kept: KeptFiles = {
    get: async (name) => files.get(name),
    put: async (name, content) => void files.set(name, content),
    retain: async (names) => {
      for (const name of files.keys()) if (!names.includes(name)) files.delete(name);
    },
  };
  return { files, kept };
}

/** A server with the tiny voice, whose files can be changed. */
function tinyServer(changes: Record<string, Uint8Array | undefined> = {}) {
  const asked: string[] = [];
  const state = { online: true };
  const answer = async (path: string): Promise<Response> => {
    if (!state.online) throw new TypeError("Failed to fetch");
    const content = path in changes ? changes[path] : await readFile(`${TINY_VOICE}/${path}`);
    if (!content) return new Response("", { status: 404 });
    return new Response(content as Uint8Array<ArrayBuffer>);
  };
  const { files, kept } = memoryFiles();
  const visit = (keeps: KeptFiles | false = kept) =>
    createFetchSource({
      location: "https://example.org/tiny",
      at: (path) => new URL(path, "https://example.org/tiny/"),
      kept: keeps,
      fetch: (url, options) => {
        asked.push(url.pathname.replace("/tiny/", ""));
        return fetchBytes(url, options, () => answer(url.pathname.replace("/tiny/", "")));
      },
    });
  return { asked, state, files, visit, changes };
}

describe("createFetchSource", () => {
  test("fetches a file once, and nothing but the manifest at the next visit", async () => {
    const { asked, visit } = tinyServer();
    const wanted = await readFile(`${TINY_VOICE}/acoustic.onnx`);
    for (let visits = 0; visits < 2; visits++) {
      const voice = await openVoice(visit());
      expect(Buffer.from(await voice.read("acoustic.onnx"))).toEqual(wanted);
    }
    expect(asked).toEqual(["voice.json", "acoustic.onnx", "voice.json"]);
  });

  test("works without a network after the first visit, and says what is missing before it", async () => {
    const { state, visit } = tinyServer();
    await (await openVoice(visit())).read("acoustic.onnx");
    state.online = false;
    const voice = await openVoice(visit());
    expect((await voice.read("acoustic.onnx")).length).toBeGreaterThan(0);
    await expect(voice.read("lite.onnx")).rejects.toMatchObject({ code: "DOWNLOAD_FAILED" });
    await expect(openVoice(visit(false))).rejects.toMatchObject({
      code: "DOWNLOAD_FAILED",
      message: expect.stringMatching(/voice\.json.*Failed to fetch/),
    });
  });

  test("a kept file that was damaged is fetched again", async () => {
    const { asked, files, visit } = tinyServer();
    const { manifest, read } = await openVoice(visit());
    await read("acoustic.onnx");
    const { sha256 } = manifest.files.find(({ path }) => path === "acoustic.onnx") ?? {};
    expect(files.has(sha256 ?? "")).toBe(true);
    files.set(sha256 ?? "", Uint8Array.of(1));
    const again = await openVoice(visit());
    expect((await again.read("acoustic.onnx")).length).toBeGreaterThan(1);
    expect(asked.filter((path) => path === "acoustic.onnx")).toHaveLength(2);
    expect(files.get(sha256 ?? "")?.length).toBeGreaterThan(1);
  });

  test("files of an older version go", async () => {
    const server = tinyServer();
    await (await openVoice(server.visit())).read("acoustic.onnx");
    expect(server.files.size).toBe(2);
    server.changes["voice.json"] = await tinyManifest((manifest) => {
      const { files } = manifest as unknown as { files: { path: string; sha256: string }[] };
      for (const file of files) if (file.path === "acoustic.onnx") file.sha256 = "0".repeat(64);
    });
    await openVoice(server.visit());
    expect([...server.files.keys()]).toEqual(["voice.json"]);
  });

  test("wrong content is refused and not kept", async () => {
    const { files, visit } = tinyServer({ "acoustic.onnx": Uint8Array.of(1, 2, 3) });
    const voice = await openVoice(visit());
    await expect(voice.read("acoustic.onnx")).rejects.toMatchObject({ code: "VOICE_INVALID" });
    expect([...files.keys()]).toEqual(["voice.json"]);
  });

  test("no voice, and a page in its place", async () => {
    const none = tinyServer({ "voice.json": undefined });
    await expect(openVoice(none.visit())).rejects.toMatchObject({ code: "VOICE_NOT_FOUND" });
    const page = tinyServer({ "voice.json": new TextEncoder().encode("<!doctype html>") });
    await expect(openVoice(page.visit())).rejects.toMatchObject({ code: "VOICE_INVALID" });
    expect(page.files.size).toBe(0);
  });

  test("progress reaches the caller", async () => {
    const events: string[] = [];
    const voice = await openVoice(tinyServer().visit());
    await voice.read("acoustic.onnx", { onProgress: ({ type }) => events.push(type) });
    expect([...new Set(events)]).toEqual(["loading", "receiving", "loaded"]);
  });
});
