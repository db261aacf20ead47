import { expect, test } from "vitest";
import { japaneseDictionaryUrl } from "../../../data-files";
import { packagedDictionary } from "../../shared/dictionary-loader";
import { createDictionary } from "./dictionary";
import { readDictionaryFile } from "./sections";

test("other bytes are refused", () => {
  expect(() => readDictionaryFile(new ArrayBuffer(0))).toThrow("not a Japanese dictionary");
  expect(() => readDictionaryFile(new TextEncoder().encode("PK012345").buffer)).toThrow(
    "not a Japanese dictionary",
  );
});

test("a file that is cut short is refused, wherever the cut is", async () => {
  const whole = await packagedDictionary(japaneseDictionaryUrl)();
  for (const length of [8, 1000, 200_000, whole.byteLength - 5])
    expect(() => createDictionary(whole.slice(0, length))).toThrow("cut short");
});

test("another version is refused", async () => {
  const bytes = new Uint8Array((await packagedDictionary(japaneseDictionaryUrl)()).slice(0));
  bytes.set(new TextEncoder().encode('{"version":2'), 8);
  expect(() => createDictionary(bytes.buffer)).toThrow("version 2");
});
