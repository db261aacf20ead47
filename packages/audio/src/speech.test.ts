import { describe, expect, it } from "vitest";
import { createSpeech, type SpeechData } from "./speech";

const data: SpeechData = {
  audio: new Float32Array(2400).fill(0.25),
  sampleRate: 24000,
  warnings: [],
  backend: "b",
  vocoder: "v",
  voice: "x",
  speaker: "f1",
  timings: { frontend: 1, acoustic: 2, vocoder: 3, total: 6 },
};

describe("createSpeech", () => {
  it("knows its duration", () => {
    expect(createSpeech(data).duration).toBeCloseTo(0.1, 10);
  });

  it("becomes WAV and PCM in both formats", () => {
    const speech = createSpeech(data);
    expect(speech.toWav()).toHaveLength(44 + 4800);
    expect(speech.toWav({ format: "float32" })).toHaveLength(44 + 9600);
    expect(speech.toPcm()).toHaveLength(4800);
    expect(speech.toPcm({ format: "float32" })).toHaveLength(9600);
  });

  it("resamples and keeps the rest", () => {
    const speech = createSpeech(data).resample(8000);
    expect(speech).toMatchObject({ sampleRate: 8000, backend: "b", speaker: "f1" });
    expect(speech.audio).toHaveLength(800);
    expect(speech.duration).toBeCloseTo(0.1, 10);
  });

  it("refuses formats and rates that do not exist", () => {
    const speech = createSpeech(data);
    expect(() => speech.toWav({ format: "int24" as "int16" })).toThrow(/int16 or float32/);
    expect(() => speech.resample(0)).toThrow(/4000 to 192000/);
  });

  it("can be made again from data that went through a message", () => {
    expect(createSpeech(structuredClone(data)).toWav()).toEqual(createSpeech(data).toWav());
  });
});
