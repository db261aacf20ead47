/**
 * The other end of `startWorker()` (../rtf/worker.mjs): a program under test that answers requests.
 */
import { createInterface } from "node:readline";
import { peakMemoryOf } from "./peak-memory.mjs";

/**
 * Answers requests until standard input ends; what is thrown becomes `{"error": …}`.
 * @param {Record<string, (request: any) => Promise<Record<string, unknown>>>} answers - By what a request's `do` says.
 */
export async function serveRequests(answers) {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    let answer;
    try {
      answer = await answers[request.do](request);
    } catch (error) {
      answer = { error: error instanceof Error ? error.message : String(error) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

/** The largest memory this process has had so far: what a request for `memory` is answered with. */
export async function peakMemory() {
  return { bytes: peakMemoryOf("self") ?? process.resourceUsage().maxRSS * 1024 };
}

/**
 * Seconds since a reading of `performance.now()`.
 * @param {number} start - Milliseconds.
 */
export function elapsed(start) {
  return (performance.now() - start) / 1000;
}
