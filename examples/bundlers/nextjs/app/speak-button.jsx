"use client";

import { useRef, useState } from "react";

/** A client component: loads library and voice at the first click. */
export function SpeakButton({ text }) {
  const opening = useRef(undefined);
  const [status, setStatus] = useState("");

  async function open() {
    const { createSpeechPlayer, createWorkerSynthesizer } =
      await import("@cosyvoice-lite/core/browser");
    return Promise.all([createWorkerSynthesizer(), createSpeechPlayer()]);
  }

  async function speak() {
    try {
      setStatus("Loading …");
      opening.current ??= open();
      const [tts, player] = await opening.current;
      const speech = await tts.synthesize(text, { sampleRate: player.sampleRate });
      await player.play(speech);
      const peak = speech.audio.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      setStatus(`Spoke ${speech.audio.length} samples, peak ${peak.toFixed(3)}.`);
    } catch (error) {
      opening.current = undefined;
      setStatus(`Failed: ${error.message}`);
    }
  }

  return (
    <>
      <button id="speak" type="button" onClick={speak}>
        Speak
      </button>
      <p id="status" role="status">
        {status}
      </p>
    </>
  );
}
