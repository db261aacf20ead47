/**
 * The playground: the form, the voice, and what is heard and seen of it.
 */
import { figuresOf, showFigures } from "./figures.js";
import { drawMel } from "./mel.js";
import { prepareOffline } from "./offline.js";
import { createReading } from "./reading.js";
import { createRecording } from "./recording.js";
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
/** Of the mel spectrogram. */
const BINS = 80;
/** Milliseconds between two pictures. */
const PICTURE_EVERY = 400;

const reading = createReading(find("reading"));
/** @type {AbortController | undefined} */
let running;
/** Whether the status line tells what is being loaded: no longer once something was heard or tried. */
let tellsLoading = true;
const recording = createRecording();
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
    if (tellsLoading && !running) say("Ready. The page now works without a network, too.");
  } catch (error) {
    find("progress").hidden = true;
    complain(error);
  }
}

/** @param {{ type: string, file: string, received?: number, bytes: number }} event */
function showLoading({ type, file, received, bytes }) {
  if (type !== "receiving") return;
  find("progress").value = (received ?? 0) / bytes;
  // The dictionaries come behind: their news must not cover how a speech went.
  if (tellsLoading) say(`Loading ${file}: ${megabytes(received ?? 0)} of ${megabytes(bytes)} MB.`);
}

async function run() {
  if (!tts || find("speak").disabled) return;
  const controller = new AbortController();
  running = controller;
  const text = find("text").value;
  busy(true);
  reading.begin(text);
  recording.clear();
  draw();
  for (const id of ["problem", "download", "warnings"]) find(id).hidden = true;
  for (const id of ["warnings", "figures"]) find(id).replaceChildren();
  describe("nothing yet");
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
      onChunk: add,
    });
    finish(result);
  } catch (error) {
    if (controller.signal.aborted) say("Stopped.");
    else complain(error);
  } finally {
    tellsLoading = false;
    reading.end();
    offer();
    busy(false);
    running = undefined;
  }
}

/** @param {any} result */
function finish({ chunks, stages, ...measured }) {
  const [{ backend, vocoder }] = chunks;
  showFigures(find("figures"), figuresOf(stages, { ...measured, backend, vocoder }));
  const warned = find("warnings").children.length;
  const warnings = ["", " One warning.", ` ${warned} warnings.`][Math.min(2, warned)];
  say(`Done: ${measured.seconds.toFixed(1)} seconds of speech.${warnings}`);
}

/** @param {{ audio: Float32Array, warnings: readonly { message: string }[] }} chunk */
function add({ audio, warnings }) {
  if (tellsLoading) say("Speaking.");
  tellsLoading = false;
  recording.add(audio);
  // Pictures are slower than speech: one for all that came meanwhile.
  drawing ||= setTimeout(draw, PICTURE_EVERY);
  for (const { message } of warnings) {
    const item = document.createElement("li");
    item.textContent = message;
    find("warnings").append(item);
    find("warnings").hidden = false;
  }
}

/** The sound as a file: all of it, or what was made before the speech was stopped. */
function offer() {
  const samples = recording.samples();
  if (samples.length === 0) return;
  const download = find("download");
  URL.revokeObjectURL(download.href);
  const wav = library.encodeWav(samples, player.sampleRate, "int16");
  download.href = URL.createObjectURL(new Blob([wav], { type: "audio/wav" }));
  download.hidden = false;
  describe(`${(samples.length / player.sampleRate).toFixed(1)} seconds of speech`);
  draw();
}

/** @param {string} content - What the pictures show. */
function describe(content) {
  find("waveform").setAttribute("aria-label", `Waveform: ${content}`);
  find("mel").setAttribute("aria-label", `Mel spectrogram: ${content}`);
}

function draw() {
  clearTimeout(drawing);
  drawing = 0;
  const samples = recording.samples();
  const rate = player?.sampleRate ?? 24_000;
  drawWaveform(find("waveform"), samples, rate);
  const first = Math.max(0, samples.length - LONGEST_PICTURE * rate);
  find("mel-part").textContent = first > 0 ? `; the last ${LONGEST_PICTURE} seconds` : "";
  const part = samples.subarray(first);
  // A window needs a few samples to look at.
  if (part.length < 2048) {
    drawMel(find("mel"), undefined);
    return;
  }
  const { mel, frames } = library.melSpectrogram(part, {
    sampleRate: rate,
    fftSize: 2048,
    windowLength: 1200,
    hopLength: 300,
    bins: BINS,
    minFrequency: 0,
    maxFrequency: rate / 2,
    scale: "slaney",
    power: 1,
    logFloor: 1e-5,
  });
  drawMel(find("mel"), {
    mel,
    bins: BINS,
    frames,
    start: first / rate,
    end: samples.length / rate,
    maxFrequency: rate / 2,
  });
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
  // A button that is disabled loses the focus; whoever came by keyboard goes on with the other one.
  const [off, on] = isBusy ? ["speak", "stop"] : ["stop", "speak"];
  const hadFocus = document.activeElement === find(off);
  find(on).disabled = false;
  if (hadFocus) find(on).focus();
  find(off).disabled = true;
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
