/**
 * A route that speaks, inside an Express app:
 *
 *   node app.mjs &
 *   curl "http://localhost:3000/say?text=Hello" -o hello.wav
 */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  createContainerRegistry,
  encodeStream,
  fitSampleRate,
  SynthesisError,
} from "@cosyvoice-lite/core";
import { createWorkerSynthesizer } from "@cosyvoice-lite/core/workers";
import express from "express";

const LONGEST_TEXT = 2000;
const containers = createContainerRegistry();

// In a thread of its own: requests are answered while it computes.
const tts = await createWorkerSynthesizer();
const app = express();

// Express 5 passes what the promise rejects with on to its error handlers.
app.get("/say", (request, response) => say(request, response));

/**
 * @param {import("express").Request} request
 * @param {import("express").Response} response
 */
async function say(request, response) {
  const { text, language, format = "wav" } = request.query;
  if (typeof text !== "string" || text.trim() === "" || text.length > LONGEST_TEXT) {
    response.status(400).json({ error: `text must have 1 to ${LONGEST_TEXT} characters` });
    return;
  }
  // A listener who leaves ends the work.
  const leaving = new AbortController();
  response.on("close", () => leaving.abort());
  try {
    const container = containers.get(String(format));
    const sampleRate = fitSampleRate(container, tts.voice.sampleRate);
    const options = { sampleRate, signal: leaving.signal, ...(language && { language }) };
    const speech = encodeStream(
      tts.stream(text, /** @type {import("@cosyvoice-lite/core").SynthesisOptions} */ (options)),
      container,
    );
    // What is wrong with the request shows with the first bytes, when a status can still be sent.
    const first = await speech.next();
    response.type(container.mimeType);
    if (first.value) response.write(first.value);
    await pipeline(Readable.from(speech), response);
  } catch (error) {
    if (leaving.signal.aborted) return;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (!SynthesisError.is(error)) throw error;
    const isTheirs = ["EMPTY_TEXT", "INVALID_ARGUMENT"].includes(error.code);
    response.status(isTheirs ? 400 : 500).json({ error: error.message, code: error.code });
  }
}

const server = app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object")
    console.log(`http://127.0.0.1:${address.port}/say?text=Hello`);
});

process.once("SIGTERM", () => {
  server.close(() => void tts.dispose());
  server.closeIdleConnections();
});
