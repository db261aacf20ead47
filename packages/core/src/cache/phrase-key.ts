import type { Utterance, VoiceManifest } from "@cosyvoice-lite/spec";
import type { ResolvedOptions } from "../options";
import { sha256 } from "../voice/voice-source";
import packageJson from "../../package.json";

/** Options that change samples; the others are about the text before it becomes ids, and about the call. */
type SoundOptions = Omit<
  ResolvedOptions,
  "language" | "lexicon" | "markup" | "maxSeconds" | "signal" | "onProgress"
>;

/**
 * The name of a phrase: equal for utterances with the same samples and words. It holds ids instead of the text, so that
 * lexicon and language are in it; the written words are in it since times are told for them.
 * @param models - Everything that speaks: voice, backend, version of the library.
 * @param options - With the changes of the text's own markup.
 */
export function phraseKey(models: string, utterance: Utterance, options: SoundOptions): string {
  const { ids, languages, words, source, start } = utterance;
  const origin = phraseOrigin(utterance);
  const last = words.reduce((end, word) => Math.max(end, word.end), origin);
  return JSON.stringify([
    models,
    soundOptions(options),
    ids,
    runs(languages),
    source.slice(origin - start, last - start),
    words.map(({ start: from, end, symbolStart, symbolEnd, language, parts }) => [
      from - origin,
      end - origin,
      symbolStart,
      symbolEnd,
      language,
      parts?.map((part) => [
        part.start - origin,
        part.end - origin,
        part.symbolStart,
        part.symbolEnd,
      ]),
    ]),
  ]);
}

/** UTF-16 offset of the first written word: what is kept of a phrase counts from there. */
export function phraseOrigin({ words, start }: Utterance): number {
  return words.reduce((least, word) => Math.min(least, word.start), words[0]?.start ?? start);
}

/** Every option, in one order; a new one is in the key without anybody thinking of it. */
function soundOptions(options: SoundOptions): unknown {
  const silent = ["language", "lexicon", "markup", "maxSeconds", "signal", "onProgress"];
  return Object.entries(options)
    .filter(([name]) => !silent.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, sorted(value)]);
}

/** Plain values with the keys of objects in order. */
function sorted(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]) => [name, sorted(inner)]);
}

/** Neighbours that are equal, and how many they are. */
function runs(values: readonly string[]): (readonly [string, number])[] {
  const found: [string, number][] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last?.[0] === value) last[1]++;
    else found.push([value, 1]);
  }
  return found;
}

/** A name for a voice (its manifest holds the hashes of all files), a backend and a version of the library. */
export async function modelsKey(manifest: VoiceManifest, backend: string): Promise<string> {
  const voice = await sha256(new TextEncoder().encode(JSON.stringify(manifest)));
  return `${packageJson.version} ${backend} ${voice}`;
}
