/**
 * What the page of figures says, made from the results.
 */
import { tableOf } from "./page.mjs";
import { leftOut, measuredOn, megabytes, ratio, time } from "./units.mjs";

/** What the article says: milliseconds for a whole answer, by characters. */
const ARTICLE = /** @type {Record<number, number>} */ ({ 10: 620, 20: 710, 50: 980 });

/** Names of `rtf.json`, in the order of the page. */
const SPOKEN_PROGRAMS = /** @type {Record<string, string>} */ ({
  auto: "this library, `auto`",
  hifigan: "this library, `hifigan`",
  lite: "this library, `lite`",
  "griffin-lim": "this library, `griffin-lim`",
  hibari: "hibari-tts (English only)",
  espeak: "espeak-ng (a process for every sentence)",
  "kokoro-js": "kokoro-js, Kokoro-82M int8 (English only)",
  "sherpa-onnx": "sherpa-onnx-node, Kokoro-82M int8 (English only)",
  kokoro: "Kokoro-82M int8 in Python, ONNX Runtime 1.30 (from phonemes)",
});

/** @param {any} programs - `programs.json`. */
export function programsBlock(programs) {
  const heads = [
    "program",
    "cold start",
    "first audio",
    "real-time factor",
    "memory",
    "installed",
    "of which ONNX Runtime",
    "to a browser",
  ];
  const rows = Object.entries(programs.programs).map(([name, figures]) => [
    name === "cosyvoice-lite" ? "this library" : figures.version,
    time(figures.coldStartSeconds),
    time(figures.firstAudioSeconds),
    ratio(figures.realTimeFactor),
    megabytes(figures.peakMemoryMB),
    megabytes(figures.installMB),
    megabytes(figures.installRuntimeMB),
    megabytes(figures.browserMB),
  ]);
  return (
    `${tableOf(heads, rows)}\n\nThe sentence has ${programs.sentence.length} characters. ` +
    `${measuredOn(programs)}${leftOut(programs.missing)}`
  );
}

/** @param {any} rtf - `rtf.json`. */
export function spokenBlock(rtf) {
  const known = Object.entries(SPOKEN_PROGRAMS).filter(([name]) => name in rtf.programs);
  const rows = known.map(([name, label]) => [label, ratio(rtf.programs[name].realTimeFactor)]);
  return [
    tableOf(["program", "real-time factor"], rows),
    `Largest memory of our process over the whole run: ${megabytes(rtf.peakMemoryMB)}. First sound of a stream of three sentences: ` +
      `${time(rtf.firstAudioSeconds)} after the call. ${measuredOn(rtf)}${leftOut(rtf.missing)}`,
  ].join("\n\n");
}

/** @param {any} rtf - `rtf.json`. */
export function articleBlock(rtf) {
  const heads = ["characters", "article, whole answer", "here, whole answer", "of which speech"];
  const rows = rtf.lengths.map((/** @type {any} */ { characters, milliseconds, audioSeconds }) => [
    characters,
    `${ARTICLE[characters]} ms`,
    `${Math.round(milliseconds)} ms`,
    `${audioSeconds.toFixed(1)} s`,
  ]);
  return `${tableOf(heads, rows)}\n\n${measuredOn(rtf)}`;
}

/** @param {any} browser - `browser.json`. */
export function browserBlock(browser) {
  return (
    `Real-time factor ${ratio(browser.realTimeFactorSingleThread)}, first sound of a sentence of 20 characters after ` +
    `${Math.round(browser.firstAudio20Characters)} ms once the page is warm, ${megabytes(browser.transferMB)} to transfer ` +
    `(code, WebAssembly and voice, gzip). ${measuredOn(browser)}`
  );
}

/** @param {any} imported - `import.json`. */
export function importBlock(imported) {
  const { milliseconds, onnxRuntimeFiles } = imported.import;
  const runtime = onnxRuntimeFiles === 0 ? "no ONNX Runtime" : "ONNX Runtime";
  return `\`import("@cosyvoice-lite/core")\` takes ${Math.round(milliseconds)} ms and loads ${runtime}. ${measuredOn(imported)}`;
}

/** @param {Record<"programs" | "rtf" | "browser" | "import", any>} results - By file name. */
export function blocksOf(results) {
  return {
    programs: programsBlock(results.programs),
    spoken: spokenBlock(results.rtf),
    article: articleBlock(results.rtf),
    browser: browserBlock(results.browser),
    import: importBlock(results.import),
  };
}
