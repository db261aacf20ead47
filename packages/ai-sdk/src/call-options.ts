import type { SharedV4Warning, SpeechModelV4CallOptions } from "@ai-sdk/provider";
import type { EncodeOptions } from "@cosyvoice-lite/audio";
import { LANGUAGES, type SynthesisOptions } from "@cosyvoice-lite/core";
import { languageOfTag, type LanguageOption } from "@cosyvoice-lite/spec";

/** Our key in `providerOptions` and `providerMetadata`. */
export const PROVIDER_OPTIONS_KEY = "cosyvoiceLite";

/** The options under `providerOptions.cosyvoiceLite`, for which the AI SDK has no option of its own. */
export type CosyvoiceLiteOptions = Pick<
  SynthesisOptions,
  "lexicon" | "markup" | "pitch" | "volume" | "seed" | "vocoder" | "sampleRate" | "family"
> &
  Pick<EncodeOptions, "bitrate" | "sampleFormat">;

/** Options for synthesis and encoding, and warnings about options without effect. */
interface CallPlan {
  readonly synthesis: SynthesisOptions;
  readonly encoding: EncodeOptions;
  readonly warnings: readonly SharedV4Warning[];
}

/** Sorts the options of a call. Values are validated by core. */
export function planCall(options: SpeechModelV4CallOptions): CallPlan {
  const { voice, speed, instructions, abortSignal: signal } = options;
  const warnings: SharedV4Warning[] = [];
  if (instructions) {
    const details = "The voices do not support instructions; use speed, pitch and markup.";
    warnings.push({ type: "unsupported", feature: "instructions", details });
  }
  const language = languageOf(options.language);
  if (language === undefined) {
    const details = `${JSON.stringify(options.language)} is not one of ${LANGUAGES.join(", ")}; the language was detected from the text.`;
    warnings.push({ type: "unsupported", feature: "language", details });
  }
  const own: CosyvoiceLiteOptions = options.providerOptions?.[PROVIDER_OPTIONS_KEY] ?? {};
  const { bitrate, sampleFormat, ...synthesis } = own;
  return {
    // The AI SDK's own options come last: they are typed, and users expect them to take precedence.
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

/**
 * Our language for a tag such as `en-GB` or `zh-Hant-HK`; `auto` if none is given, `undefined` if it is not supported.
 */
function languageOf(tag: string | undefined): LanguageOption | undefined {
  return tag === undefined || tag.toLowerCase() === "auto" ? "auto" : languageOfTag(tag);
}
