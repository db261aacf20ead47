/**
 * LAME in JavaScript. The package is under the LGPL: it is not part of ours, and loaded only where the user installed it.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

/** One of the package's encoders. */
export interface LameEncoder {
  encodeBuffer(samples: Int16Array): Uint8Array;
  flush(): Uint8Array;
}

/** The part of the package that we use. */
export interface LameModule {
  readonly Mp3Encoder: new (
    channels: number,
    sampleRate: number,
    kilobitsPerSecond: number,
  ) => LameEncoder;
}

/** Imports the package. */
export type ImportLame = () => Promise<unknown>;

// As a value, so that bundlers do not ask for a package that need not be there.
const PACKAGE: string = "@breezystack/lamejs";

/** @throws SynthesisError `INVALID_ARGUMENT` that says what to install. */
export async function loadLame(
  importLame: ImportLame = () => import(PACKAGE),
): Promise<LameModule> {
  try {
    const module = (await importLame()) as Partial<LameModule> & { readonly default?: LameModule };
    if (module.Mp3Encoder) return module as LameModule;
    if (module.default?.Mp3Encoder) return module.default;
    throw new TypeError(`${PACKAGE} has no Mp3Encoder.`);
  } catch (cause) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `MP3 needs the package ${PACKAGE} (LGPL), which is not bundled: run \`npm install ${PACKAGE}\`, or choose opus, flac or wav.`,
      { cause },
    );
  }
}
