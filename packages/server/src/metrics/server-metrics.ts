import type { CacheStats } from "@cosyvoice-lite/core";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Speech, SpeechCost } from "../speech";

/** Where the figures come from. */
interface MetricsSources {
  readonly speech: Pick<Speech, "open" | "waiting" | "cacheStats">;
  /** WebSockets open now. */
  readonly sockets: () => number;
  /** Counters of the synthesizer's cache of utterances; `undefined` where there is none. */
  readonly phrases: () => CacheFigures | undefined;
}

type CacheFigures = Pick<CacheStats, "hits" | "misses" | "shared" | "entries" | "bytes">;

/** What the server counts. */
export interface ServerMetrics {
  /** Content type of {@link ServerMetrics.text}. */
  readonly contentType: string;
  /** All figures in Prometheus' text format. */
  text(): Promise<string>;
  /** An HTTP request was answered. */
  request(route: string, method: string, status: number): void;
  /** A text ended. */
  speech(cost: SpeechCost): void;
}

const PREFIX = "cosyvoice_";
/** From a cached phrase to a long wait, in seconds. */
const FIRST_AUDIO_BUCKETS = [0.005, 0.02, 0.05, 0.08, 0.12, 0.2, 0.4, 0.8, 1.5, 3, 6, 15, 60];
const REAL_TIME_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 3];

/** Makes a registry of its own, so that several servers can live in one process. */
export function createServerMetrics({ speech, sockets, phrases }: MetricsSources): ServerMetrics {
  const registry = new Registry();
  const registers = [registry];
  const named = (name: string, help: string) => ({ name: `${PREFIX}${name}`, help, registers });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      ...named(name, help),
      collect() {
        this.set(value());
      },
    });

  const requests = new Counter({
    ...named("http_requests_total", "HTTP requests by route, method and status."),
    labelNames: ["route", "method", "status"] as const,
  });
  const texts = new Counter({
    ...named("texts_total", "Texts by how they ended."),
    labelNames: ["outcome"] as const,
  });
  const sound = new Counter(named("audio_seconds_total", "Seconds of sound that were made."));
  const firstAudio = new Histogram({
    ...named("first_audio_seconds", "From the request to the first samples."),
    buckets: FIRST_AUDIO_BUCKETS,
  });
  const realTimeFactor = new Histogram({
    ...named("real_time_factor", "Seconds of work per second of sound."),
    buckets: REAL_TIME_BUCKETS,
  });
  gauge("queue_depth", "Texts that wait for a turn.", () => speech.waiting);
  gauge("texts_open", "Texts in progress or waiting.", () => speech.open);
  gauge("websockets_open", "WebSockets.", sockets);
  gauge("resident_memory_bytes", "Resident memory.", () => process.memoryUsage.rss());
  if (speech.cacheStats()) addCacheMetrics(() => speech.cacheStats(), "text_cache", "Texts", named);
  if (phrases()) addCacheMetrics(phrases, "cache", "Utterances", named);

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request: (route, method, status) => requests.inc({ route, method, status: String(status) }),
    speech(cost) {
      texts.inc({ outcome: cost.complete ? "complete" : "broken_off" });
      sound.inc(cost.sound);
      if (cost.firstAudio !== undefined) firstAudio.observe(cost.firstAudio);
      if (cost.sound > 0 && !cost.cached) realTimeFactor.observe(cost.work / cost.sound);
    },
  };
}

function addCacheMetrics(
  cache: () => CacheFigures | undefined,
  prefix: string,
  what: string,
  named: (name: string, help: string) => { name: string; help: string; registers: Registry[] },
): void {
  const total = (name: string, help: string, value: (report: CacheFigures) => number) =>
    new Counter({
      ...named(name, help),
      // The cache counts; its value replaces ours.
      collect() {
        this.reset();
        const report = cache();
        if (report) this.inc(value(report));
      },
    });
  total(`${prefix}_hits_total`, `${what} that were not synthesized again.`, ({ hits }) => hits);
  total(`${prefix}_misses_total`, `${what} that had to be spoken.`, ({ misses }) => misses);
  total(
    `${prefix}_shared_total`,
    `${what} among the hits that were being spoken for somebody else.`,
    ({ shared }) => shared,
  );
  const size = (name: string, help: string, value: (report: CacheFigures) => number) =>
    new Gauge({
      ...named(name, help),
      collect() {
        const report = cache();
        this.set(report ? value(report) : 0);
      },
    });
  size(`${prefix}_entries`, `${what} in the cache.`, ({ entries }) => entries);
  size(`${prefix}_bytes`, "Size of the cache.", ({ bytes }) => bytes);
}
