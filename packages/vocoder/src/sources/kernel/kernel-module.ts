import { SynthesisError } from "@cosyvoice-lite/spec";
import { KERNEL_BINARY } from "./kernel-binary";

/**
 * The kernel's functions; see the sources in this package's folder `kernel`. All arguments are memory addresses and
 * sizes.
 */
export interface Kernel {
  readonly radix2: KernelPass;
  readonly radix3: KernelPass;
  readonly radix4: KernelPass;
  readonly radix5: KernelPass;
  pulses(
    to: number,
    count: number,
    index: number,
    perHop: number,
    left: number,
    change: number,
    perSample: number,
    bandLimit: number,
    cycles: number,
  ): number;
  cut(from: number, hopBytes: number, window: number, frames: number, count: number): void;
  overlap(frames: number, window: number, to: number, hopBytes: number, count: number): void;
  scale(from: number, factors: number, to: number, count: number): void;
  shape(
    frames: number,
    noise: number,
    points: number,
    turns: number,
    rows: number,
    rowBytes: number,
    present: number,
    magnitudes: number,
  ): void;
  refine(
    frames: number,
    points: number,
    turns: number,
    magnitudes: number,
    before: number,
    heard: number,
  ): void;
}

/** A pass of the transform from `x` to `y`; see `RadixPass`. */
type KernelPass = (x: number, y: number, n: number, s: number, twiddles: number) => void;

/** The part of the global `WebAssembly` that is used. */
export type WebAssemblyApi = Pick<
  typeof WebAssembly,
  "Instance" | "Memory" | "Module" | "validate"
>;

/**
 * Compiles the kernel.
 * @param api - The global `WebAssembly`; `undefined` if unavailable.
 * @throws SynthesisError `BACKEND_UNAVAILABLE` if the kernel cannot run: no WebAssembly, no SIMD, or a page whose
 * security policy
 * forbids it. ONNX graphs would not run there either.
 */
export function compileKernel(api: WebAssemblyApi | undefined): WebAssembly.Module {
  const bytes = Uint8Array.from(atob(KERNEL_BINARY), (letter) => letter.charCodeAt(0));
  try {
    if (api?.validate(bytes)) return new api.Module(bytes);
  } catch (cause) {
    throw unavailable(
      "WebAssembly is blocked: the page's Content-Security-Policy needs 'wasm-unsafe-eval' in script-src",
      cause,
    );
  }
  throw unavailable(
    "It requires WebAssembly with SIMD: Node 16, Chrome 91, Firefox 89, Safari 16.4 or later",
  );
}

/** The remedy if the kernel cannot run. */
export function unavailable(remedy: string, cause?: unknown): SynthesisError {
  return new SynthesisError(
    "BACKEND_UNAVAILABLE",
    `The source filter of the vocoder "lite" cannot run. ${remedy}. Or choose the vocoder "griffin-lim".`,
    { cause },
  );
}
