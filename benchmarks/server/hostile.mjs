/**
 * What a request of a few bytes can make the server hold.
 */
import { round } from "../lib/statistics.mjs";
import { currentMemoryOf, forgetPeakMemoryOf, peakMemoryOf } from "../lib/peak-memory.mjs";
import { ask, speechBody } from "./requests.mjs";

const tts = (/** @type {string} */ text, more = {}) => ({
  path: "/tts",
  body: JSON.stringify({ text, ...more }),
});
const speech = (/** @type {string} */ text, /** @type {string} */ format, more = {}) => ({
  path: "/v1/audio/speech",
  body: speechBody(text, format, more),
});

/** Requests made to cost most for their size: fifty of them. */
export function hostileRequests() {
  const pauses = (/** @type {number} */ count, milliseconds = 60_000) =>
    `a[pause:${milliseconds}ms]`.repeat(count);
  const breaks = (/** @type {number} */ count) =>
    `<speak>${'a<break time="60s"/>'.repeat(count)}</speak>`;
  const words = "the thought of it ".repeat(60);
  const list = [
    ...[2, 5, 9, 20, 40, 130, 250].map((count) => tts(pauses(count))),
    ...[9, 40, 180].map((count) => tts(breaks(count))),
    ...["wav", "pcm", "mp3", "opus", "flac"].flatMap((format) => [
      speech(pauses(9), format),
      speech(pauses(9), format, { stream: false }),
      speech(pauses(200), format, { stream: false }),
      speech(words, format, { stream: false }),
    ]),
    speech(pauses(9), "wav", { stream_format: "sse" }),
    speech(pauses(9), "mp3", { stream_format: "sse" }),
    tts(words),
    tts(words, { speed: 0.25 }),
    tts("9".repeat(4000)),
    tts("1 ".repeat(300)),
    tts("😀".repeat(300)),
    tts("字".repeat(4000)),
    tts("ㅋ".repeat(1000)),
    tts("a".repeat(1000)),
    tts("a.".repeat(300)),
    tts(".".repeat(4000)),
    tts("[pause:1ms]".repeat(350)),
    tts(pauses(250, 1)),
    tts("<speak>".repeat(500)),
    tts(`<speak>${"<p>".repeat(1000)}a</speak>`),
    tts(`<speak>${'<prosody rate="x-slow">'.repeat(100)}${"a ".repeat(500)}</speak>`),
    tts("<lang ja>".repeat(400)),
    { path: "/tts", body: `{"text":${"[".repeat(60_000)}` },
    { path: "/tts", body: `{"text":"a","x":"${"y".repeat(60_000)}"}` },
    { path: "/tts", body: JSON.stringify({ text: "a".repeat(60_000) }) },
    {
      path: "/v1/audio/speech",
      body: `{${'"input":"a",'.repeat(4000)}"model":"tts-1","voice":"alloy"}`,
    },
  ];
  return list.slice(0, 50);
}

/**
 * The most by which the server's memory grew for one byte of a request, each asked alone.
 * @param {{ port: number, process: number }} server
 */
export async function bytesPerRequestByte({ port, process }) {
  const all = hostileRequests();
  // Ordinary texts of full length first, so that what every busy server comes to hold is there.
  const ordinary = "An ordinary text with some sentences of some length. ".repeat(70);
  for (const format of ["wav", "mp3", "opus", "flac"])
    await ask(port, "/v1/audio/speech", speech(ordinary, format, { stream: false }));
  await ask(port, "/tts", tts(ordinary));
  let worst = 0;
  let worstRequest = "";
  /** @type {Record<number, number>} */
  const statuses = {};
  for (const { path, body } of all) {
    const before = currentMemoryOf(process);
    forgetPeakMemoryOf(process);
    const { status } = await ask(port, path, { body });
    statuses[status] = (statuses[status] ?? 0) + 1;
    const peak = peakMemoryOf(process);
    if (before === null || peak === null) return { bytesPerRequestByte: null };
    const each = Math.max(0, peak - before) / Buffer.byteLength(body);
    if (each <= worst) continue;
    worst = each;
    worstRequest = `${path} ${body.slice(0, 60)} (${Buffer.byteLength(body)} bytes)`;
  }
  return {
    bytesPerRequestByte: round(worst),
    bytesPerRequestByteWorst: worstRequest,
    hostileBodies: all.length,
    hostileStatuses: statuses,
  };
}
