/** Families of voices that the caller brings. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSynthesizer } from "../src/index";
import { openWorkerSynthesizer } from "../src/workers/create-worker-synthesizer";
import { families } from "./fixtures/renamed-family";
import { startSourceThread } from "./helpers/source-thread";
import { TINY_VOICE } from "./helpers/tiny-voice";

const MODULE = new URL("./fixtures/renamed-family.ts", import.meta.url);
let voice: string;
beforeAll(async () => {
  voice = await mkdtemp(join(tmpdir(), "family-"));
  await cp(TINY_VOICE, voice, { recursive: true });
  await setFamily("renamed");
});
afterAll(async () => {
  await rm(voice, { recursive: true });
});

async function setFamily(family: string): Promise<void> {
  const file = join(voice, "voice.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...manifest, family }));
}

test("a family that the caller brings opens its voices; its options are ignored aloud", async () => {
  await using tts = await createSynthesizer({ voice, families, threads: 1 });
  const speech = await tts.synthesize("Hello.", { family: { steps: 3 } as never });
  expect(speech.audio.length).toBeGreaterThan(0);
  expect(speech.warnings).toContainEqual(
    expect.objectContaining({
      code: "OPTION_IGNORED",
      message: expect.stringContaining("family.steps"),
    }),
  );
});

test("a thread imports the modules that bring families", async () => {
  const open = (address: string | URL) =>
    openWorkerSynthesizer({ voice, families: [address], threads: 1 }, startSourceThread);
  await using tts = await open(MODULE);
  expect((await tts.synthesize("Hello.")).audio.length).toBeGreaterThan(0);
  await expect(open("file:///no/such/module.js")).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    message: expect.stringContaining("could not be imported"),
  });
  await expect(open("node:path")).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    message: expect.stringContaining("export a list called families"),
  });
}, 180_000);

test("without its family, a voice is refused with the package to install", async () => {
  await expect(createSynthesizer({ voice })).rejects.toMatchObject({
    code: "VOICE_INVALID",
    message: expect.stringContaining("Update @cosyvoice-lite/core"),
  });
  await expect(createSynthesizer({ families: [{}] as never })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
  });
  await setFamily("cosyvoice1");
  await expect(createSynthesizer({ voice, families })).rejects.toMatchObject({
    code: "VOICE_INVALID",
    message: expect.stringMatching(
      /npm install @cosyvoice-lite\/cosyvoice.*families: \[cosyvoice\(\)\]/,
    ),
  });
});
