/**
 * The playground: the form, the voice, and what is heard and seen of it.
 */
import { figuresOf, showFigures } from "./figures.js";
import { drawMel } from "./mel.js";
import { prepareOffline } from "./offline.js";
import { createReading } from "./reading.js";
import { speak } from "./speak.js";
import { drawWaveform } from "./waveform.js";

/** @type {(id: string) => any} */
const find = (id) => document.getElementById(id);
const LANGUAGES = { zh: "Chinese", en: "English", ja: "Japanese", yue: "Cantonese", ko: "Korean" };
const VOCODERS = {
  lite: "Lite",
  hifigan: "HiFi-GAN",
  "griffin-lim": "Griffin-Lim",
};
/** Seconds of the mel spectrogram; of a longer speech its end is shown. */
const LONGEST_PICTURE = 60;
/** Milliseconds between two pictures. */
const PICTURE_EVERY = 400;

const reading = createReading(find("reading"));
/** @type {AbortController | undefined} */
let running;
/** @type {Float32Array[]} */
let pieces = [];
let drawing = 0;
/** @type {any} */
let library;
/** @type {any} */
let tts;
/** @type {any} */
let player;

find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  void run();
});
find("stop").addEventListener("click", () => running?.abort());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") running?.abort();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) find("form").requestSubmit();
});
for (const name of ["speed", "pitch"]) {
  find(name).addEventListener("input", () => {
    find(`${name}-value`).textContent = Number(find(name).value).toFixed(2);
  });
}
for (const change of [window, matchMedia("(prefers-color-scheme: dark)")])
  change.addEventListener(change === window ? "resize" : "change", draw);

await load();

async function load() {
  try {
    await prepareOffline();
    library = await import("./cosyvoice-lite/js/index.js");
    tts = await library.createWorkerSynthesizer({ onProgress: showLoading });
    fill("language", tts.voice.languages, (id) => LANGUAGES[id]);
    fill(
      "speaker",
      tts.voice.speakers.map(({ id }) => id),
      nameOf,
    );
    fill("vocoder", tts.voice.vocoders, (id) => VOCODERS[id]);
    find("vocoder").value = tts.voice.defaultVocoder;
    find("progress").hidden = true;
    find("speak").disabled = false;
    say("Ready. Fetching the dictionaries.");
    await tts.preload();
    if (!running) say("Ready. The page now works without a network, too.");
  } catch (error) {
    complain(error);
  }
}

/** @param {{ type: string, file: string, received?: number, bytes: number }} event */
function showLoading({ type, file, received, bytes }) {
  if (type !== "receiving") return;
  find("progress").value = (received ?? 0) / bytes;
  say(`Loading ${file}: ${megabytes(received ?? 0)} of ${megabytes(bytes)} MB.`);
}

async function run() {
  if (!tts || find("speak").disabled) return;
  const controller = new AbortController();
  running = controller;
  const text = find("text").value;
  busy(true);
  reading.begin(text);
  pieces = [];
  draw();
  find("problem").hidden = true;
  find("download").hidden = true;
  try {
    // Browsers allow sound after a click or a key only.
    player ??= await library.createSpeechPlayer({ sampleRate: tts.voice.sampleRate });
    say("Speaking.");
    const options = Object.fromEntries(
      ["language", "speaker", "vocoder"].map((name) => [name, find(name).value]),
    );
    for (const name of ["speed", "pitch"]) options[name] = Number(find(name).value);
    const result = await speak({
      tts,
      player,
      text,
      options,
      signal: controller.signal,
      onWord: reading.light,
      onSamples: add,
    });
    finish(result);
  } catch (error) {
    if (controller.signal.aborted) say("Stopped.");
    else complain(error);
  } finally {
    reading.end();
    busy(false);
    running = undefined;
  }
}

/** @param {any} result */
function finish({ chunks, stages, ...measured }) {
  const [{ backend, vocoder, sampleRate }] = chunks;
  showFigures(find("figures"), figuresOf(stages, { ...measured, backend, vocoder }));
  const warnings = chunks.flatMap((chunk) => chunk.warnings);
  find("warnings").hidden = warnings.length === 0;
  find("warnings").replaceChildren(
    ...warnings.map(({ message }) => {
      const item = document.createElement("li");
      item.textContent = message;
      return item;
    }),
  );
  const download = find("download");
  URL.revokeObjectURL(download.href);
  const wav = library.encodeWav(joined(), sampleRate, "int16");
  download.href = URL.createObjectURL(new Blob([wav], { type: "audio/wav" }));
  download.hidden = false;
  const seconds = measured.seconds.toFixed(1);
  find("waveform").setAttribute("aria-label", `Waveform of ${seconds} seconds of speech`);
  find("mel").setAttribute("aria-label", `Mel spectrogram of ${seconds} seconds of speech`);
  draw();
  say(`Done: ${seconds} seconds of speech.`);
}

/** @param {Float32Array} samples */
function add(samples) {
  pieces.push(samples);
  // Pictures are slower than speech: one for all that came meanwhile.
  drawing ||= setTimeout(draw, PICTURE_EVERY);
}

/** All samples in one piece. */
function joined() {
  const samples = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return samples;
}

function draw() {
  clearTimeout(drawing);
  drawing = 0;
  const samples = joined();
  const rate = tts?.voice.sampleRate ?? 24_000;
  drawWaveform(find("waveform"), samples);
  const part = samples.subarray(Math.max(0, samples.length - LONGEST_PICTURE * rate));
  // A window needs a few samples to look at.
  if (part.length < 2048) {
    drawMel(find("mel"), new Float32Array(), 80, 0);
    return;
  }
  const { mel, frames } = library.melSpectrogram(part, {
    sampleRate: rate,
    fftSize: 2048,
    windowLength: 1200,
    hopLength: 300,
    bins: 80,
    minFrequency: 0,
    maxFrequency: rate / 2,
    scale: "slaney",
    power: 1,
    logFloor: 1e-5,
  });
  drawMel(find("mel"), mel, 80, frames);
}

/** @param {string} id @param {readonly string[]} values @param {(value: string) => string | undefined} name */
function fill(id, values, name) {
  find(id).append(...values.map((value) => new Option(name(value) ?? value, value)));
}

/** @param {string} id */
function nameOf(id) {
  const { name, gender } = tts.voice.speakers.find((speaker) => speaker.id === id);
  return gender ? `${name} (${gender})` : name;
}

/** @param {boolean} isBusy */
function busy(isBusy) {
  find("speak").disabled = isBusy;
  find("stop").disabled = !isBusy;
}

/** @param {string} message */
function say(message) {
  find("status").textContent = message;
}

/** @param {unknown} error */
function complain(error) {
  find("problem").textContent = error instanceof Error ? error.message : String(error);
  find("problem").hidden = false;
  say("");
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}
