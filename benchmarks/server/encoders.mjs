/**
 * What everybody else notices of clients whose answers are encoded.
 */
import { Agent } from "node:http";
import { median, round } from "../lib/statistics.mjs";
import { ask, speechBody } from "./requests.mjs";
import { SENTENCE, sentence } from "./texts.mjs";

const sleep = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
/** Milliseconds between two looks at `/health`. */
const LOOK_EVERY = 20;
/** @param {number} length @param {number} from - No two texts have a sentence in common. */
function textOf(length, from) {
  let text = "";
  for (let i = from; text.length < length; i++) text += `${sentence(i)} `;
  return text.slice(0, length);
}

/**
 * The longest wait of `/health` while eight clients ask for MP3, Opus and FLAC, streamed and whole.
 * @param {number} port
 */
export async function longestStall(port) {
  const agent = new Agent({ keepAlive: true });
  let isOver = false;
  let longest = 0;
  let looks = 0;
  const watching = (async () => {
    while (!isOver) {
      const { total } = await ask(port, "/health", { agent });
      longest = Math.max(longest, total);
      looks += 1;
      await sleep(LOOK_EVERY);
    }
  })();
  const kinds = ["mp3", "opus", "flac"].flatMap((format) =>
    [true, false].map((stream) => ({ format, stream })),
  );
  const started = performance.now();
  const answers = await Promise.all(
    [...kinds, ...kinds.slice(0, 2)].map(({ format, stream }, i) =>
      ask(port, "/v1/audio/speech", {
        body: speechBody(textOf(3600, 20_000 + 1000 * i), format, { stream }),
      }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  isOver = true;
  await watching;
  agent.destroy();
  const failed = answers.filter(({ status }) => status !== 200).length;
  return {
    longestStallMs: round(longest),
    stallLooks: looks,
    stallSeconds: round(seconds),
    stallFailures: failed,
  };
}

/**
 * A WAV client's first byte, alone and beside six that ask for MP3. Its first sentence is one that was spoken before; the rest is new.
 * @param {number} port
 * @param {number} rounds
 */
export async function firstByteBesideEncoders(port, rounds) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let number = 0;
  const firstByte = async () => {
    const body = speechBody(`${SENTENCE}${sentence(40_000 + number++)}`, "wav");
    return (await ask(port, "/v1/audio/speech", { body, agent })).firstByte;
  };
  for (let i = 0; i < 3; i++) await firstByte();
  /** @type {number[]} */
  const alone = [];
  for (let i = 0; i < rounds; i++) alone.push(await firstByte());
  const leaving = new AbortController();
  let asked = 0;
  const encoders = Array.from({ length: 6 }, async (_, i) => {
    while (!leaving.signal.aborted) {
      const body = speechBody(textOf(1000, 50_000 + 100 * asked++), "mp3");
      // As clients of six machines: whoever has begun least goes first.
      const localAddress = `127.0.0.${i + 2}`;
      await ask(port, "/v1/audio/speech", { body, signal: leaving.signal, localAddress }).catch(
        (error) => {
          if (!leaving.signal.aborted) throw error;
        },
      );
    }
  });
  await sleep(1000);
  /** @type {number[]} */
  const beside = [];
  for (let i = 0; i < rounds; i++) beside.push(await firstByte());
  leaving.abort();
  await Promise.all(encoders);
  agent.destroy();
  return {
    firstByteAloneMs: round(median(alone)),
    firstByteBesideEncodersMs: round(median(beside)),
    firstByteBesideEncodersToAlone: round(median(beside) / median(alone)),
  };
}
