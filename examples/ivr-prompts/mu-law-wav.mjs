/**
 * A container of one's own: WAV with 8-bit mu-law samples at 8 kHz, as telephone systems take it (ITU-T G.711).
 */

const SAMPLE_RATE = 8000;
/** WAVE_FORMAT_MULAW of the RIFF registry (RFC 2361). */
const MU_LAW = 7;
const HEADER_BYTES = 58;
/** G.711 adds this to a magnitude of 16 bits so that segment borders fall on powers of two. */
const BIAS = 132;
const LOUDEST = 32_635;

/** @type {import("@cosyvoice-lite/core").AudioContainer} */
export const muLawWav = {
  name: "mu-law",
  mimeType: "audio/wav",
  extension: "wav",
  sampleRates: [SAMPLE_RATE],
  isAvailable: async () => true,
  async createEncoder({ samples }) {
    // The header tells the length, so it must be known ahead; encodeSpeech() knows it.
    if (samples === undefined)
      throw new Error("mu-law needs the whole speech: use encodeSpeech().");
    let header = headerFor(samples);
    let isOdd = samples % 2 === 1;
    return {
      async encode(audio) {
        const bytes = new Uint8Array(header.length + audio.length);
        bytes.set(header);
        for (let n = 0; n < audio.length; n++) bytes[header.length + n] = toMuLaw(audio[n]);
        header = new Uint8Array();
        return bytes;
      },
      async finish() {
        // Chunks of a RIFF file have even lengths.
        const padding = new Uint8Array(isOdd ? 1 : 0);
        isOdd = false;
        return padding;
      },
      dispose() {},
    };
  },
};

/**
 * One sample as G.711 mu-law: sign, segment and step, all bits inverted.
 * @param {number} sample - −1…1
 */
export function toMuLaw(sample) {
  const value = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
  const sign = value < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(value), LOUDEST) + BIAS;
  const segment = 31 - Math.clz32(magnitude) - 7;
  const step = (magnitude >> (segment + 3)) & 0x0f;
  return ~(sign | (segment << 4) | step) & 0xff;
}

/** @param {number} samples */
function headerFor(samples) {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  const text = (/** @type {number} */ at, /** @type {string} */ id) =>
    header.set(new TextEncoder().encode(id), at);
  text(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + samples + (samples % 2), true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 18, true);
  view.setUint16(20, MU_LAW, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  // Formats other than PCM have an extension, of no bytes here, and tell their number of samples.
  text(38, "fact");
  view.setUint32(42, 4, true);
  view.setUint32(46, samples, true);
  text(50, "data");
  view.setUint32(54, samples, true);
  return header;
}
