import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TINY_VOICE, tinyVoiceSource } from "../../test/helpers/tiny-voice";
import type { ProgressEvent } from "@cosyvoice-lite/spec";
import { createFolderSource } from "./folder-source";
import { openVoice } from "./open-voice";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voice-model-"));
  await cp(TINY_VOICE, folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

describe("Voice.model", () => {
  it("is a path where source and backend have files, else the bytes", async () => {
    const onDisk = await openVoice(createFolderSource(folder));
    const events: ProgressEvent[] = [];
    const onProgress = (event: ProgressEvent) => void events.push(event);
    expect(await onDisk.model("acoustic.onnx", { takesPaths: true }, { onProgress })).toBe(
      join(folder, "acoustic.onnx"),
    );
    expect(events.map(({ type }) => type)).toEqual(["loading", "loaded"]);
    const bytes = await onDisk.read("acoustic.onnx");
    expect(await onDisk.model("acoustic.onnx", {})).toEqual(bytes);
    const inMemory = await openVoice(tinyVoiceSource());
    expect(await inMemory.model("acoustic.onnx", { takesPaths: true })).toEqual(bytes);
  });

  it("compares length and hash of what lies at the path", async () => {
    const voice = await openVoice(createFolderSource(folder));
    const model = (file: string, signal?: AbortSignal) =>
      voice.model(file, { takesPaths: true }, { signal });
    await expect(model("acoustic.onnx", AbortSignal.abort())).rejects.toMatchObject({
      code: "ABORTED",
    });
    const bytes = Buffer.from(await voice.read("acoustic.onnx"));
    bytes[10] ^= 1;
    await writeFile(join(folder, "acoustic.onnx"), bytes);
    await expect(model("acoustic.onnx")).rejects.toThrow(/has SHA-256/);
    await writeFile(join(folder, "acoustic.onnx"), "short");
    await expect(model("acoustic.onnx")).rejects.toThrow(/has 5 bytes/);
    await rm(join(folder, "acoustic.onnx"));
    await expect(model("acoustic.onnx")).rejects.toThrow(/is missing/);
    await expect(model("other.onnx")).rejects.toMatchObject({ code: "VOICE_INVALID" });
  });
});
