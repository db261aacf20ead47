/**
 * The shortest way from text to a file.
 */
import { writeFile } from "node:fs/promises";
import { synthesize } from "@cosyvoice-lite/core";

const speech = await synthesize("你好，这是测试。Hello world!");
await writeFile("hello.wav", speech.toWav());
console.log(`hello.wav: ${speech.duration.toFixed(1)} s, computed by ${speech.backend}`);
