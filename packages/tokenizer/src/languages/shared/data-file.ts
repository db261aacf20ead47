/**
 * The binary form of dictionaries: a JSON header and columns of numbers.
 * @module
 */

/** What every header holds. */
export interface DataHeader {
  readonly version: 1;
  readonly sections: readonly {
    readonly name: string;
    readonly kind: "u1" | "u2" | "u4" | "planes";
    readonly count: number;
  }[];
}

/** A column; `planes` are joined to 16 bits. */
export type Column = Uint8Array | Uint16Array | Uint32Array;

/** Header and columns by name. */
export interface DataFile<Header extends DataHeader> {
  readonly header: Header;
  /** @throws Error when the file has no such column. */
  column(name: string): Column;
}

/**
 * Reads the decompressed file. Columns of one byte are views, nothing is copied.
 * @param magic - The four letters that the file begins with.
 * @param what - For messages: "Japanese dictionary".
 * @throws Error when the bytes are no such file of version 1, or are cut short.
 */
export function readDataFile<Header extends DataHeader>(
  buffer: ArrayBuffer,
  magic: string,
  what: string,
): DataFile<Header> {
  const view = new DataView(buffer);
  const letters = new TextDecoder("latin1").decode(
    new Uint8Array(buffer, 0, Math.min(4, buffer.byteLength)),
  );
  if (buffer.byteLength < 8 || letters !== magic)
    throw new Error(`not a ${what} of cosyvoice-lite`);
  const headerLength = view.getUint32(4, true);
  if (8 + headerLength > buffer.byteLength) throw new Error(`the ${what} is cut short`);
  const header = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, 8, headerLength)),
  ) as Header;
  if (header.version !== 1)
    throw new Error(`the ${what} has version ${String(header.version)}, not 1`);

  const columns = new Map<string, Column>();
  let offset = 8 + headerLength;
  for (const { name, kind, count } of header.sections) {
    const bytes = count * { u1: 1, u2: 2, u4: 4, planes: 2 }[kind];
    if (offset + bytes > buffer.byteLength) throw new Error(`the ${what} is cut short`);
    if (kind === "u1") columns.set(name, new Uint8Array(buffer, offset, count));
    else if (kind === "u2") columns.set(name, new Uint16Array(buffer, offset, count));
    else if (kind === "u4") columns.set(name, new Uint32Array(buffer, offset, count));
    else columns.set(name, joinPlanes(new Uint8Array(buffer, offset, bytes), count));
    offset += (bytes + 3) & ~3;
  }
  return {
    header,
    column(name) {
      const column = columns.get(name);
      if (!column) throw new Error(`the ${what} lacks the section ${name}`);
      return column;
    },
  };
}

function joinPlanes(planes: Uint8Array, count: number): Uint16Array {
  const joined = new Uint16Array(count);
  for (let index = 0; index < count; index++)
    joined[index] = planes[index] | (planes[count + index] << 8);
  return joined;
}
