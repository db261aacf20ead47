/**
 * Type, hear, see.
 * @module
 */
import { createPlayer, wavBlob } from "./player.js";
import { createWaveform } from "./waveform.js";

/**
 * @typedef {{ start: number, end: number, text_start: number, text_end: number }} Timed
 */

/** @type {<T extends HTMLElement>(id: string) => T} */
const element = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is missing`);
  return /** @type {any} */ (found);
};

const form = /** @type {HTMLFormElement} */ (element("form"));
const text = /** @type {HTMLTextAreaElement} */ (element("text"));
const speaker = /** @type {HTMLSelectElement} */ (element("speaker"));
const speed = /** @type {HTMLInputElement} */ (element("speed"));
const key = /** @type {HTMLInputElement} */ (element("key"));
const speakButton = /** @type {HTMLButtonElement} */ (element("speak"));
const stopButton = /** @type {HTMLButtonElement} */ (element("stop"));
const download = /** @type {HTMLAnchorElement} */ (element("download"));
const reading = element("reading");
const waveform = createWaveform(/** @type {HTMLCanvasElement} */ (element("waveform")));

/** @type {{ stop(): void } | undefined} */
let current;

void loadVoices();
key.addEventListener("change", () => void loadVoices());
speed.addEventListener("input", () => {
  element("speed-value").textContent = Number(speed.value).toFixed(2);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  current?.stop();
  current = speak(text.value);
});
stopButton.addEventListener("click", () => current?.stop());

async function loadVoices() {
  const headers = key.value === "" ? undefined : { authorization: `Bearer ${key.value}` };
  try {
    const answer = await fetch("/v1/audio/voices", { headers });
    if (answer.status === 401) {
      element("key-field").hidden = false;
      return;
    }
    const { voices } = await answer.json();
    speaker.replaceChildren(
      ...voices.map(
        (/** @type {{ id: string, name: string }} */ { id, name }) => new Option(name, id),
      ),
    );
  } catch {
    tell("The server does not answer.", true);
  }
}

/** @param {string} input */
function speak(input) {
  const player = createPlayer();
  const socket = new WebSocket(
    `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/tts`,
  );
  socket.binaryType = "arraybuffer";
  /** @type {Float32Array[]} */
  const parts = [];
  /** @type {Timed[]} */
  const timed = [];
  const asked = performance.now();
  /** @type {any} */
  let header;
  let complete = false;
  let frame = 0;

  waveform.clear();
  download.hidden = true;
  stopButton.disabled = false;
  speakButton.disabled = true;
  reading.replaceChildren();
  tell("…");

  socket.addEventListener("open", () => {
    if (key.value !== "") send({ type: "auth", key: key.value });
    send({
      type: "speak",
      text: input,
      speaker_id: speaker.value === "" ? 0 : speaker.value,
      speed: Number(speed.value),
      format: "float32",
    });
  });
  socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string") receive(JSON.parse(data));
    else hear(new Float32Array(data));
  });
  socket.addEventListener("close", ({ code }) => {
    if (complete || code === 1000) return;
    tell("The connection was lost.", true);
    finish();
  });

  /** @param {object} message */
  function send(message) {
    socket.send(JSON.stringify(message));
  }

  /** @param {any} message */
  function receive(message) {
    if (message.type === "audio") header = message;
    if (message.type === "done") {
      complete = true;
      socket.close(1000);
      download.href = URL.createObjectURL(wavBlob(parts, header.sample_rate));
      download.hidden = false;
      tell(`${message.duration.toFixed(1)} s of speech`);
    }
    if (message.type === "error") {
      complete = true;
      tell(message.message, true);
      if (message.status === 401) element("key-field").hidden = false;
      socket.close(1000);
      finish();
    }
  }

  /** @param {Float32Array} samples */
  function hear(samples) {
    if (parts.length === 0) {
      tell(`First sound after ${Math.round(performance.now() - asked)} ms`);
      frame = requestAnimationFrame(follow);
    }
    parts.push(samples);
    player.add(samples, header.sample_rate);
    waveform.add(samples);
    // Without words, the whole piece lights up.
    timed.push(...(header.words?.length > 0 ? header.words : [header]));
    layOut(input, timed);
  }

  function follow() {
    const { position, duration } = player;
    waveform.draw(duration === 0 ? 0 : position / duration);
    for (const word of reading.querySelectorAll("span")) {
      const { start, end } = word.dataset;
      word.classList.toggle("lit", position >= Number(start) && position < Number(end));
    }
    if (complete && position >= duration) finish();
    else frame = requestAnimationFrame(follow);
  }

  function finish() {
    cancelAnimationFrame(frame);
    player.stop();
    for (const word of reading.querySelectorAll(".lit")) word.classList.remove("lit");
    stopButton.disabled = true;
    speakButton.disabled = false;
    current = undefined;
  }

  return {
    stop() {
      socket.close(1000);
      tell("Stopped");
      finish();
    },
  };
}

/**
 * The text with a span around everything that has a time.
 * @param {string} input
 * @param {readonly Timed[]} timed
 */
function layOut(input, timed) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const { start, end, text_start, text_end } of timed) {
    if (text_start < at) continue;
    nodes.push(input.slice(at, text_start));
    const span = document.createElement("span");
    span.textContent = input.slice(text_start, text_end);
    span.dataset.start = String(start);
    span.dataset.end = String(end);
    nodes.push(span);
    at = text_end;
  }
  reading.replaceChildren(...nodes, input.slice(at));
}

/**
 * @param {string} message
 * @param {boolean} isError
 */
function tell(message, isError = false) {
  const status = element("status");
  status.textContent = message;
  status.classList.toggle("error", isError);
}
