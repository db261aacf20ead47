/**
 * Reads the page aloud, paragraph by paragraph, and marks the word that is heard. The voice is loaded with the first press of the
 * button and kept by the browser: the next visit needs no network.
 */
import {
  createSpeechPlayer,
  createWorkerSynthesizer,
  SynthesisError,
} from "./cosyvoice-lite/js/index.js";
import { languageOf, rangeWithin, readableBlocks } from "./blocks.js";

const play = document.querySelector("#play");
const stop = document.querySelector("#stop");
const speed = document.querySelector("#speed");
const status = document.querySelector("#status");

let synthesizer;
let player;
let reading;

play.addEventListener("click", () => {
  if (!reading) void read();
  else if (player?.context.state === "suspended") void resume();
  else void pause();
});
stop.addEventListener("click", () => reading?.abort());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") reading?.abort();
  if (event.altKey && event.code === "KeyP") {
    event.preventDefault();
    play.click();
  }
});

async function read() {
  reading = new AbortController();
  const { signal } = reading;
  play.textContent = "Pause";
  stop.disabled = false;
  try {
    // Made in answer to the click: browsers keep sound off until then.
    player ??= await createSpeechPlayer();
    status.textContent = "Loading the voice …";
    synthesizer ??= await createWorkerSynthesizer({ onProgress: tellLoading });
    status.textContent = "Reading.";
    for (const block of readableBlocks()) await readBlock(block, signal);
    status.textContent = "Finished.";
  } catch (error) {
    status.textContent = signal.aborted ? "Stopped." : `Cannot read: ${messageOf(error)}`;
  } finally {
    reading = undefined;
    play.textContent = "Read aloud";
    stop.disabled = true;
    void player?.resume();
  }
}

async function readBlock(block, signal) {
  block.dataset.reading = "";
  block.scrollIntoView({ block: "nearest" });
  try {
    const speech = synthesizer.stream(block.textContent, {
      language: languageOf(block),
      speed: Number(speed.value),
      sampleRate: player.sampleRate,
      // Angle brackets on a page are text.
      markup: "none",
      signal,
    });
    await player.play(speech, { signal, onWord: (word) => mark(block, word) });
  } catch (error) {
    // A heading of marks alone has nothing to say.
    if (!SynthesisError.is(error) || error.code !== "EMPTY_TEXT") throw error;
  } finally {
    delete block.dataset.reading;
    mark();
  }
}

/** Marks a word without touching the page's elements, where the browser can. */
function mark(block, word) {
  if (!("highlights" in CSS)) return;
  const range = word && rangeWithin(block, word.textStart, word.textEnd);
  if (range) CSS.highlights.set("spoken", new Highlight(range));
  else CSS.highlights.delete("spoken");
}

async function pause() {
  await player?.pause();
  play.textContent = "Go on";
  status.textContent = "Paused.";
}

async function resume() {
  await player.resume();
  play.textContent = "Pause";
  status.textContent = "Reading.";
}

function tellLoading(event) {
  if (event.type !== "receiving") return;
  const percent = Math.floor((event.received / event.bytes) * 100);
  // In steps of 25: a screen reader speaks every change.
  const text = `Loading ${event.file}: ${percent - (percent % 25)} %`;
  if (status.textContent !== text) status.textContent = text;
}

function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
