/**
 * Keeps ONNX Runtime from reporting to its makers.
 *
 * Since version 1.30 the native runtime writes a device id and a database of events into the user's cache folder and sends them to
 * a host of Microsoft, unless the process's environment says otherwise when the first graph is loaded.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { realProcess } from "./outside-realm";

/** What ONNX Runtime reads; with a value of the caller's own nothing is changed. */
const VARIABLE = "ORT_DISABLE_TELEMETRY";
/** Says to threads that are started later that the variable is set. */
const DONE = `@cosyvoice-lite/core: ${VARIABLE}`;
/** Milliseconds after which the main thread counts as out of reach. */
const TIMEOUT = 5000;

/**
 * Sets `ORT_DISABLE_TELEMETRY` for the process, unless the caller has set it. To be called before the first graph is loaded.
 * @throws SynthesisError `BACKEND_UNAVAILABLE` where the variable cannot be set.
 */
export async function disableTelemetry(): Promise<void> {
  try {
    const { isMainThread, getEnvironmentData, setEnvironmentData } =
      await import("node:worker_threads");
    if (getEnvironmentData(DONE) === true) return;
    const value = process.env[VARIABLE] ?? "1";
    // Threads of other runtimes have the process's environment itself.
    if (isMainThread || "Deno" in globalThis) realProcess().env[VARIABLE] ??= value;
    else await setOnMainThread(value);
    setEnvironmentData(DONE, true);
  } catch (cause) {
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      `The telemetry of onnxruntime-node cannot be switched off from here (${(cause as Error).message}). Start the process with ` +
        `${VARIABLE}=1 in its environment, or choose the backend \`web\`.`,
      { cause },
    );
  }
}

/**
 * The environment of a worker thread is a copy that native code does not see; the main thread's is the process's. The inspector
 * is the only way there that needs no help from whoever started this thread; no port is opened.
 */
async function setOnMainThread(value: string): Promise<void> {
  const { Session } = await import("node:inspector");
  const session = new Session();
  session.connectToMainThread();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(reason));
      // A session does not keep its thread alive, but a timer does.
      timer = setTimeout(fail, TIMEOUT, "the main thread does not answer");
      const expression = `process.env.${VARIABLE} ??= ${JSON.stringify(value)}`;
      session.post("Runtime.evaluate", { expression }, (error, answer) => {
        if (error) fail(error.message);
        else if (answer.exceptionDetails) fail(answer.exceptionDetails.text);
        else resolve();
      });
    });
  } finally {
    clearTimeout(timer);
    session.disconnect();
  }
}
