/**
 * Morphemes from `@patdx/kuromoji` (IPADIC).
 * @module
 */
import type { DictionaryLoader } from "./dictionary-loader";
import type { Analyze } from "./morpheme";

/** Loads the dictionary (about 0.8 s and 200 MB of memory) and returns an analyser over it. */
export async function loadKuromojiAnalyzer(loader: DictionaryLoader): Promise<Analyze> {
  const { TokenizerBuilder } = await import("@patdx/kuromoji");
  const tokenizer = await new TokenizerBuilder({ loader: { loadArrayBuffer: loader } }).build();
  return (given) => {
    // Kuromoji throws on NUL, which ends its trie keys; a blank keeps the offsets.
    const text = given.replaceAll("\0", " ");
    let cursor = 0;
    // Unknown katakana words come with their middle dots: ピョートル・イリイチ is two words.
    const tokens = tokenizer
      .tokenize(text)
      .flatMap((token) =>
        token.word_type === "KNOWN"
          ? [token]
          : token.surface_form
              .split(/(?<=・)|(?=・)/)
              .map((surface_form) => ({ ...token, surface_form })),
      );
    return tokens.flatMap((token) => {
      // Kuromoji counts code points, we count UTF-16 units: find the surface again instead of trusting the position.
      const start = text.indexOf(token.surface_form, cursor);
      if (start < 0 || !token.surface_form.trim()) return [];
      cursor = start + token.surface_form.length;
      const known = token.word_type === "KNOWN";
      const field = (value: string | undefined) =>
        value === undefined || value === "*" ? "" : value;
      return [
        {
          surface: token.surface_form,
          start,
          end: cursor,
          pos: token.pos,
          detail: field(token.pos_detail_1),
          subdetail: field(token.pos_detail_2),
          lemma: field(token.basic_form) || token.surface_form,
          pronunciation:
            (known && (field(token.pronunciation) || field(token.reading))) || undefined,
        },
      ];
    });
  };
}
