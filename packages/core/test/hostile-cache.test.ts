/** Entries of the phrase cache that somebody has tampered with: the right sound, a warning, and nothing else touched. */
import { execFileSync } from "node:child_process";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSynthesizer } from "../src/index";
import { TINY_VOICE } from "./helpers/tiny-voice";

const TEXT = "A sentence to be kept.";
let root: string;
let original: Uint8Array;
let name: string;
let wanted: Float32Array;
const open = (directory: string) =>
  createSynthesizer({
    voice: TINY_VOICE,
    vocoder: "griffin-lim",
    threads: 1,
    cache: { directory },
  });
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cosyvoice-tampered-"));
  const tts = await open(join(root, "first"));
  wanted = (await tts.synthesize(TEXT)).audio;
  await tts.dispose();
  [name] = await readdir(join(root, "first"));
  original = Uint8Array.from(await readFile(join(root, "first", name)));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const changed = (at: number, byte: number) => {
  const bytes = original.slice();
  bytes[at < 0 ? bytes.length + at : at] ^= byte;
  return bytes;
};
type Tamper = (path: string) => unknown;
const bytes =
  (make: () => Uint8Array | string): Tamper =>
  (path) =>
    writeFile(path, make());
const TAMPERED: [string, Tamper][] = [
  ["nothing", bytes(() => "")],
  ["a word", bytes(() => "damaged")],
  ["a header alone", bytes(() => original.subarray(0, 76))],
  ["zeros", bytes(() => new Uint8Array(original.length))],
  ["half", bytes(() => original.subarray(0, original.length >> 1))],
  ["one byte less", bytes(() => original.subarray(0, -1))],
  ["one byte more", bytes(() => Buffer.concat([original, Uint8Array.of(0)]))],
  ["twice", bytes(() => Buffer.concat([original, original]))],
  ...[0, 4, 8, 40, 72, 73, 74, 75, 76, 90, 200, -4000, -4, -1].map((at): [string, Tamper] => [
    `another byte at ${at}`,
    bytes(() => changed(at, 0x81)),
  ]),
  ["a length beyond the end", bytes(() => { const b = original.slice(); new DataView(b.buffer).setUint32(72, 0xffffffff, true); return b; })], // prettier-ignore
  ["another version", bytes(() => changed(4, 2))],
  ["JSON", bytes(() => JSON.stringify({ __proto__: null, audio: [1] }))],
  ["a folder", (path) => mkdir(path)],
  ["a file without an end", async (path) => { await writeFile(path, ""); await truncate(path, 2 ** 40); }], // prettier-ignore
];
const SPECIAL: [string, Tamper][] = [
  ["a pipe", (path) => execFileSync("mkfifo", [path])],
  ["a device", (path) => symlink("/dev/zero", path)],
  ["a link into nothing", (path) => symlink("/nowhere/at/all", path)],
];

describe.each(process.platform === "win32" ? TAMPERED : [...TAMPERED, ...SPECIAL])(
  "%s",
  (_, tamper) => {
    test("in place of a phrase: it is synthesized again, with a warning", async () => {
      const directory = await mkdtemp(join(root, "case-"));
      await tamper(join(directory, name));
      const tts = await open(directory);
      const { audio, warnings } = await tts.synthesize(TEXT);
      await tts.dispose();
      expect(audio).toEqual(wanted);
      expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(["CACHE_ENTRY_IGNORED"]));
    });
  },
);

test("a link to another file: that one stays as it is", async () => {
  const directory = await mkdtemp(join(root, "case-"));
  const mine = join(root, "mine.txt");
  await writeFile(mine, "mine");
  const before = await stat(mine);
  await symlink(mine, join(directory, name));
  const tts = await open(directory);
  expect((await tts.synthesize(TEXT)).audio).toEqual(wanted);
  await tts.dispose();
  expect(await readFile(mine, "utf8")).toBe("mine");
  expect((await stat(mine)).mtimeMs).toBe(before.mtimeMs);
  expect(await readFile(join(directory, name))).toEqual(Buffer.from(original));
});
