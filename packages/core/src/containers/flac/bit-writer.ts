/**
 * Bits into bytes, the highest bit first.
 * @module
 */

/** A growing array of bits. */
export class BitWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;
  #pending = 0;
  #pendingBits = 0;

  /** Appends the lowest `width` bits of `value`, 0–32; negative numbers as two's complement. */
  write(value: number, width: number): void {
    if (width > 16) {
      this.write(value >>> 16, width - 16);
      this.write(value, 16);
      return;
    }
    // At most 7 bits are pending, so that everything fits into 32.
    this.#pending = (this.#pending << width) | (value & ((1 << width) - 1));
    this.#pendingBits += width;
    while (this.#pendingBits >= 8) {
      this.#pendingBits -= 8;
      this.#push((this.#pending >>> this.#pendingBits) & 255);
    }
    this.#pending &= (1 << this.#pendingBits) - 1;
  }

  /** Appends `count` zeros and a one. */
  writeUnary(count: number): void {
    let zeros = count;
    for (; zeros >= 16; zeros -= 16) this.write(0, 16);
    this.write(1, zeros + 1);
  }

  /** Fills the last byte with zeros. */
  align(): void {
    if (this.#pendingBits > 0) this.write(0, 8 - this.#pendingBits);
  }

  /** The whole bytes so far; valid until the next call of a method. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}
