import type { InferenceSession, MelSpec, VoiceManifest } from "@cosyvoice-lite/spec";
import type { CosyVoice1Spec } from "./section";
import { describe, expect, test } from "vitest";
import { createSpeakers, parseSpeakers } from "./speakers";

const manifest = { speakers: [{ id: "zh-f1" }, { id: "en-m1" }] } as unknown as VoiceManifest;
const good = { "en-m1": [1, 2], "zh-f1": [3, 4], more: [] };

describe("parseSpeakers", () => {
  test("gives the embeddings in the manifest's order", () => {
    expect(parseSpeakers(good, manifest, 2)).toEqual([
      Float32Array.of(3, 4),
      Float32Array.of(1, 2),
    ]);
  });

  test.each<[string, unknown, string]>([
    ["a list", [], "not an object"],
    ["a missing speaker", { "zh-f1": [1, 2] }, "no embedding of the speaker en-m1"],
    ["a short embedding", { ...good, "en-m1": [1] }, "speaker en-m1 is not a list of 2 numbers"],
    ["a text inside", { ...good, "zh-f1": [1, "2"] }, "speaker zh-f1 is not a list"],
    ["nothing inside", { ...good, "zh-f1": [1, null] }, "speaker zh-f1 is not a list"],
  ])("refuses %s", (_, json, message) => {
    expect(() => parseSpeakers(json, manifest, 2)).toThrow(
      expect.objectContaining({ code: "VOICE_INVALID", message: expect.stringContaining(message) }),
    );
  });
});

describe("createSpeakers", () => {
  const spec = { llm: { width: 2 } } as CosyVoice1Spec;
  const mel = { bins: 1 } as MelSpec;

  test("computes each speaker once, and again after a failure", async () => {
    let runs = 0;
    const session = {
      run: async ({
        speaker_embedding: { data },
      }: {
        speaker_embedding: { data: Float32Array };
      }) => {
        if (++runs === 1) throw new Error("out of memory");
        const values = Float32Array.from(data, (value) => value * 10);
        return {
          llm_speaker: { type: "float32", data: values, dims: [1, 1, 2] },
          flow_speaker: { type: "float32", data: values.slice(0, 1), dims: [1, 1] },
        };
      },
      dispose: async () => undefined,
    } as unknown as InferenceSession;
    const speakers = createSpeakers(session, [Float32Array.of(1, 2), Float32Array.of(3, 4)], spec, mel); // prettier-ignore
    await expect(speakers.get(1)).rejects.toThrow("out of memory");
    const [first, second] = await Promise.all([speakers.get(1), speakers.get(1)]);
    expect(first).toBe(second);
    expect(first).toEqual({ llm: Float32Array.of(30, 40), flow: Float32Array.of(30) });
    expect(runs).toBe(2);
  });

  test("refuses a graph with other lengths", async () => {
    const session = { run: async () => ({}) } as unknown as InferenceSession;
    const speakers = createSpeakers(session, [Float32Array.of(1)], spec, mel);
    await expect(speakers.get(0)).rejects.toMatchObject({ code: "MODEL_FAILED" });
  });
});
