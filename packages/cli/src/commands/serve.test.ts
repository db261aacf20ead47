import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../program";

const TINY_VOICE = fileURLToPath(
  new URL("../../../core/test/fixtures/tiny-voice", import.meta.url),
);

/** Runs the command; `onListening` gets the address, and the server is stopped when it has returned. */
async function serve(
  args: string[],
  onListening: (url: string) => Promise<void> = async () => undefined,
  environment: Record<string, string> = {},
) {
  const controller = new AbortController();
  let work: Promise<void> | undefined;
  let err = "";
  const stdout = new Writable({
    write(part, _, done) {
      const url = /Listening on (\S+)/.exec(String(part))?.[1];
      if (url) work = onListening(url).finally(() => controller.abort());
      done();
    },
  });
  const stderr = new Writable({
    write(part, _, done) {
      err += part;
      done();
    },
  });
  const code = await run(
    // Threads start from the built package; tests run on the sources.
    [
      "serve",
      "--port",
      "0",
      "--voice",
      TINY_VOICE,
      "--workers",
      "0",
      "--log-level",
      "warn",
      ...args,
    ],
    { stdin: Readable.from([]), stdout, stderr, environment, signal: controller.signal },
  );
  await work;
  return { code, err };
}

test("serves until it is interrupted, on this machine only", async () => {
  let answer: { sample_rate?: number } = {};
  const { code, err } = await serve([], async (url) => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: "ready", voice: "tiny" });
    const spoken = await fetch(`${url}/tts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"text":"Hello."}',
    });
    answer = await spoken.json();
  });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(answer.sample_rate).toBe(24_000);
});

test("takes keys from the environment", async () => {
  let statuses: number[] = [];
  const keys = { COSYVOICE_API_KEYS: "key-number-one-of-two,key-number-two-of-two" };
  await serve(
    [],
    async (url) => {
      const status = async (key: string) =>
        (await fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${key}` } })).status;
      statuses = [await status("key-number-two-of-two"), await status("key-number-six-of-two")];
    },
    keys,
  );
  expect(statuses).toEqual([200, 401]);
});

test.each<[string, string[], RegExp]>([
  ["a short key", ["--api-key", "short"], /error INVALID_ARGUMENT: .*16/],
  ["an origin without scheme", ["--cors", "app.example"], /no origin/],
  ["a number of workers that is none", ["--workers", "1.5"], /--workers .*1\.5/],
  ["a text limit of nothing", ["--max-text", "0"], /maxTextLength/],
  ["no sound at all", ["--max-seconds", "0"], /maxSeconds/],
])("refuses %s", async (_, args, message) => {
  const { code, err } = await serve(args);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
