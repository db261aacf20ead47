/**
 * The compiled kernel.
 * @module
 */
import { KERNEL_BINARY } from "./kernel-binary";

/**
 * What the kernel can do; see the sources in this package's folder `kernel`. All arguments are addresses in the memory
 * and sizes.
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
export type KernelPass = (x: number, y: number, n: number, s: number, twiddles: number) => void;

/** What is needed of the global `WebAssembly`. */
export type WebAssemblyApi = Pick<
  typeof WebAssembly,
  "Instance" | "Memory" | "Module" | "validate"
>;

/**
 * Compiles the kernel.
 * @param api - The global `WebAssembly`; undefined where there is none.
 * @returns Undefined where the kernel cannot run: no WebAssembly, no SIMD, or a page whose security policy forbids it.
 */
export function compileKernel(api: WebAssemblyApi | undefined): WebAssembly.Module | undefined {
  if (api === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(KERNEL_BINARY), (letter) => letter.charCodeAt(0));
    return api.validate(bytes) ? new api.Module(bytes) : undefined;
  } catch {
    // The slower way to the same samples needs no permission.
    return undefined;
  }
}
