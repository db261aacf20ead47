import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { TINY_VOICE, tinyManifest, tinyVoiceSource } from "../../test/helpers/tiny-voice";
import type { ProgressEvent } from "@cosyvoice-lite/spec";
import { openVoice } from "./open-voice";
import { resolveVoiceSource } from "./resolve-voice-source";

describe("openVoice", () => {
  it("reads a folder, given as a path or as a URL", async () => {
    for (const folder of [
      TINY_VOICE,
      pathToFileURL(TINY_VOICE),
      pathToFileURL(`${TINY_VOICE}/`).href,
    ]) {
      const voice = await openVoice(await resolveVoiceSource(folder));
      expect(voice.manifest.id).toBe("tiny");
      expect(await voice.read("acoustic.onnx")).toEqual(
        await readFile(`${TINY_VOICE}/acoustic.onnx`),
      );
    }
  });

  it("tells which files it reads", async () => {
    const events: ProgressEvent[] = [];
    const voice = await openVoice(tinyVoiceSource());
    await voice.read("lite.onnx", { onProgress: (event) => events.push(event) });
    expect(events.map((event) => event.type)).toEqual(["loading", "loaded"]);
    expect(events[0]).toMatchObject({ file: "lite.onnx" });
  });

  it("says where it looked for a voice that is not there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "no-voice-"));
    await expect(openVoice(await resolveVoiceSource(folder))).rejects.toMatchObject({
      code: "VOICE_NOT_FOUND",
      message: expect.stringContaining(folder),
    });
    await expect(
      openVoice(await resolveVoiceSource(join(folder, "nowhere"))),
    ).rejects.toMatchObject({
      code: "VOICE_NOT_FOUND",
    });
  });

  it("refuses a voice.json that is no JSON", async () => {
    const source = tinyVoiceSource({ "voice.json": new TextEncoder().encode("{") });
    await expect(openVoice(source)).rejects.toMatchObject({ code: "VOICE_INVALID" });
  });

  it("refuses a missing, a truncated and a changed file, naming file and hash", async () => {
    const content = await readFile(`${TINY_VOICE}/acoustic.onnx`);
    const changed = Uint8Array.from(content);
    changed[100] ^= 1;
    const cases: [Uint8Array | undefined, RegExp][] = [
      [undefined, /is missing/],
      [content.subarray(0, 100), /has 100 bytes/],
      [changed, /has SHA-256 [0-9a-f]{64}/],
    ];
    for (const [bytes, problem] of cases) {
      const voice = await openVoice(tinyVoiceSource({ "acoustic.onnx": bytes }));
      const error = await voice.read("acoustic.onnx").catch((reason: Error) => reason);
      expect(error).toMatchObject({ code: "VOICE_INVALID" });
      const { message } = error as Error;
      expect(message).toMatch(problem);
      expect(message).toContain("acoustic.onnx");
      expect(message).toMatch(/expected \d+ bytes with SHA-256 [0-9a-f]{64}/);
    }
  });

  it("refuses a file that the manifest does not list", async () => {
    const voice = await openVoice(tinyVoiceSource());
    await expect(voice.read("voice.json")).rejects.toThrow(/not listed/);
  });

  it("names the place in a manifest that is not right", async () => {
    const source = tinyVoiceSource({ "voice.json": await tinyManifest((m) => (m.colour = "red")) });
    await expect(openVoice(source)).rejects.toThrow(/colour is not a known key/);
  });

  it("wraps other errors of the file system", async () => {
    const folder = await mkdtemp(join(tmpdir(), "odd-voice-"));
    await writeFile(join(folder, "voice.json"), await tinyManifest(() => undefined));
    const { mkdir } = await import("node:fs/promises");
    await mkdir(join(folder, "lite.onnx"));
    const voice = await openVoice(await resolveVoiceSource(folder));
    await expect(voice.read("lite.onnx")).rejects.toMatchObject({ code: "VOICE_INVALID" });
  });
});

describe("resolveVoiceSource", () => {
  it.each([[""], [5], [null], [{}]])("refuses %j", async (choice) => {
    await expect(resolveVoiceSource(choice as string)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });

  it("refuses addresses of the web", async () => {
    await expect(resolveVoiceSource(new URL("https://example.org/voice/"))).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });

  it("knows the bundled voice", async () => {
    expect((await resolveVoiceSource("lite")).location).toMatch(/voice-lite\/voice\/?$/);
    expect((await resolveVoiceSource()).location).toBe((await resolveVoiceSource("lite")).location);
  });
});
