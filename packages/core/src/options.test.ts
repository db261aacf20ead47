import { readFile } from "node:fs/promises";
import { parseVoiceManifest } from "@cosyvoice-lite/spec";
import { describe, expect, it } from "vitest";
import { TINY_VOICE } from "../test/helpers/tiny-voice";
import { resolveOptions, type SynthesisOptions } from "./options";

const voice = parseVoiceManifest(JSON.parse(await readFile(`${TINY_VOICE}/voice.json`, "utf8")));
const resolve = (options: SynthesisOptions) => resolveOptions(options, voice, { vocoder: "lite" });

describe("resolveOptions", () => {
  it("fills in defaults", () => {
    expect(resolve({})).toEqual({
      language: "auto",
      markup: "auto",
      speaker: 0,
      speed: 1,
      pitch: 1,
      gain: 1,
      seed: 0,
      vocoder: "lite",
      sampleRate: 24000,
      maxSeconds: Infinity,
      family: {},
      signal: undefined,
      onProgress: undefined,
    });
  });

  it.each<[SynthesisOptions, object]>([
    [{ speaker: "m1" }, { speaker: 1 }],
    [{ speaker: "Silent Male" }, { speaker: 1 }],
    [{ speaker: 1 }, { speaker: 1 }],
    [{ vocoder: "auto" }, { vocoder: "lite" }],
    [{ vocoder: "griffin-lim" }, { vocoder: "griffin-lim" }],
    [{ speed: 0.25 }, { speed: 0.25 }],
    [{ speed: 4 }, { speed: 4 }],
    [{ language: "yue" }, { language: "yue" }],
  ])("takes %j", (options, expected) => {
    expect(resolve(options)).toMatchObject(expected);
  });

  it.each<[object, RegExp]>([
    [{ language: "fr" }, /"fr".*Allowed: auto, zh, en, ja, yue, ko/],
    [{ speaker: "x1" }, /"x1".*Allowed: f1 \(or 0\), m1 \(or 1\)/],
    [{ speaker: 2 }, /speaker 2.*Allowed/],
    [{ speaker: -1 }, /speaker -1/],
    [{ speaker: 0.5 }, /speaker 0.5/],
    [{ vocoder: "hifigan" }, /"hifigan".*Allowed: auto, lite, griffin-lim/],
    [{ speed: 0.2 }, /speed must be a number from 0.25 to 4; found 0.2/],
    [{ speed: Number.NaN }, /found NaN/],
    [{ speed: "1" }, /found "1"/],
    [{ pitch: 3 }, /pitch must be a number from 0.5 to 2/],
    [{ volume: -1 }, /volume must be a number from 0 to 8/],
    [{ markup: "html" }, /markup cannot be "html".*Allowed: auto, ssml, none/],
    [{ seed: -1 }, /seed must be a whole number from 0 to 4294967295/],
    [{ seed: 1.5 }, /seed/],
    [{ sampleRate: 100 }, /sampleRate must be a whole number from 4000 to 192000/],
    [{ family: 1 }, /family cannot be 1/],
    [{ signal: new AbortController() }, /signal must be an AbortSignal/],
    [{ signal: null }, /signal must be an AbortSignal/],
    [{ onProgress: "x" }, /onProgress must be a function; found "x"/],
    [{ sped: 2 }, /option sped does not exist.*Allowed: language, lexicon, markup, speaker, speed/],
  ])("refuses %j, naming what is allowed", (options, message) => {
    expect(() => resolve(options as SynthesisOptions)).toThrow(
      expect.objectContaining({
        code: "INVALID_ARGUMENT",
        message: expect.stringMatching(message),
      }),
    );
  });

  it.each([[null], ["fr"], [5]])("refuses %j for options", (options) => {
    expect(() => resolve(options as SynthesisOptions)).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });
});
