import { existsSync } from "node:fs";
import { voiceUrl } from "@cosyvoice-lite/voice-lite";
import { describe, expect, it } from "vitest";
import { listVoices, preload, synthesize } from "./index";

// The bundled voice is written by training; before the first export there is nothing to test.
describe.skipIf(!existsSync(new URL("voice.json", voiceUrl)))("the bundled voice", () => {
  it("is listed", async () => {
    const [voice] = await listVoices();
    expect(voice).toMatchObject({ id: "lite", languages: ["zh", "en", "ja", "yue", "ko"] });
    expect(voice.vocoders).toContain("griffin-lim");
    expect(voice.vocoders).toContain(voice.defaultVocoder);
  });

  it("speaks through synthesize(), loaded once", async () => {
    await preload(["en"]);
    const [one, two] = await Promise.all([synthesize("One."), synthesize("One.")]);
    expect(one.voice).toBe("lite");
    expect(one.audio.some((sample) => Math.abs(sample) > 0.01)).toBe(true);
    expect(two.audio).toEqual(one.audio);
  });

  it("leaves the shared voice usable when one caller aborts", async () => {
    const controller = new AbortController();
    const aborted = synthesize("One.", { signal: controller.signal });
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: "ABORTED" });
    await expect(synthesize("One.")).resolves.toBeDefined();
  });
});
