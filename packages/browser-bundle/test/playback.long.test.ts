import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeInChromium } from "../../../scripts/lib/in-chromium.mjs";
import type * as bundle from "../src/index";
import { openPage } from "./open-page";

// What the functions below find in the page.
declare const lib: typeof bundle;

/** Seconds of speech, played as they are heard. `PLAYBACK_SECONDS=60` is a quick look. */
const SECONDS = Number(process.env.PLAYBACK_SECONDS ?? 600);
/** What is compared with the end: after a fifth everything is loaded and warm. */
const WARM = 0.2;

/** Bytes in use of the page's JavaScript, and the resident memory of all pages and workers. */
async function memoryOf(browser: Browser, page: Page): Promise<{ heap: number; resident: number }> {
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  await client.detach();
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  let resident = 0;
  for (const { id, type } of processInfo) {
    if (type !== "renderer") continue;
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    resident += Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  }
  return { heap: usedSize, resident };
}

describeInChromium(
  "long playback in Chromium",
  (browser) => {
    test(`${SECONDS} s of streamed speech: no gap, flat memory`, async () => {
      const { page, problems, close } = await openPage(browser());
      page.setDefaultTimeout(0);
      const playing = page.evaluate(async (wanted) => {
        // Finished phrases are not kept: memory that fills up to its limit would hide one that leaks.
        const tts = await lib.createWorkerSynthesizer({ cache: false });
        await tts.preload(["en", "zh"]);
        const player = await lib.createSpeechPlayer();
        const progress = { heard: 0 };
        Object.assign(window, { progress });
        const sentences = async function* () {
          for (let count = 1; ; count++)
            yield count % 3 === 0
              ? `这是第${count}句话，后面还有很多。`
              : `This is sentence number ${count}, and there are more to come. `;
        };
        let seconds = 0;
        const enough = async function* () {
          for await (const chunk of tts.stream(sentences(), { sampleRate: player.sampleRate })) {
            yield chunk;
            seconds += chunk.audio.length / chunk.sampleRate;
            if (seconds >= wanted) return;
          }
        };
        let words = 0;
        const started = performance.now();
        const played = await player.play(enough(), {
          onTime: (time) => (progress.heard = time),
          onWord: () => words++,
        });
        const took = (performance.now() - started) / 1000;
        await player.close();
        await tts.dispose();
        return { ...played, made: seconds, took, words };
      }, SECONDS);
      const heard = () => page.evaluate("window.progress?.heard ?? 0") as Promise<number>;
      const at = async (seconds: number) => {
        while ((await heard()) < seconds) await new Promise((wait) => setTimeout(wait, 1000));
        return memoryOf(browser(), page);
      };
      const reached = Promise.all([at(SECONDS * WARM), at(SECONDS * 0.95)]);
      const result = await playing;
      const [warm, end] = await reached;
      const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;
      process.stdout.write(
        `heard ${result.seconds.toFixed(1)} s in ${result.took.toFixed(1)} s, ${result.underruns} underruns; ` +
          `heap ${megabytes(warm.heap)} to ${megabytes(end.heap)} MB, resident ${megabytes(warm.resident)} to ${megabytes(end.resident)} MB\n`,
      );
      expect(result.underruns).toBe(0);
      expect(result.seconds).toBeCloseTo(result.made, 3);
      expect(result.seconds).toBeGreaterThanOrEqual(SECONDS);
      expect(result.words).toBeGreaterThan(SECONDS);
      expect(end.heap - warm.heap).toBeLessThan(2e6);
      expect(end.resident / warm.resident).toBeLessThan(1.1);
      expect(problems).toEqual([]);
      await close();
    });
  },
  { timeout: (SECONDS + 240) * 1000 },
);
