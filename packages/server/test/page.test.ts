import { expect, test } from "vitest";
import { describeInChromium } from "../../../scripts/lib/in-chromium.mjs";
import { serveFake } from "./serve-fake";

/** Share of the canvas's pixels that are painted. */
const PAINTED = `(() => {
  const canvas = document.querySelector("#waveform");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, index) => index % 4 === 3 && value > 0).length / (data.length / 4);
})()`;

/** Collects the words that light up in \`window.lit\`. */
const WATCH = `(() => {
  window.lit = [];
  new MutationObserver(() => {
    for (const { textContent } of document.querySelectorAll("#reading .lit"))
      if (window.lit.at(-1) !== textContent) window.lit.push(textContent);
  }).observe(document.querySelector("#reading"), { subtree: true, childList: true, attributes: true });
})()`;

describeInChromium("the page in a browser", (browser) => {
  async function open(url: string) {
    const page = await browser().newPage();
    const problems: string[] = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    const outside: string[] = [];
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "data:" && protocol !== "blob:" && origin !== new URL(url).origin)
        outside.push(request.url());
    });
    await page.goto(url);
    return { page, problems, outside };
  }

  test("speaks, draws and lights the words up in order", async () => {
    // 0.1 s per character.
    const { url, tts } = await serveFake({}, { samplesPerCharacter: 2400 });
    const { page, problems, outside } = await open(url);
    await page.waitForSelector("#speaker option", { state: "attached" });
    await page.selectOption("#speaker", "m1");
    await page.fill("#text", "One two. Three four.");
    await page.evaluate(WATCH);
    await page.click("#speak");
    await page.waitForSelector("#download:visible");
    await page.waitForSelector("#speak:enabled");
    const lit = await page.evaluate<string[]>("window.lit");
    const words = ["One", "two", "Three", "four"];
    // A browser that is short of time may skip one, but not change their order.
    expect(lit.length).toBeGreaterThan(1);
    expect(lit).toEqual(words.filter((word) => lit.includes(word)));
    expect(await page.textContent("#reading")).toBe("One two. Three four.");
    expect(await page.textContent("#status")).toMatch(/2\.0 s of speech/);
    expect(await page.evaluate(PAINTED)).toBeGreaterThan(0.05);
    expect(await page.getAttribute("#download", "href")).toMatch(/^blob:/);
    expect(tts.calls[0].options).toMatchObject({ speaker: "m1", speed: 1 });
    expect({ problems, outside }).toEqual({ problems: [], outside: [] });
    await page.close();
  });

  test("stops, and tells errors", async () => {
    const { url, tts } = await serveFake({}, { delay: 20 });
    const { page } = await open(url);
    await page.fill("#text", "Word. ".repeat(200));
    await page.click("#speak");
    await page.waitForSelector("#reading span");
    await page.click("#stop");
    await expect.poll(tts.open).toBe(0);
    await page.fill("#text", "。");
    await page.click("#speak");
    await page.waitForSelector("#status.error");
    expect(await page.textContent("#status")).toContain("nothing to speak");
    expect(await page.isEnabled("#speak")).toBe(true);
    await page.close();
  });

  test("asks for a key where one is needed", async () => {
    const { url } = await serveFake({ apiKeys: ["a-key-of-this-server"] });
    const { page } = await open(url);
    await page.waitForSelector("#key:visible");
    await page.fill("#key", "a-key-of-this-server");
    await page.press("#key", "Tab");
    await page.waitForSelector("#speaker option", { state: "attached" });
    await page.fill("#text", "Hello.");
    await page.click("#speak");
    // A locator: a condition as a string would be evaluated in the page, which its Content Security Policy forbids.
    await page.locator("#status", { hasText: "speech" }).waitFor();
    await page.close();
  });

  test("Swagger UI shows the routes without the internet", async () => {
    const { url } = await serveFake();
    const { page, problems, outside } = await open(`${url}/docs`);
    await page.waitForSelector(".opblock-post");
    expect(await page.textContent("#swagger-ui")).toContain("/v1/audio/speech");
    expect({ problems, outside }).toEqual({
      problems: [],
      outside: [],
    });
    await page.close();
  });
});
