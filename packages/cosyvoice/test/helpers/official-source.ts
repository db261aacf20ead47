/**
 * Ten seconds of the official neural source filter's source, and ours for the same F0, phases and noise.
 * @module
 */
import { harmonicSource, type SourceSettings } from "../../src/hift";
import { fixture, largestDifference, readGolden } from "./golden";

/** How ours compares. */
export interface OfficialSourceComparison {
  /** Samples of ours. */
  readonly samples: number;
  /** Largest absolute difference at the samples that are stored of the official source. */
  readonly distance: number;
}

/** Computes ours and compares. */
export async function compareOfficialSource(): Promise<OfficialSourceComparison> {
  const golden = await readGolden(fixture("cosyvoice1-source"));
  const loop = golden.tensor("noise");
  const period = loop.dims[1];
  const { samples } = harmonicSource(
    {
      f0: golden.tensor("f0").floats,
      phases: golden.tensor("phase").floats,
      fillNoise: (harmonic, row) => {
        for (let n = 0; n < row.length; n++) row[n] = loop.floats[harmonic * period + (n % period)];
      },
    },
    golden.value<SourceSettings>("settings"),
  );
  const stride = golden.value<number>("stride");
  const thinned = samples.filter((_, n) => n % stride === 0);
  return {
    samples: samples.length,
    distance: largestDifference(thinned, golden.tensor("source").floats),
  };
}
