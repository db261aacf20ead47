import { SynthesisError, type MelFrames, type MelSpec, type Vocoder } from "@cosyvoice-lite/spec";
import { expect, test } from "vitest";
import { createSynthesizer } from "./create-synthesizer";

const MEL: MelSpec = {
  sampleRate: 24_000,
  fftSize: 2048,
  windowLength: 1200,
  hopLength: 300,
  bins: 80,
  minFrequency: 0,
  maxFrequency: 12_000,
  scale: "slaney",
  power: 1,
  logFloor: 1e-5,
};

/** A click per frame, as loud as the frame's first bin is. */
function clicks(changes: Partial<MelSpec> = {}, name = "clicks") {
  const mel = { ...MEL, ...changes };
  const calls = { decoded: 0, disposed: 0 };
  const vocoder: Vocoder = {
    specVersion: 1,
    name,
    mel,
    async decode({ mel: values, frames }: MelFrames) {
      calls.decoded += 1;
      const samples = new Float32Array(frames * mel.hopLength);
      for (let t = 0; t < frames; t++) samples[t * mel.hopLength] = Math.exp(values[t]) / 100;
      return samples;
    },
    async dispose() {
      calls.disposed += 1;
    },
  };
  return { vocoder, calls };
}

test("a vocoder of the caller's speaks, is listed, and goes with the synthesizer", async () => {
  const { vocoder, calls } = clicks();
  const tts = await createSynthesizer({ vocoder, cache: false });
  expect(tts.voice.vocoders).toContain("clicks");
  const own = await tts.synthesize("Hello.");
  expect(own.vocoder).toBe("clicks");
  expect(calls.decoded).toBeGreaterThan(0);
  const sounding = own.audio.reduce((count, sample) => count + (sample === 0 ? 0 : 1), 0);
  expect(sounding).toBeLessThanOrEqual(own.audio.length / MEL.hopLength);
  const usual = await tts.synthesize("Hello.", { vocoder: "griffin-lim" });
  expect(usual.vocoder).toBe("griffin-lim");
  await tts.dispose();
  expect(calls.disposed).toBe(1);
});

test.each([
  { what: "another mel", made: clicks({ hopLength: 256 }), code: "VOCODER_MISMATCH" },
  { what: "the name auto", made: clicks({}, "auto"), code: "INVALID_ARGUMENT" },
  { what: "a name with blanks", made: clicks({}, "my clicks"), code: "INVALID_ARGUMENT" },
])("$what is refused", async ({ made, code }) => {
  const error = await createSynthesizer({ vocoder: made.vocoder }).catch(
    (reason: unknown) => reason,
  );
  expect(SynthesisError.is(error) && error.code).toBe(code);
});
