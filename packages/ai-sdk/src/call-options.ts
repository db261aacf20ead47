import type { SharedV4Warning, SpeechModelV4CallOptions } from "@ai-sdk/provider";
import type { EncodeOptions } from "@cosyvoice-lite/audio";
import { LANGUAGES, type SynthesisOptions } from "@cosyvoice-lite/core";
import { languageOfTag, type LanguageOption } from "@cosyvoice-lite/spec";

/** Our key in `providerOptions` and `providerMetadata`. */
export const PROVIDER_OPTIONS_KEY = "cosyvoiceLite";

/** What can stand under `providerOptions.cosyvoiceLite`: what the AI SDK has no option of its own for. */
export type CosyvoiceLiteOptions = Pick<
  SynthesisOptions,
  "lexicon" | "markup" | "pitch" | "volume" | "seed" | "vocoder" | "sampleRate" | "family"
> &
  Pick<EncodeOptions, "bitrate" | "sampleFormat">;

/** Options for both halves of the work, and what has no effect on either. */
export interface CallPlan {
  readonly synthesis: SynthesisOptions;
  readonly encoding: EncodeOptions;
  readonly warnings: readonly SharedV4Warning[];
}

/** Sorts the options of a call. Values are checked by those who take them. */
export function planCall(options: SpeechModelV4CallOptions): CallPlan {
  const { voice, speed, instructions, abortSignal: signal } = options;
  const warnings: SharedV4Warning[] = [];
  if (instructions) {
    const details = "The voices take no instructions; use speed, pitch and markup.";
    warnings.push({ type: "unsupported", feature: "instructions", details });
  }
  const language = languageOf(options.language);
  if (language === undefined) {
    const details = `${JSON.stringify(options.language)} is none of ${LANGUAGES.join(", ")}; the language was told from the text.`;
    warnings.push({ type: "unsupported", feature: "language", details });
  }
  const own: CosyvoiceLiteOptions = options.providerOptions?.[PROVIDER_OPTIONS_KEY] ?? {};
  const { bitrate, sampleFormat, ...synthesis } = own;
  return {
    // The AI SDK's own options go last: they are typed, and its users expect them to count.
    synthesis: {
      ...synthesis,
      language: language ?? "auto",
      ...(voice === undefined ? {} : { speaker: voice }),
      ...(speed === undefined ? {} : { speed }),
      signal,
    },
    encoding: {
      ...(bitrate === undefined ? {} : { bitrate }),
      ...(sampleFormat === undefined ? {} : { sampleFormat }),
      signal,
    },
    warnings,
  };
}

/** Our language for a tag such as `en-GB` or `zh-Hant-HK`; `auto` where none is given, `undefined` where we have none. */
function languageOf(tag: string | undefined): LanguageOption | undefined {
  return tag === undefined || tag.toLowerCase() === "auto" ? "auto" : languageOfTag(tag);
}
