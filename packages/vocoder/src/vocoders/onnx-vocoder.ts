/**
 * What all vocoders with an ONNX graph share: checks, chunks, cancellation.
 * @module
 */
import {
  type MelFrames,
  SynthesisError,
  throwIfAborted,
  type VocoderOptions,
} from "@cosyvoice-lite/spec";
import { createF0Estimator } from "../sources/estimate-f0";
import { createNoiseLoop, NOISE_PERIOD } from "../sources/noise";
import {
  createExcitationSamples,
  createSourceSignals,
  type ExcitationSamples,
  type SourceSignals,
} from "./graph-sources";
import {
  checkMelFrames,
  disposedError,
  type StreamingVocoder,
  type VocoderRequest,
} from "./vocoder";
import {
  type GraphResult,
  loadVocoderGraph,
  type OptionalInput,
  type VocoderTensors,
} from "./vocoder-graph";

/**
 * Memoizes the value of the last key: texts rarely alternate between seeds.
 * @param make - Creates the value of a key; equal keys must give equal values.
 */
export function rememberLast<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (last === undefined || last.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

/** Turns the graph's results into samples for one utterance. */
export interface Renderer {
  /**
   * @param result - Outputs of the graph for some frames and their context.
   * @param count - How many frames after the context are new.
   * @returns The samples that are final now.
   */
  render(result: GraphResult, count: number): Float32Array;
}

/** What distinguishes one ONNX vocoder from another. */
export interface OnnxVocoderKind {
  /** Name in `voice.json`. */
  readonly name: string;
  /** The usual tensor names. */
  readonly tensors: VocoderTensors;
  /** Context of the graph in frames on each side, unless the request specifies it. */
  readonly contextFrames: number;
  /** Whether the renderer also needs F0. Default: only the graph may. */
  readonly needsF0?: boolean;
  /** Begins an utterance. If F0 is needed, its frames have it: the acoustic model's or an estimate. */
  begin(frames: MelFrames, seed: number): Renderer;
}

/**
 * Frames of a stream's chunks. The first is 0.15 s at the usual hop: its context costs twice as much, so that fewer
 * frames would hardly be
 * faster. Whole utterances are decoded in the same chunks, so that the samples are equal; therefore there are few
 * chunks. The second must be ready before the first has been played, which holds up to a real-time factor of 0.05. The
 * source filter works on 4 frames at a time.
 */
const CHUNKS = [12, 192] as const;
const LARGEST_CHUNK = 640;

/** Optional inputs that are F0 or derived from it. */
const USES_F0: readonly OptionalInput[] = ["f0", "pulses", "excitation"];

/**
 * Creates a vocoder from a graph: mel (and F0, pulses and noise, if the graph takes them) in, the samples that the
 * kind's renderer computes from its outputs out. Missing F0 is estimated from the mel. `decode` runs the graph once on
 * the whole utterance; `stream` runs it on chunks with `contextFrames` of context on either side, whose results are
 * discarded. The signal is checked between runs.
 * @param kind - Which tensors, and what to do with them.
 * @param request - Backend, graph, mel and manifest entry.
 * @throws SynthesisError `INVALID_ARGUMENT`, `VOICE_INVALID` and the backend's errors as `loadVocoderGraph` says.
 */
export async function createOnnxVocoder(
  kind: OnnxVocoderKind,
  request: VocoderRequest,
): Promise<StreamingVocoder> {
  const { name, contextFrames: usualContext } = kind;
  const { mel } = request;
  const graph = await loadVocoderGraph(name, request, kind.tensors);
  const context = request.contextFrames ?? usualContext;
  const estimator = rememberLast(createF0Estimator);
  const noiseLoop = rememberLast((seed: number) =>
    createNoiseLoop(seed, NOISE_PERIOD * mel.hopLength),
  );
  let disposed = false;

  /** The frames with F0, if the graph uses it or pulses derived from it. */
  function withF0(frames: MelFrames): MelFrames {
    const wanted = kind.needsF0 === true || USES_F0.some((role) => graph.takes.has(role));
    if (!wanted || frames.f0 !== undefined) return frames;
    return { ...frames, f0: estimator(mel)(frames) };
  }

  function signalsOf({ frames, f0 }: MelFrames, seed: number): SourceSignals | undefined {
    if (!graph.takes.has("pulses") && !graph.takes.has("noise")) return undefined;
    // The graph must not get the same noise as the excitation: the two would add up coherently.
    const own = graph.takes.has("excitation") ? seed + 1 : seed;
    return createSourceSignals(f0 ?? new Float32Array(frames), mel, noiseLoop(own));
  }

  function excitationOf(
    frames: MelFrames,
    options: VocoderOptions,
    isWhole: boolean,
  ): ExcitationSamples | undefined {
    if (!graph.takes.has("excitation")) return undefined;
    if (request.excitation)
      return createExcitationSamples(request.excitation, frames, options, isWhole);
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The graph of the vocoder "${name}" takes an excitation: pass the vocoder that computes it ("excitation" in voice.json).`,
    );
  }

  async function* chunks(
    given: MelFrames,
    options: VocoderOptions,
    isWhole: boolean,
  ): AsyncGenerator<Float32Array, void> {
    const { seed = 0, signal } = options;
    checkMelFrames(given, mel);
    const frames = withF0(given);
    const signals = signalsOf(frames, seed);
    const renderer = frames.frames > 0 ? kind.begin(frames, seed) : undefined;
    const excitation = excitationOf(frames, options, isWhole);
    let chunk = 0;
    try {
      for (let from = 0; renderer !== undefined && from < frames.frames;) {
        if (disposed) throw disposedError(name);
        throwIfAborted(signal);
        const size = isWhole ? Infinity : (CHUNKS[chunk++] ?? LARGEST_CHUNK);
        // The rest of an utterance is not a separate chunk if it is shorter than its context.
        const isRest = chunk > 1 && frames.frames - from - size <= 2 * context;
        const to = isRest ? frames.frames : Math.min(frames.frames, from + size);
        const result = await graph.run({ frames, from, to, context, signals, excitation });
        throwIfAborted(signal);
        const samples = renderer.render(result, to - from);
        if (samples.length > 0) yield samples;
        from = to;
      }
    } finally {
      await excitation?.close();
    }
  }

  return {
    specVersion: 1,
    name,
    mel,
    async decode(frames, options = {}) {
      if (disposed) throw disposedError(name);
      throwIfAborted(options.signal);
      let samples = new Float32Array(0);
      for await (const all of chunks(frames, options, true))
        samples = all as Float32Array<ArrayBuffer>;
      return samples;
    },
    stream: (frames, options = {}) => chunks(frames, options, false),
    async dispose() {
      disposed = true;
      await Promise.all([graph.dispose(), request.excitation?.dispose()]);
    },
  };
}
