/**
 * Plays chunks of samples without a gap as they come.
 * @module
 */

/** Seconds between a chunk's arrival and its sound, where nothing plays yet. */
const HEAD_START = 0.03;

/** @returns A player for one speech. To be made by a click: browsers keep audio silent otherwise. */
export function createPlayer() {
  const context = new AudioContext();
  /** @type {AudioBufferSourceNode[]} */
  const sources = [];
  let startedAt = 0;
  let scheduled = 0;
  return {
    /**
     * @param {Float32Array} samples
     * @param {number} sampleRate
     */
    add(samples, sampleRate) {
      const buffer = context.createBuffer(1, samples.length, sampleRate);
      buffer.copyToChannel(samples, 0);
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(context.destination);
      const earliest = context.currentTime + HEAD_START;
      if (sources.length === 0) startedAt = earliest;
      // Sound that came late moves everything behind it.
      const late = earliest - (startedAt + scheduled);
      if (late > 0) startedAt += late;
      source.start(startedAt + scheduled);
      scheduled += buffer.duration;
      sources.push(source);
    },
    /** Seconds of the speech that have been heard. */
    get position() {
      return sources.length === 0 ? 0 : Math.max(0, context.currentTime - startedAt);
    },
    /** Seconds of the speech that are here. */
    get duration() {
      return scheduled;
    },
    stop() {
      for (const source of sources) source.stop();
      void context.close();
    },
  };
}

/**
 * A WAV file, 16-bit mono.
 * @param {Float32Array[]} parts
 * @param {number} sampleRate
 */
export function wavBlob(parts, sampleRate) {
  const samples = parts.reduce((sum, { length }) => sum + length, 0);
  const view = new DataView(new ArrayBuffer(44 + samples * 2));
  /** @type {(at: number, tag: string) => void} */
  const tag = (at, text) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  tag(0, "RIFF");
  view.setUint32(4, 36 + samples * 2, true);
  tag(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, "data");
  view.setUint32(40, samples * 2, true);
  let at = 44;
  for (const part of parts) {
    for (const sample of part) {
      view.setInt16(at, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
      at += 2;
    }
  }
  return new Blob([view], { type: "audio/wav" });
}
