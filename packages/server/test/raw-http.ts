/**
 * HTTP byte by byte, as no client library would send it.
 * @module
 */
import { connect } from "node:net";

/** The first answer on a connection. */
export interface RawAnswer {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as JSON; `undefined` where it is none. */
  readonly json: Record<string, unknown> | undefined;
  /** Everything that came. */
  readonly text: string;
  /** Answers that came, one behind the other. */
  readonly count: number;
}

/** Milliseconds to wait for the server to end the connection; most requests here ask it to. */
const PATIENCE = 10_000;

/** Writes the parts one after another, and reads until the server closes the connection, or has answered in full and rests. */
export function exchange(port: number, ...parts: (string | Buffer)[]): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = "";
    let rest: NodeJS.Timeout | undefined;
    const socket = connect(port, "127.0.0.1", () => {
      for (const part of parts) socket.write(part, "latin1");
    });
    const patience = setTimeout(() => socket.destroy(), PATIENCE);
    socket.on("data", (part) => {
      text += part.toString("latin1");
      // A connection that is kept alive: nothing more comes.
      clearTimeout(rest);
      rest = setTimeout(() => socket.destroy(), 300);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(patience);
      clearTimeout(rest);
      resolve(parse(text));
    });
  });
}

function parse(text: string): RawAnswer {
  const [head = "", body = ""] = text.split("\r\n\r\n", 2);
  const [line = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((each) => {
      const at = each.indexOf(":");
      return [each.slice(0, at).toLowerCase(), each.slice(at + 1).trim()];
    }),
  );
  let json: RawAnswer["json"];
  try {
    json = JSON.parse(body);
  } catch {
    json = undefined;
  }
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1] ?? 0),
    headers,
    json,
    text,
    count: text.split(/HTTP\/1\.1 \d{3} /).length - 1,
  };
}
