/**
 * The server under load, on this machine only.
 *
 *   npm run bench:server -- [--json file] [--rounds 20] [--seconds 20] [--clients 16] [--leavers 60] [--workers 1]
 *
 * Starts `cosyvoice-lite serve` and calls it from here, so clients and server share the processors. Bounded in time and count.
 */
import { writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { commit, machine } from "../lib/machine.mjs";
import { median, round } from "../lib/statistics.mjs";
import { openSocket, serverMetrics, speakOverHttp } from "./clients.mjs";
import { firstByteBesideEncoders, longestStall } from "./encoders.mjs";
import { bytesPerRequestByte } from "./hostile.mjs";
import { quantile } from "./quantile.mjs";
import { startServer } from "./start-server.mjs";
import { PHRASES, SENTENCE, sentence } from "./texts.mjs";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    rounds: { type: "string", default: "20" },
    seconds: { type: "string", default: "20" },
    clients: { type: "string", default: "16" },
    leavers: { type: "string", default: "60" },
    threads: { type: "string" },
    workers: { type: "string" },
  },
});
/** @param {"rounds" | "seconds" | "clients" | "leavers"} name @param {number} most */
const bounded = (name, most) => {
  const value = Number(values[name]);
  if (!(value >= 1 && value <= most)) throw new Error(`--${name} is 1 to ${most}.`);
  return value;
};
const rounds = bounded("rounds", 200);
const duration = bounded("seconds", 600);
const clients = bounded("clients", 64);
const leavers = bounded("leavers", 1000);
const threads = values.threads === undefined ? undefined : Number(values.threads);
/** Rounds that do not count. */
const WARM_UP = 3;
const sleep = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
const measuredOn = machine();

const library = await firstAudioOfLibrary();
const options = [
  ...(threads === undefined ? [] : ["--threads", String(threads)]),
  ...(values.workers === undefined ? [] : ["--workers", values.workers]),
];
let server = await startServer(options);
/** @type {object} */
let report;
try {
  const cached = await cachedPhrases();
  const beside = await firstByteBesideEncoders(server.port, rounds);
  // The rest is made of the same texts again and again, so that they can be checked; a cache would carry it.
  await server.stop();
  server = await startServer([...options, "--no-cache"]);
  report = {
    ...library,
    ...(await firstAudioOverNetwork()),
    ...cached,
    ...(await parallelClients()),
    ...(await leavingClients()),
    ...(await longestStall(server.port)),
    ...beside,
    ...(await bytesPerRequestByte(server)),
    rounds,
    seconds: duration,
    clients,
    leavers,
    workers: values.workers === undefined ? "default" : Number(values.workers),
    machine: measuredOn,
    commit: commit(),
    command: `npm run bench:server -- ${process.argv.slice(2).join(" ")}`.trim(),
    date: new Date().toISOString(),
  };
} finally {
  await server.stop();
}
console.log(JSON.stringify(report, null, 2));
const file =
  values.json === undefined
    ? fileURLToPath(new URL("../results/server.json", import.meta.url))
    : resolve(process.env.INIT_CWD ?? ".", values.json);
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);

async function firstAudioOfLibrary() {
  const tts = await createSynthesizer({ threads, cache: false });
  /** @type {number[]} */
  const times = [];
  try {
    for (let index = -WARM_UP; index < rounds; index++) {
      const started = performance.now();
      for await (const _ of tts.stream(SENTENCE)) break;
      if (index >= 0) times.push((performance.now() - started) / 1000);
    }
  } finally {
    await tts.dispose();
  }
  return { firstAudioLibrarySeconds: round(median(times)) };
}

/** One after the other, so that both are measured in the same minute. */
async function firstAudioOverNetwork() {
  const { port } = server;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const socket = await openSocket(port);
  /** @type {number[]} */
  const http = [];
  /** @type {number[]} */
  const webSocket = [];
  for (let index = -WARM_UP; index < rounds; index++) {
    const one = await speakOverHttp(port, SENTENCE, { agent });
    const other = await socket.speak(SENTENCE);
    if (index < 0) continue;
    http.push(one.firstAudio);
    webSocket.push(other.firstAudio);
  }
  socket.close();
  agent.destroy();
  return {
    firstAudioHttpSeconds: round(median(http)),
    firstAudioWebSocketSeconds: round(median(webSocket)),
  };
}

/** Whole answers, to their last byte: several phrases once, then each of them again. */
async function cachedPhrases() {
  const { port } = server;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let index = 0; index < WARM_UP; index++)
    await speakOverHttp(port, sentence(index), { agent });
  /** @type {number[]} */
  const first = [];
  for (const phrase of PHRASES) first.push((await speakOverHttp(port, phrase, { agent })).total);
  /** @type {number[]} */
  const again = [];
  for (let time = 0; time < 3; time++)
    for (const phrase of PHRASES) again.push((await speakOverHttp(port, phrase, { agent })).total);
  agent.destroy();
  return {
    phraseFirstSeconds: round(median(first)),
    phraseCachedSeconds: round(median(again)),
    cachedPhraseRatio: round(median(first) / median(again)),
  };
}

/** Every client checks that it hears what its text sounds like when nobody else asks. */
async function parallelClients() {
  const { port } = server;
  const texts = Array.from({ length: clients }, (_, index) => sentence(index));
  /** @type {Buffer[]} */
  const expected = [];
  /** @type {number[]} */
  const alone = [];
  for (const text of texts) {
    const heard = await speakOverHttp(port, text);
    expected.push(heard.pcm);
    alone.push(heard.firstAudio);
  }
  const started = performance.now();
  const memory = { first: 0, last: 0 };
  /** @type {number[]} */
  const times = [];
  /** @type {string[]} */
  const errors = [];
  let mixed = 0;
  let asked = 0;
  const running = () => performance.now() - started < duration * 1000;
  await Promise.all([
    ...texts.map(async (text, index) => {
      while (running()) {
        asked += 1;
        try {
          const { firstAudio, pcm } = await speakOverHttp(port, text);
          times.push(firstAudio);
          if (!pcm.equals(expected[index])) mixed += 1;
        } catch (error) {
          errors.push(String(error));
          await sleep(100);
        }
      }
    }),
    (async () => {
      // After a fifth, as minute 1 of 5.
      await sleep(duration * 200);
      memory.first = (await serverMetrics(port)).resident_memory_bytes;
    })(),
  ]);
  memory.last = (await serverMetrics(port)).resident_memory_bytes;
  return {
    parallelRequests: asked,
    parallelErrors: errors.length,
    parallelErrorSample: errors[0] ?? null,
    parallelMixedAudio: mixed,
    parallelFirstAudioP95Seconds: round(quantile(times, 0.95)),
    parallelFirstAudioP95ToSingle: round(quantile(times, 0.95) / median(alone)),
    parallelMemoryGrowth: round(memory.last / memory.first - 1),
  };
}

async function leavingClients() {
  const { port } = server;
  const before = await serverMetrics(port);
  const text = Array.from({ length: 12 }, (_, index) => sentence(index + 7000)).join(" ");
  for (let left = 0; left < leavers; left += clients) {
    const batch = Math.min(clients, leavers - left);
    await Promise.all(
      Array.from({ length: batch }, (_, index) =>
        speakOverHttp(port, `${left + index}. ${text}`, { leaveAfterFirst: true }),
      ),
    );
  }
  // The chunks in work end; nothing else may follow.
  await sleep(1000);
  const after = await serverMetrics(port);
  return {
    leakedSlots: after.texts_open,
    leaversMemoryGrowth: round(after.resident_memory_bytes / before.resident_memory_bytes - 1),
  };
}
