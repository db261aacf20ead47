/**
 * Where the project lives, in one place: `npm run metadata` writes it into every package.json and README.
 */

/**
 * Address of the repository. The placeholder stands here until there is one; `npm run release` refuses it.
 * To set it: `npm run metadata -- --repository https://github.com/<owner>/<name>`.
 */
export const REPOSITORY = "https://github.com/placeholder-owner/cosyvoice-lite";

/** What the placeholder is recognised by. */
export const PLACEHOLDER = "placeholder-owner";

/** Words that every package is found by on npm; each package adds its own. */
const KEYWORDS = ["tts", "text-to-speech", "speech-synthesis", "cosyvoice"];

/** What a package is found by besides. */
const OWN_KEYWORDS = /** @type {Record<string, readonly string[]>} */ ({
  audio: ["wav", "flac", "opus", "mp3", "aac", "resampler", "subtitles", "srt", "webvtt"],
  cosyvoice: ["cosyvoice-300m", "chinese", "onnx"],
  "ai-sdk": ["ai", "ai-sdk", "vercel", "speech-model"],
  "browser-bundle": ["browser", "webassembly", "offline"],
  cli: ["cli", "command-line"],
  core: [
    "chinese",
    "english",
    "japanese",
    "cantonese",
    "korean",
    "onnx",
    "offline",
    "cpu",
    "voice",
  ],
  server: ["http", "websocket", "openai", "server"],
  spec: ["interfaces", "conformance"],
  tokenizer: ["g2p", "phonemes", "text-normalization", "pinyin", "jyutping", "hangul", "kana"],
  vocoder: ["vocoder", "griffin-lim", "hifi-gan", "stft", "mel-spectrogram"],
  "voice-lite": ["voice", "onnx"],
});

/**
 * The fields of a package.json that are the same for all packages but for the folder's name.
 * @param {string} folder - Inside `packages`.
 * @param {string} [repository] - Default: the project's.
 */
export function metadataOf(folder, repository = REPOSITORY) {
  return {
    keywords: [...KEYWORDS, ...(OWN_KEYWORDS[folder] ?? [])],
    homepage: `${repository}/tree/main/packages/${folder}#readme`,
    bugs: `${repository}/issues`,
    repository: {
      type: "git",
      url: `git+${repository}.git`,
      directory: `packages/${folder}`,
    },
    publishConfig: { access: "public", provenance: true },
  };
}

/**
 * A package.json with those fields, `license` before and the rest behind them as they were.
 * @param {Record<string, unknown>} manifest
 * @param {string} folder
 * @param {string} [repository]
 */
export function withMetadata(manifest, folder, repository = REPOSITORY) {
  const fields = metadataOf(folder, repository);
  /** @type {Record<string, unknown>} */
  const result = {};
  for (const [key, value] of Object.entries(manifest)) {
    if (key in fields) continue;
    result[key] = value;
    if (key === "description") Object.assign(result, fields);
  }
  return result;
}

/**
 * Links of a README, with this repository in place of the one before.
 * @param {string} text
 * @param {string} before - Address that the links begin with now.
 * @param {string} [repository]
 */
export function withLinks(text, before, repository = REPOSITORY) {
  return text.replaceAll(`${before}/`, `${repository}/`);
}
