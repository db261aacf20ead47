import { Command, InvalidArgumentError, Option, CommanderError } from "commander";
import { LANGUAGES } from "@cosyvoice-lite/spec";
import packageJson from "../package.json";
import { explain, type ExplainCommandOptions } from "./commands/explain";
import { pull, type PullOptions } from "./commands/pull";
import { DEFAULT_OUTPUT, say, type SayOptions } from "./commands/say";
import { KEYS_VARIABLE, serve, type ServeOptions } from "./commands/serve";
import { voices } from "./commands/voices";
import { writeTo, type CliIo, describeError, EXIT, exitCodeFor } from "./io";

const EXIT_CODES = "Exit codes: 0 done, 1 failed, 2 wrong usage or argument, 130 interrupted.";

const LEXICON = 'JSON file of words and how they are spoken: { "nginx": "engine x" }';

/**
 * Builds the parser.
 * @param io - Where help and errors go.
 * @param onExit - Receives the exit code of the command that ran.
 */
function createProgram(io: CliIo, onExit: (code: number) => void): Command {
  const program = new Command("cosyvoice-lite")
    .description("Speaks Chinese, English, Japanese, Cantonese and Korean on a plain CPU.")
    .version(packageJson.version)
    .addHelpText("after", `\n${EXIT_CODES}`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      outputError: (text, write) => write(oneLine(text)),
    });

  program
    .command("say")
    .description("Write text as speech into a file: WAV, FLAC, Opus and more.")
    .argument("[text...]", "the text; without it, or for -, --file or standard input is read")
    .option(
      "-o, --output <file>",
      `file to write, - for standard output (default: ${DEFAULT_OUTPUT})`,
    )
    .option("--file <file>", "read the text from a UTF-8 file, - for standard input")
    .option("--lines <folder>", "write one file per non-empty line: 000.wav, 001.wav, …")
    .option(
      "--format <name>",
      "wav, pcm, flac, opus, mp3 or aac (default: by the ending of the file, wav without one)",
    )
    .option("--bitrate <number>", "bits per second of opus, mp3 and aac", parseNumber)
    .option("--ffmpeg <program>", "an ffmpeg, which AAC needs")
    .option("--subtitles <file>", "write subtitles, too: a name ending in .srt or .vtt")
    .option("--voice <voice>", "a bundled voice's id or a voice folder (default: lite)")
    .option("--speaker <speaker>", "id or index of the speaker", wordOrIndex)
    .addOption(languageOption())
    .option("--lexicon <file>", LEXICON)
    .option("--speed <factor>", "rate of speech, 0.25 to 4", parseNumber)
    .option("--pitch <factor>", "factor on the pitch, 0.5 to 2", parseNumber)
    .option("--volume <factor>", "loudness as a linear factor, 0 to 8", parseNumber)
    .addOption(markupOption())
    .option(
      "--cache <folder>",
      "keep finished phrases in a folder, so that equal ones come at once",
    )
    .option(
      "--vocoder <name>",
      "auto, lite, griffin-lim, hifigan: what the voice has (default: auto)",
    )
    .option("--seed <number>", "seed of every random draw", parseNumber)
    .option("--sample-rate <hertz>", "samples per second (default: the voice's own)", parseNumber)
    .option(
      "--threads <number>",
      "threads of the inference (default: OMP_NUM_THREADS or all cores)",
      parseNumber,
    )
    .addOption(backendOption())
    .option("--json", "print figures as one line of JSON per WAV")
    .option("--quiet", "print nothing but errors")
    .addHelpText(
      "after",
      `\n${EXIT_CODES}\n\nExample:\n  cosyvoice-lite say "你好，世界。 Hello!" -o hello.wav`,
    )
    .action(async (words: string[], options: SayOptions) => onExit(await say(words, options, io)));

  program
    .command("explain")
    .description("Show how a text is read: words, languages, symbols, pauses. No voice is loaded.")
    .argument("[text...]", "the text; without it, or for -, --file or standard input is read")
    .option("--file <file>", "read the text from a UTF-8 file, - for standard input")
    .addOption(languageOption())
    .option("--lexicon <file>", LEXICON)
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `\n${EXIT_CODES}\n\nExample:\n  cosyvoice-lite explain "3月5日 at 5:30 pm" --language zh`,
    )
    .action(async (words: string[], options: ExplainCommandOptions) =>
      onExit(await explain(words, options, io)),
    );

  program
    .command("serve")
    .description("Serve speech over HTTP and WebSocket, with OpenAI's endpoint and a page.")
    .option("--port <number>", "port; 0 takes a free one", parseNumber, 8000)
    .option("--host <address>", "address to listen on; 0.0.0.0 for all", "127.0.0.1")
    .option("--voice <voice>", "a bundled voice's id or a voice folder (default: lite)")
    .option("--vocoder <name>", "vocoder of requests that name none (default: auto)")
    .option(
      "--workers <number>",
      "threads that speak; 0 uses the server's (default: 1)",
      parseNumber,
    )
    .option("--threads <number>", "threads of the inference in each of them", parseNumber)
    .addOption(backendOption())
    .option("--api-key <key...>", `keys that requests must bring; better in ${KEYS_VARIABLE}`)
    .option("--allow-host <name...>", "host names besides localhost and bare addresses, * for all")
    .option("--cors <origin...>", "origins whose pages may call the server, * for all")
    .option("--trust-proxy", "tell clients apart by X-Forwarded-For of a proxy in front")
    .option("--strict", "refuse models, voices and fields that OpenAI would refuse, too")
    .option("--max-text <characters>", "longest text (default: 4096)", parseNumber)
    .option(
      "--max-seconds <seconds>",
      "most sound of a request, pauses included (default: 600)",
      parseNumber,
    )
    .option("--max-queue <number>", "requests open at the same time (default: 64)", parseNumber)
    .option("--no-cache", "do not keep finished phrases in memory")
    .option("--ffmpeg <program>", "an ffmpeg, which AAC needs")
    .option("--max-queue-per-client <number>", "how many of one client (default: 32)", parseNumber)
    .addOption(
      new Option("--log-level <level>", "what is logged to standard error")
        .choices(["debug", "info", "warn", "error", "silent"])
        .default("info"),
    )
    .option("--log-text", "write the texts into the log, too")
    .addHelpText(
      "after",
      `\n${EXIT_CODES}\n\nExample:\n  cosyvoice-lite serve --port 8000\n  curl localhost:8000/v1/audio/speech -H 'content-type: application/json' \\\n    -d '{"model": "tts-1", "voice": "alloy", "input": "Hello!"}' -o hello.wav`,
    )
    .action(async (options: ServeOptions) => onExit(await serve(options, io)));

  program
    .command("pull")
    .description("Fetch a voice into a folder; an interrupted download goes on where it stopped.")
    .argument("<source>", "http or https address of a voice's folder, or a folder to copy from")
    .argument("[folder]", "where the voice goes (default: the last name of the source)")
    .option("--offline", "no network: check that the folder has the whole voice")
    .option("--header <header...>", 'sent with every request, such as "Authorization: Bearer …"')
    .option("--json", "print what came as one line of JSON")
    .option("--quiet", "print nothing but errors")
    .addHelpText(
      "after",
      `\n${EXIT_CODES}\n\nExample:\n  cosyvoice-lite pull https://example.org/voices/sft ./sft\n  cosyvoice-lite say "你好" --voice ./sft`,
    )
    .action(async (source: string, folder: string | undefined, options: PullOptions) =>
      onExit(await pull(source, folder, options, io)),
    );

  program
    .command("voices")
    .description("List the bundled voices.")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }) => onExit(await voices(options, io)));

  return program;
}

function backendOption(): Option {
  const choices = ["auto", "node", "web"];
  return new Option("--backend <name>", "inference runtime (default: auto)").choices(choices);
}

function markupOption(): Option {
  return new Option(
    "--markup <kind>",
    "auto: SSML in <speak>, else <lang> and [pause:500ms]; ssml; none (default: auto)",
  ).choices(["auto", "ssml", "none"]);
}

function languageOption(): Option {
  const choices = ["auto", ...LANGUAGES];
  return new Option("--language <language>", "language of the text (default: auto)").choices(
    choices,
  );
}

/** Parses and runs a command line without `node` and the script; errors of usage are already printed. */
async function runProgram(args: readonly string[], io: CliIo): Promise<number> {
  let code = 0;
  const program = createProgram(io, (result) => {
    code = result;
  });
  if (args.length === 0) {
    await writeTo(io.stderr, program.helpInformation());
    return 2;
  }
  await program.parseAsync(args, { from: "user" });
  return code;
}

/** Commander's message in the form of all others; its suggestions come on a line of their own. */
function oneLine(text: string): string {
  const words = text.trim().replaceAll(/\s*\n\s*/g, " ");
  return `${words.replace(/^error: /, "error INVALID_ARGUMENT: ")}\n`;
}

function parseNumber(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number))
    throw new InvalidArgumentError("It must be a number.");
  return number;
}

function wordOrIndex(value: string): string | number {
  return /^\d+$/.test(value) ? Number(value) : value;
}

/**
 * Runs a command line and returns its exit code; never rejects.
 * @param args - Without `node` and the script.
 */
export async function run(args: readonly string[], io: CliIo): Promise<number> {
  try {
    return await runProgram(args, io);
  } catch (error) {
    // Commander has printed its message; help and version end this way, too, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    await writeTo(io.stderr, `${describeError(error)}\n`).catch(() => undefined);
    return exitCodeFor(error);
  }
}
