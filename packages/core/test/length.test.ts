/** How long a text will be, with the bundled voice. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSynthesizer, type SynthesisOptions, type Synthesizer } from "../src";

let tts: Synthesizer;
beforeAll(async () => {
  tts = await createSynthesizer({ cache: false });
});
afterAll(() => tts.dispose());

/** Seconds up to the refusal, or of all. */
async function speak(text: string, options: SynthesisOptions) {
  let seconds = 0;
  try {
    for await (const chunk of tts.stream(text, options)) seconds = chunk.end;
    return { seconds, code: undefined };
  } catch (error) {
    return { seconds, code: (error as { code?: string }).code };
  }
}

const ORDINARY =
  "The library of our small town opened again, and more than three hundred people borrow books there every week. " +
  "According to the woman who runs it, nobody asks for novels; what they want are picture books about plants and the weather. " +
  "On Saturday afternoons the children sit by the window and listen to stories for two hours or so. " +
  "Entry is free, but taking a book home costs a deposit, which you get back at the end. ";

describe("a limit on seconds", () => {
  test("a text that is a sixth too long is refused after a few of the sentences", async () => {
    const text = ORDINARY.repeat(90).slice(0, 36_000);
    const { seconds, code } = await speak(text, { maxSeconds: 1800 });
    expect(code).toBe("TEXT_TOO_LONG");
    expect(seconds).toBeLessThan(120);
    await expect(tts.synthesize(ORDINARY.repeat(160))).rejects.toMatchObject({ code });
  });

  test.each([
    "a[pause:60s]".repeat(40),
    `<speak>${'a<break time="60s"/>'.repeat(11)}</speak>`,
    "😀[pause:60s]".repeat(11),
    "一[pause:30s]".repeat(21),
  ])("pauses are refused before anything is computed: %#", async (text) => {
    expect(await speak(text, { maxSeconds: 600, speed: 4 })).toEqual({
      seconds: 0,
      code: "TEXT_TOO_LONG",
    });
  });

  test("what the text does not tell is noticed when it is there", async () => {
    async function* pieces() {
      for (;;) yield "One more sentence. ";
    }
    const chunks = tts.stream(pieces(), { maxSeconds: 5 });
    await expect(
      (async () => {
        for await (const { end } of chunks) expect(end).toBeLessThanOrEqual(5);
      })(),
    ).rejects.toMatchObject({
      code: "TEXT_TOO_LONG",
      message: expect.stringContaining("5 seconds"),
    });
  });

  test("pauses with nothing between them are one, and fit", async () => {
    const { seconds, code } = await speak(`a${"[pause:60s] … ".repeat(40)}`, { maxSeconds: 62 });
    expect(code).toBeUndefined();
    expect(seconds).toBeGreaterThan(60);
  });

  // Made for speed: no text was found that takes less for its symbols.
  test.each([
    ["en", "though ", 300],
    ["en", "1 ", 300],
    ["zh", "的", 420],
    ["zh", "床双庄窗光广", 50],
    ["ja", "ゃゅょ", 180],
    ["ko", "이으", 450],
    ["en", ORDINARY, 3],
  ] as const)("what fits is not refused: %s %s", async (language, text, times) => {
    const whole = text.repeat(times);
    const { seconds } = await speak(whole, { language });
    expect(seconds).toBeGreaterThan(61);
    const again = await speak(whole, { language, maxSeconds: seconds });
    expect(again).toEqual({ seconds, code: undefined });
  });

  test.each([0, -1, NaN, 1e9, "600"])("%s is no limit", async (maxSeconds) => {
    const options = { maxSeconds } as SynthesisOptions;
    await expect(tts.synthesize("Hi.", options)).rejects.toThrow(/maxSeconds must be a number/);
  });
});
