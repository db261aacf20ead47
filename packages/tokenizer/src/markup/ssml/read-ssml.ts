/**
 * SSML: tags to regions, pauses, changes of the voice and pronunciations.
 * @module
 */
import type { MarkupReading } from "../markup-reading";
import { scanSsml, type SsmlToken } from "./scan";
import { SsmlReader } from "./ssml-reader";

/**
 * Reads an SSML text in linear time. What is not understood, or not well-formed, is a warning, and the text is read on.
 * @param symbols - Of the voice.
 */
export function readSsml(text: string, symbols: readonly string[]): MarkupReading {
  const reader = new SsmlReader(text, symbols);
  for (const token of scanSsml(text)) readToken(reader, token);
  return reader.finish();
}

function readToken(reader: SsmlReader, token: SsmlToken): void {
  switch (token.kind) {
    case "open":
      return reader.open(token);
    case "close":
      return reader.close(token);
    case "empty":
      reader.open(token);
      return reader.close(token);
    case "entity":
      return reader.entity(token);
    case "nothing":
      return reader.skip(token);
    case "stray":
      return reader.stray(token);
  }
}
