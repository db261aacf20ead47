import { SynthesisError, type Utterance, type SymbolSeconds } from "@cosyvoice-lite/spec";
import type { ResolvedOptions } from "./options";
import type { ReadText, SpeakableUtterance } from "./read-text";

/** Seconds of sound that `synthesize()` returns at most: 30 minutes, 173 MB at 24 kHz. */
export const LONGEST_SPEECH = 1800;

/** The seconds for `synthesize()`, whatever the caller allows; what is no number is left to the check of the options. */
export const wholeSpeech = (maxSeconds: number | undefined = LONGEST_SPEECH): number =>
  maxSeconds > LONGEST_SPEECH ? LONGEST_SPEECH : maxSeconds;

// Twice what a very fast reader speaks in a second: a text that passes even this bound is refused before it is read.
const MOST_LETTERS_PER_SECOND = 45;
/** `<prosody rate>` can make any text so many times faster. */
const FASTEST_RATE = 4;
// A Chinese character, a kana or a Korean syllable takes as long as some letters of an alphabet.
const LETTERS_PER_SYLLABLE = 3;
const SYLLABLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Refuses texts that cannot fit whatever they say, for any voice and without reading them.
 * @throws SynthesisError `TEXT_TOO_LONG`.
 */
export function refuseHopelessLength(text: string, speed: number, maxSeconds: number): void {
  const fastest = /<prosody\s/i.test(text) ? FASTEST_RATE : Math.max(1, speed);
  const bound = maxSeconds * MOST_LETTERS_PER_SECOND * fastest;
  if (text.length * LETTERS_PER_SYLLABLE <= bound) return;
  let letters = 0;
  for (const [letter] of text.matchAll(/[\p{L}\p{N}]/gu))
    letters += SYLLABLE.test(letter) ? LETTERS_PER_SYLLABLE : 1;
  if (letters > bound) throw tooLong(maxSeconds);
}

/** More than a UTF-16 unit makes, but for rare signs with long names. Seconds. */
const SLOWEST_UNIT = 0.4;
/** Longer than a pause can be. Seconds. */
const SLOWEST_PAUSE = 60;

/** Whether a text may make more than so many seconds: only then it is worth reading all of it ahead. */
export function mayBeTooLong(text: string, speed: number, maxSeconds: number): boolean {
  const pauses = text.match(/\[pause:/gi)?.length ?? 0;
  const breaks = text.match(/<break/gi)?.length ?? 0;
  const slowest = /<prosody\s/i.test(text) ? 1 / FASTEST_RATE : speed;
  const most = (text.length * SLOWEST_UNIT) / slowest + (pauses + breaks) * SLOWEST_PAUSE;
  return most > maxSeconds;
}

// Shares of what ordinary texts take, with margins to what was measured with texts made for speed: one word again and again goes
// down to 0.65 ("的的的"), texts of different words to 0.8 ("1 2 3"), ordinary texts to 0.9 of another ordinary text.
const LEAST_SHARE = 0.6;
const LEAST_SHARE_OF_REST = 0.9;
/** Seconds of speech after which a text tells how fast its rest will be. */
const ENOUGH_TO_TELL = 60;
/** The most that one word may be of all words for a text to count as ordinary. */
const MOST_OF_ONE_WORD = 0.15;

interface Expected {
  /** Silence before the sentence, in seconds: exact. */
  readonly silence: number;
  /** What an ordinary text would take. */
  readonly speech: number;
}

/**
 * Knows all sentences of a text and says as early as possible that they make too much sound. Nothing that would have fit is refused before
 * its sound is there, up to a text that changes its manner in the middle.
 */
export class LengthGuard {
  readonly #sentences: Expected[];
  readonly #share: number;
  #spokenSpeech = 0;
  #spokenSilence = 0;
  #restSpeech: number;
  #restSilence: number;

  readonly #maxSeconds: number;

  /** @param symbolSeconds - Missing where the voice's symbols say nothing about its pace: only silence is counted then. */
  constructor(
    { items, remainder }: ReadText,
    { speed, maxSeconds }: Pick<ResolvedOptions, "speed" | "maxSeconds">,
    symbolSeconds: SymbolSeconds | undefined,
  ) {
    this.#maxSeconds = maxSeconds;
    this.#sentences = items.map(({ utterance, pauseBeforeMs, breakMs: before }) => ({
      silence: (pauseBeforeMs / speed + before) / 1000,
      speech: symbolSeconds ? expectedSeconds(utterance, speed, symbolSeconds) : 0,
    }));
    this.#restSpeech = this.#sentences.reduce((sum, { speech }) => sum + speech, 0);
    this.#restSilence = this.#sentences.reduce(
      (sum, { silence }) => sum + silence,
      remainder.breakMs / 1000,
    );
    this.#share = isMonotonous(items) ? LEAST_SHARE : LEAST_SHARE_OF_REST;
  }

  /** @throws SynthesisError `TEXT_TOO_LONG` where the text makes too much, whatever it is made of. */
  checkAll(): void {
    const least = this.#restSilence + this.#restSpeech * LEAST_SHARE;
    if (least > this.#maxSeconds) throw tooLong(this.#maxSeconds);
  }

  /**
   * Looks at the rest when a sentence was spoken.
   * @param sentence - Its number, from 0; sentences come in order.
   * @param seconds - Sound up to its end.
   * @throws SynthesisError `TEXT_TOO_LONG`.
   */
  checkRest(sentence: number, seconds: number): void {
    const { silence, speech } = this.#sentences[sentence];
    this.#restSilence -= silence;
    this.#restSpeech -= speech;
    this.#spokenSilence += silence;
    this.#spokenSpeech += speech;
    const spoken = seconds - this.#spokenSilence;
    const isKnown = spoken > ENOUGH_TO_TELL && this.#spokenSpeech > 0;
    // Never slower than ordinary texts: a slow beginning says little about the rest.
    const pace = isKnown ? Math.min(1, spoken / this.#spokenSpeech) : 0;
    const share = Math.max(LEAST_SHARE, this.#share * pace);
    if (seconds + this.#restSilence + this.#restSpeech * share > this.#maxSeconds)
      throw tooLong(this.#maxSeconds);
  }
}

function expectedSeconds(
  { languages, prosody }: Pick<Utterance, "languages" | "prosody">,
  speed: number,
  symbolSeconds: SymbolSeconds,
): number {
  const seconds = languages.reduce((sum, language) => sum + symbolSeconds[language], 0);
  return seconds / Math.min(4, Math.max(0.25, speed * (prosody?.speed ?? 1)));
}

/** Whether one word makes up much of a text: repeated, some words take little more than half of what a word takes among others. */
function isMonotonous(items: readonly SpeakableUtterance[]): boolean {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { utterance } of items) {
    for (const { symbolStart, symbolEnd } of utterance.words) {
      const word = utterance.symbols.slice(symbolStart, symbolEnd).join(" ");
      counts.set(word, (counts.get(word) ?? 0) + 1);
      all += 1;
    }
  }
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most > all * MOST_OF_ONE_WORD;
}

/** The error for more than so many seconds. */
export function tooLong(maxSeconds: number): SynthesisError {
  const isMinutes = maxSeconds >= 120 && maxSeconds % 60 === 0;
  const shown = isMinutes ? `${maxSeconds / 60} minutes` : `${maxSeconds} seconds`;
  const who = maxSeconds === LONGEST_SPEECH ? "synthesize() returns" : "is allowed here";
  const what =
    maxSeconds === LONGEST_SPEECH
      ? "Use stream(), which yields it sentence by sentence."
      : "Send it in parts.";
  return new SynthesisError(
    "TEXT_TOO_LONG",
    `The text makes more than ${shown} of sound, the most that ${who}. ${what}`,
  );
}
