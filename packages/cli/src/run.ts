import { CommanderError } from "commander";
import { describeError, EXIT, exitCodeFor } from "./exit-codes";
import { writeTo, type CliIo } from "./io";
import { runProgram } from "./program";

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
