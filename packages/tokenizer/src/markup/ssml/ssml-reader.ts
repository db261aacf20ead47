import type { Language, SynthesisWarning, UtteranceProsody } from "@cosyvoice-lite/spec";
import type { LanguageRegion } from "../language-regions";
import {
  markupIgnored,
  type MarkedWord,
  type MarkupCut,
  type MarkupEdit,
  type MarkupReading,
} from "../markup-reading";
import { boundedPause, findPauseMarks } from "../pause-mark";
import { createPhonemeReader } from "../phoneme";
import { PLAIN_PROSODY, type ElementEffect } from "./elements";
import { openElement } from "./open-element";
import type { SsmlToken } from "./scan";

type Tag = Extract<SsmlToken, { readonly name: string }>;
type Place = Pick<SsmlToken, "start" | "end">;

/** An element that is open, and what was there before it. */
interface OpenElement {
  readonly tag: Tag;
  readonly effect: ElementEffect;
  readonly language: Language | undefined;
  readonly prosody: UtteranceProsody;
  /** How many edits there were when it began. */
  readonly edits: number;
}

/** Deepest nesting; what is nested deeper is read without its tags. */
const DEEPEST = 64;
/** Longest text that is pronounced as a whole, in UTF-16 units. */
const LONGEST_WORD = 200;
/** Warnings of one text: a flood of them helps nobody and fills the memory. */
const MOST_WARNINGS = 200;

/** Takes the parts of a text in their order. */
export class SsmlReader {
  readonly #text: string;
  readonly #edits: MarkupEdit[] = [];
  readonly #regions: LanguageRegion[] = [];
  readonly #cuts: MarkupCut[] = [];
  readonly #words: MarkedWord[] = [];
  readonly #warnings: SynthesisWarning[] = [];
  readonly #open: OpenElement[] = [];
  readonly #readPhoneme: ReturnType<typeof createPhonemeReader>;
  #language: Language | undefined;
  #prosody = PLAIN_PROSODY;
  /** Tags that were nested too deep and are still open. */
  #buried = 0;
  /** Where the text goes on after the last part. */
  #from = 0;
  /** The element whose content is pronounced as a whole, or replaced. */
  #whole: OpenElement | undefined;
  #hidden = 0;

  constructor(text: string, symbols: readonly string[]) {
    this.#text = text;
    this.#readPhoneme = createPhonemeReader(symbols);
  }

  open(tag: Tag): void {
    this.#advance(tag, tag.kind === "empty" ? "empty" : "open");
    if (this.#open.length >= DEEPEST) {
      this.#buried++;
      this.#warn(`<${tag.name}> is nested deeper than ${DEEPEST} tags`, tag);
      return;
    }
    const context = { prosody: this.#prosody, readPhoneme: this.#readPhoneme };
    const effect = openElement(tag.name, tag.attributes, context);
    for (const problem of effect.problems) this.#warn(`<${tag.name}> ${problem}`, tag);
    const element: OpenElement = {
      tag,
      effect,
      language: this.#language,
      prosody: this.#prosody,
      edits: this.#edits.length,
    };
    this.#open.push(element);
    this.#language = effect.language ?? this.#language;
    if (effect.isHidden) this.#hidden++;
    if (effect.alias !== undefined || effect.pronounce) this.#whole ??= element;
    if (this.#whole) return;
    if (effect.ending) this.#cuts.push({ at: tag.start, ending: "cut" });
    if (effect.prosody) this.#change(effect.prosody, tag.start);
  }

  close(tag: Tag): void {
    if (tag.kind === "close") this.#advance(tag, "close");
    if (this.#buried > 0) {
      this.#buried--;
      return;
    }
    let depth = this.#open.length;
    while (depth > 0 && this.#open[depth - 1].tag.name !== tag.name) depth--;
    if (depth === 0) {
      this.#warn(`</${tag.name}> closes nothing`, tag);
      return;
    }
    while (this.#open.length > depth) this.#end(tag, false);
    this.#end(tag, true);
  }

  entity({ character, ...place }: Extract<SsmlToken, { readonly kind: "entity" }>): void {
    if (character === undefined) return this.stray(place);
    this.#textUntil(place.start);
    this.#edits.push({
      start: place.start,
      end: place.end,
      by: this.#hidden ? "" : character,
      kind: "empty",
    });
    this.#from = place.end;
  }

  /** Leaves out a part that is not spoken. */
  skip(place: Place): void {
    this.#advance(place, "empty");
  }

  /** A character that should have been written as an entity is read as it stands. */
  stray({ start, end }: Place): void {
    const shown = this.#text.slice(start, end);
    const remedy = shown === "<" ? "&lt;" : "&amp;";
    this.#warn(`${shown} begins no tag and no entity; write ${remedy} for the character`, {
      start,
      end,
    });
  }

  finish(): MarkupReading {
    const end = this.#text.length;
    this.#textUntil(end);
    while (this.#open.length > 0) this.#end({ start: end, end }, false);
    const byPlace = (a: { start?: number }, b: { start?: number }) => a.start! - b.start!;
    return {
      edits: this.#edits,
      regions: this.#regions,
      cuts: this.#cuts,
      words: this.#words,
      warnings: this.#warnings.sort(byPlace),
    };
  }

  /** Takes the text up to a part, and the part away. */
  #advance({ start, end }: Place, kind: MarkupEdit["kind"]): void {
    this.#textUntil(start);
    this.#edits.push({ start, end, kind });
    this.#from = end;
  }

  /** Takes the text from the last part up to an offset. */
  #textUntil(until: number): void {
    const from = this.#from;
    if (until <= from) return;
    if (this.#hidden > 0) {
      this.#edits.push({ start: from, end: until, kind: "empty" });
      this.#from = until;
      return;
    }
    if (this.#language) this.#region(from, until, this.#language);
    if (this.#whole) return;
    const pauses = findPauseMarks(this.#text.slice(from, until), from);
    this.#edits.push(...pauses.edits);
    this.#cuts.push(...pauses.cuts);
    for (const warning of pauses.warnings) this.#put(warning);
  }

  #region(start: number, end: number, language: Language): void {
    const last = this.#regions.at(-1);
    if (last?.end === start && last.language === language)
      this.#regions[this.#regions.length - 1] = { ...last, end };
    else this.#regions.push({ start, end, language });
  }

  /** Ends the innermost element at a tag. */
  #end(tag: Place, isClosed: boolean): void {
    const element = this.#open.pop()!;
    const { effect, tag: opened } = element;
    if (!isClosed) this.#warn(`<${opened.name}> is not closed by </${opened.name}>`, opened);
    if (effect.isHidden) this.#hidden--;
    this.#language = element.language;
    if (this.#whole === element) {
      this.#whole = undefined;
      // Without a closing tag nobody knows what it was about: the text is read as it stands.
      if (isClosed) this.#replace(element, opened === tag ? opened.end : tag.start);
    }
    if (this.#whole) return;
    if (effect.prosody) this.#change(element.prosody, tag.end);
    if (effect.ending) this.#cuts.push({ at: tag.end, ending: effect.ending });
    if (effect.breakMs) {
      const { breakMs, warning } = boundedPause(effect.breakMs, opened.start, opened.end);
      if (warning) this.#put(warning);
      this.#cuts.push({ at: tag.end, ending: "cut", breakMs });
    }
  }

  #change(prosody: UtteranceProsody, at: number): void {
    const isSame = (
      Object.keys({ ...prosody, ...this.#prosody }) as (keyof UtteranceProsody)[]
    ).every((field) => prosody[field] === this.#prosody[field]);
    this.#prosody = prosody;
    if (!isSame)
      this.#cuts.push({ at, ending: "cut", prosody: prosody === PLAIN_PROSODY ? null : prosody });
  }

  /** Puts the alias or the pronunciation where the content stands, from the opening tag up to the closing one. */
  #replace({ tag: opened, effect, edits }: OpenElement, end: number): void {
    const start = opened.end;
    const content = this.#text.slice(start, end);
    if (effect.alias !== undefined) {
      // Tags inside the content go with it.
      const after = this.#edits.splice(edits).filter((edit) => edit.start >= end);
      const isEmpty = content.trim() === "";
      if (isEmpty) this.#edits.pop();
      const from = isEmpty ? opened.start : start;
      this.#edits.push({ start: from, end, by: effect.alias, kind: "empty" }, ...after);
      return;
    }
    const trimmed = content.trim();
    const inner = this.#edits.slice(edits).filter((edit) => edit.start < end);
    if (trimmed === "" || trimmed.length > LONGEST_WORD || inner.length > 0) {
      const problem = trimmed === "" ? "holds no text" : "holds tags, entities or a very long text";
      return this.#warn(`<${opened.name}> ${problem}; put it around a word`, opened);
    }
    const spoken = effect.pronounce!(trimmed);
    if ("problem" in spoken) return this.#warn(`<${opened.name}>: ${spoken.problem}`, opened);
    const at = start + content.indexOf(trimmed);
    const word = { written: trimmed, key: trimmed, caseSensitive: true, ...spoken };
    this.#words.push({ start: at, end: at + trimmed.length, word });
  }

  #warn(problem: string, { start, end }: Place): void {
    this.#put(markupIgnored(`${problem}. It was left out, and the text was read on.`, start, end));
  }

  #put(warning: SynthesisWarning): void {
    const count = this.#warnings.length;
    if (count < MOST_WARNINGS) this.#warnings.push(warning);
    else if (count === MOST_WARNINGS) {
      const message = `There is more markup that has no effect; only the first ${MOST_WARNINGS} places are named.`;
      this.#warnings.push({ ...warning, message });
    }
  }
}
