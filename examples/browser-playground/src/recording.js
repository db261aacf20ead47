/**
 * The samples of a speech, as they come. Pictures look at all of them again and again, so they lie in one piece.
 */

/** Samples of room at the beginning, 20 s at 24 kHz. */
const ROOM = 480_000;

export function createRecording() {
  let room = new Float32Array(ROOM);
  let length = 0;

  return {
    clear() {
      length = 0;
    },
    /** @param {Float32Array} samples */
    add(samples) {
      if (length + samples.length > room.length) {
        const larger = new Float32Array(Math.max(2 * room.length, length + samples.length));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(samples, length);
      length += samples.length;
    },
    /** All samples; a view, good until the next one is added. */
    samples: () => room.subarray(0, length),
  };
}
