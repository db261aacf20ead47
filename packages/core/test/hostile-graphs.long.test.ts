/** Bits flipped in ONNX graphs, with hashes that fit: each in a process of its own, since native code may crash. Needs a build. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { voiceUrl } from "@cosyvoice-lite/voice-lite";
import { afterAll, beforeAll, expect, test } from "vitest";

const FLIPS = 45;
const PROGRAM = `
  const { createSynthesizer } = await import(${JSON.stringify(new URL("../dist/index.js", import.meta.url))});
  const outcome = await (async () => {
    const tts = await createSynthesizer({ voice: process.argv[1], vocoder: process.argv[2], threads: 1 });
    const { audio } = await tts.synthesize("Hello, this is a test.");
    return audio.every((sample) => Math.abs(sample) <= 1) ? "speaks" : "beyond ±1";
  })().catch((error) => error.code ?? error.stack);
  console.log("outcome: " + outcome);`;

let voice: string;
beforeAll(async () => {
  voice = await mkdtemp(join(tmpdir(), "cosyvoice-flipped-"));
  await cp(fileURLToPath(voiceUrl), voice, { recursive: true });
});
afterAll(() => rm(voice, { recursive: true, force: true }));

test(`${FLIPS} graphs with a few flipped bits: sound, or a coded error`, async () => {
  let state = 14;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const seen: Record<string, number> = {};
  for (let flip = 0; flip < FLIPS; flip++) {
    const vocoder = flip % 3 === 2 ? "hifigan" : "lite";
    const file = ["acoustic.onnx", "lite.onnx", "hifigan.onnx"][flip % 3];
    const path = join(voice, file);
    const original = await readFile(path);
    const changed = Uint8Array.from(original);
    // Structure stands at the beginning and the end, weights between.
    const places = [() => random(20_000), () => changed.length - 1 - random(20_000), () => random(changed.length)]; // prettier-ignore
    for (let bit = 0; bit < 3; bit++) changed[places[flip % places.length]()] ^= 1 << random(8);
    const manifest = JSON.parse(await readFile(join(voice, "voice.json"), "utf8"));
    const entry = manifest.files.find((each: { path: string }) => each.path === file);
    entry.sha256 = createHash("sha256").update(changed).digest("hex");
    await writeFile(join(voice, "voice.json"), JSON.stringify(manifest));
    await writeFile(path, changed);
    const args = ["--input-type=module", "-e", PROGRAM, voice, vocoder];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 120_000 });
    const outcome = /outcome: (.*)/.exec(stdout)?.[1] ?? "nothing";
    expect(["speaks", "MODEL_FAILED", "VOICE_INVALID", "VOCODER_MISMATCH"], `flip ${flip} of ${file}`).toContain(outcome); // prettier-ignore
    seen[outcome] = (seen[outcome] ?? 0) + 1;
    await writeFile(path, original);
    await cp(join(fileURLToPath(voiceUrl), "voice.json"), join(voice, "voice.json"));
  }
  expect(seen.speaks).toBeGreaterThan(0);
  expect(seen.speaks).toBeLessThan(FLIPS);
});
