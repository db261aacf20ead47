import { downloadVoice, type DownloadProgress } from "@cosyvoice-lite/core";
import { EXIT, usageError, writeTo, type CliIo } from "../io";
import { startDownloadBar } from "../output/report";

/** Options of the command, as parsed. */
export interface PullOptions {
  readonly offline?: boolean;
  readonly header?: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Runs the command and returns its exit code. */
export async function pull(
  source: string,
  folder: string | undefined,
  { offline, header = [], json = false, quiet = false }: PullOptions,
  io: CliIo,
): Promise<number> {
  const target = folder ?? lastName(source);
  const headers = Object.fromEntries(header.map(parseHeader));
  const bar = quiet ? undefined : startDownloadBar(io.stderr);
  const retried: string[] = [];
  const onProgress = (progress: DownloadProgress) => {
    bar?.update(progress);
    if (progress.state === "retrying" && progress.reason)
      retried.push(`${progress.file}: ${progress.reason}`);
  };
  let voice;
  try {
    voice = await downloadVoice(source, target, {
      offline,
      headers,
      signal: io.signal,
      onProgress,
    });
  } finally {
    bar?.stop();
  }
  if (json) await writeTo(io.stdout, `${JSON.stringify({ ...voice, retried })}\n`);
  if (quiet || json) return EXIT.ok;
  if (retried.length > 0)
    await writeTo(io.stderr, `tried again ${retried.length} times, last ${retried.at(-1)}\n`);
  const came = voice.fetched === 0 ? "nothing had to come" : `${megabytes(voice.fetched)} came`;
  await writeTo(
    io.stderr,
    `${voice.folder}: ${voice.name}, ${megabytes(voice.bytes)}, ${came}. Speak with --voice ${JSON.stringify(voice.folder)}\n`,
  );
  return EXIT.ok;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * Default folder.
 * @throws SynthesisError `INVALID_ARGUMENT` where the source's last name is none for a folder.
 */
function lastName(source: string): string {
  const path = /^[a-z][a-z\d+.-]+:\/\/[^/]*([^?#]*)/i.exec(source)?.[1] ?? source;
  const name = path
    .replaceAll("\\", "/")
    .replace(/(?:\/voice\.json)?\/{0,9}$/, "")
    .split("/")
    .at(-1);
  if (name && /^[\w-][\w.-]*$/.test(name)) return name;
  throw usageError(`Name the folder for the voice: cosyvoice-lite pull ${source} ./my-voice`);
}

/** @throws SynthesisError `INVALID_ARGUMENT` */
function parseHeader(header: string): [name: string, value: string] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*(.*)$/.exec(header) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw usageError('A header has the form "Name: value".');
}
