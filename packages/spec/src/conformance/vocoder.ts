/**
 * The conformance suite for vocoders, for any test runner:
 *
 * ```ts
 * for (const { name, run } of vocoderConformance({ create, frames })) it(name, run);
 * ```
 * @module
 */
import type { MelFrames, Vocoder } from "../models";
import { SynthesisError } from "../errors";
import { expectRejection, expectThat, type ConformanceCase } from "./case";

/** What the suite needs. */
export interface VocoderConformanceOptions {
  /** Creates a fresh vocoder; the suite disposes it. */
  readonly create: () => Promise<Vocoder>;
  /** Frames of ordinary speech, at least ten, with F0 if the vocoder needs it. */
  readonly frames: MelFrames;
}

/** The checks: lengths, values, repeatability, bad input, aborting and disposal. */
export function vocoderConformance({
  create,
  frames,
}: VocoderConformanceOptions): ConformanceCase[] {
  const withVocoder = async (use: (vocoder: Vocoder) => Promise<void>) => {
    const vocoder = await create();
    try {
      await use(vocoder);
    } finally {
      await vocoder.dispose();
    }
  };

  return [
    {
      name: "declares its spec version, its name and its mel",
      run: () =>
        withVocoder(async (vocoder) => {
          expectThat(vocoder.specVersion === 1, "specVersion must be 1");
          expectThat(
            /^[a-z0-9-]+$/.test(vocoder.name),
            "name must be lower-case letters, digits and '-'",
          );
          expectThat(
            vocoder.mel.bins * frames.frames === frames.mel.length,
            "the frames must match the vocoder",
          );
        }),
    },
    {
      name: "returns frames · hopLength finite samples that are not silence",
      run: () =>
        withVocoder(async (vocoder) => {
          const samples = await vocoder.decode(frames);
          expectThat(samples instanceof Float32Array, "samples must be a Float32Array");
          const wanted = frames.frames * vocoder.mel.hopLength;
          expectThat(
            samples.length === wanted,
            `there must be ${wanted} samples, found ${samples.length}`,
          );
          expectThat(samples.every(Number.isFinite), "every sample must be finite");
          expectThat(
            samples.some((sample) => Math.abs(sample) > 1e-4),
            "speech must not become silence",
          );
        }),
    },
    {
      name: "accepts any number of frames, including none and one",
      run: () =>
        withVocoder(async (vocoder) => {
          for (const count of [0, 1, 2, 7]) {
            const samples = await vocoder.decode(firstFrames(frames, count, vocoder.mel.bins));
            const wanted = count * vocoder.mel.hopLength;
            expectThat(
              samples.length === wanted,
              `${count} frames must give ${wanted} samples, found ${samples.length}`,
            );
            expectThat(samples.every(Number.isFinite), `samples of ${count} frames must be finite`);
          }
        }),
    },
    {
      name: "returns the same samples for the same frames and seed, also concurrently",
      run: () =>
        withVocoder(async (vocoder) => {
          const first = await vocoder.decode(frames, { seed: 7 });
          const both = await Promise.all([
            vocoder.decode(frames, { seed: 7 }),
            vocoder.decode(frames, { seed: 7 }),
          ]);
          for (const again of both) expectThat(sameValues(first, again), "samples must be equal");
        }),
    },
    {
      name: "uses 0 as the default seed",
      run: () =>
        withVocoder(async (vocoder) => {
          const [usual, zero] = [
            await vocoder.decode(frames),
            await vocoder.decode(frames, { seed: 0 }),
          ];
          expectThat(sameValues(usual, zero), "samples must be equal");
        }),
    },
    {
      name: "leaves its input unchanged",
      run: () =>
        withVocoder(async (vocoder) => {
          const [mel, f0] = [frames.mel.slice(), frames.f0?.slice()];
          await vocoder.decode(frames);
          expectThat(sameValues(mel, frames.mel), "mel must not change");
          expectThat(!f0 || !frames.f0 || sameValues(f0, frames.f0), "f0 must not change");
        }),
    },
    {
      name: "keeps silence quiet",
      run: () =>
        withVocoder(async (vocoder) => {
          const mel = new Float32Array(frames.mel.length).fill(Math.log(vocoder.mel.logFloor));
          const f0 = frames.f0 && new Float32Array(frames.frames);
          const samples = await vocoder.decode({ mel, frames: frames.frames, f0 });
          const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
          expectThat(loudest < 0.05, `silence must stay below 0.05, found ${loudest}`);
        }),
    },
    {
      name: "streams the samples that it decodes, if it supports streaming",
      run: () =>
        withVocoder(async (vocoder) => {
          if (!vocoder.stream) return;
          const long = repeated(frames, 3, vocoder.mel.bins);
          const whole = await vocoder.decode(long, { seed: 5 });
          const first = new Float32Array(whole.length);
          let at = 0;
          let pieces = 0;
          for await (const piece of vocoder.stream(long, { seed: 5 })) {
            for (const [n, sample] of piece.entries()) {
              const difference = Math.abs(sample - whole[at + n]);
              expectThat(difference <= 1e-4, `sample ${at + n} is off by ${difference}`);
            }
            if (at + piece.length <= first.length) first.set(piece, at);
            at += piece.length;
            pieces += 1;
          }
          expectThat(at === whole.length, `${whole.length} samples must be streamed, found ${at}`);
          expectThat(pieces > 1, "a stream must come in more than one piece");
          let again = 0;
          const streamed = new Float32Array(whole.length);
          for await (const piece of vocoder.stream(long, { seed: 5 })) {
            streamed.set(piece, again);
            again += piece.length;
          }
          expectThat(sameValues(streamed, first), "a second stream must have the same samples");
        }),
    },
    {
      name: "rejects a wrong number of mel values, or values that are not finite, with INVALID_ARGUMENT",
      run: () =>
        withVocoder(async (vocoder) => {
          const short = { ...frames, mel: frames.mel.subarray(1) };
          await expectRejection(vocoder.decode(short), "INVALID_ARGUMENT");
          const broken = { ...frames, mel: frames.mel.slice() };
          broken.mel[3] = NaN;
          await expectRejection(vocoder.decode(broken), "INVALID_ARGUMENT");
        }),
    },
    {
      name: "stops with ABORTED when its signal has fired or fires",
      run: () =>
        withVocoder(async (vocoder) => {
          await expectRejection(vocoder.decode(frames, { signal: AbortSignal.abort() }), "ABORTED");
          const controller = new AbortController();
          const running = vocoder.decode(frames, { signal: controller.signal });
          // The work may finish before the signal is seen; any other error is a failure.
          controller.abort();
          await running.catch((error: unknown) => {
            expectThat(
              SynthesisError.is(error) && error.code === "ABORTED",
              `must be ABORTED: ${String(error)}`,
            );
          });
          const samples = await vocoder.decode(frames);
          expectThat(samples.length > 0, "it must work again after an abort");
        }),
    },
    {
      name: "can be disposed twice, and rejects with DISPOSED afterwards",
      run: async () => {
        const vocoder = await create();
        await vocoder.dispose();
        await vocoder.dispose();
        await expectRejection(vocoder.decode(frames), "DISPOSED");
      },
    },
  ];
}

/** The frames several times in a row, long enough for more than one chunk. */
function repeated({ mel, frames, f0 }: MelFrames, times: number, bins: number): MelFrames {
  const long = new Float32Array(mel.length * times);
  for (let m = 0; m < bins; m++) {
    const row = mel.subarray(m * frames, (m + 1) * frames);
    for (let i = 0; i < times; i++) long.set(row, (m * times + i) * frames);
  }
  const longF0 = f0 && Float32Array.from({ length: frames * times }, (_, t) => f0[t % frames]);
  return { mel: long, frames: frames * times, f0: longF0 };
}

function firstFrames({ mel, frames, f0 }: MelFrames, count: number, bins: number): MelFrames {
  const cut = new Float32Array(bins * count);
  for (let m = 0; m < bins; m++) cut.set(mel.subarray(m * frames, m * frames + count), m * count);
  return { mel: cut, frames: count, f0: f0?.slice(0, count) };
}

function sameValues(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
