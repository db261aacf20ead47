/**
 * Golden data of `scripts/make-cosyvoice-golden.py`, for tests.
 * @module
 */
import { readFile } from "node:fs/promises";
import {
  createBytePairTokenizer,
  type BytePairTokenizer,
  parseBytePairFile,
  type BytePairFile,
} from "../../src/text/byte-pair";

/** Rows of the text embedding of the 300M models. */
const TEXT_TOKENS = 51866;

/** What the official code makes of texts. */
export interface Golden {
  readonly special_tokens: Readonly<Record<string, number>>;
  readonly ranks: Readonly<Record<string, number>>;
  readonly tokens: readonly { readonly text: string; readonly ids: readonly number[] }[];
  readonly paragraphs: readonly {
    readonly text: string;
    readonly chinese: boolean;
    readonly tidy: string;
    /** `null` where the official code fails. */
    readonly pieces: readonly string[] | null;
  }[];
}

const json = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));

/** Reads the golden file. */
export async function readGolden(): Promise<Golden> {
  return (await json("../golden/cosyvoice.json")) as Golden;
}

/** The tokenizer of the golden file. */
export async function goldenTokenizer(golden: Golden): Promise<BytePairTokenizer> {
  return createBytePairTokenizer(await goldenRanks(golden), TEXT_TOKENS);
}

/** The ranks of the golden file, with the pattern that the export tool writes. */
export async function goldenRanks(golden: Golden): Promise<BytePairFile> {
  const exported = (await json("../fixtures/cosyvoice1-tiny/voice/tokenizer.json")) as {
    pat_str: string;
  };
  return parseBytePairFile({
    pat_str: exported.pat_str,
    special_tokens: golden.special_tokens,
    bpe_ranks: Object.entries(golden.ranks)
      .map(([token, rank]) => `! ${rank} ${token}`)
      .join("\n"),
  });
}
