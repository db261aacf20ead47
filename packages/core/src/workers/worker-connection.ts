import { SynthesisError, type ProgressEvent } from "@cosyvoice-lite/spec";
import type { CacheStats } from "../cache/phrase-cache";
import { fromErrorData, toErrorData, type WorkerReply, type WorkerRequest } from "./messages";
import type { WorkerThread } from "./worker-thread";

/** What a stream hears between its answers. */
interface StreamListener {
  onProgress(event: ProgressEvent): void;
  /** The worker needs a piece of the text. */
  onPull(): void;
  /** The worker needs no more of them. */
  onStop(): void;
}

type WithoutCall<T> = T extends { readonly call: number } ? Omit<T, "call"> : never;
/** A request that is answered. */
type WorkerCall = WithoutCall<WorkerRequest>;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The calling thread's end. */
export class WorkerConnection {
  /** The cache's counters as of the last answer. */
  cache: CacheStats | undefined;
  /** Told about the files that the worker loads. */
  onLoading: ((event: ProgressEvent) => void) | undefined;
  readonly #pending = new Map<number, Pending>();
  readonly #streams = new Map<number, StreamListener>();
  #next = 0;
  #isDisposing = false;
  #end: SynthesisError | undefined;

  constructor(private readonly thread: WorkerThread) {
    thread.receive((reply) => this.#receive(reply));
    void thread.ended.then((reason) => this.#close(reason));
  }

  /** Why nothing can be asked any more. */
  get end(): SynthesisError | undefined {
    return this.#end;
  }

  /** Resolves when the thread is gone. */
  async closed(): Promise<void> {
    await this.thread.ended;
  }

  /** Sends a request and waits for its answer. Rejects with the worker's error, or `MODEL_FAILED` where the worker is lost. */
  call(request: WorkerCall): Promise<unknown> {
    if (request.type === "dispose") this.#isDisposing = true;
    return new Promise((resolve, reject) => {
      const call = this.#next++;
      this.#pending.set(call, { resolve, reject });
      try {
        this.#send({ ...request, call } as WorkerRequest);
      } catch (error) {
        this.#pending.delete(call);
        reject(error as Error);
      }
    });
  }

  /** Begins a stream and returns its number. */
  begin(
    request: Omit<Extract<WorkerRequest, { type: "begin" }>, "type" | "stream">,
    listener: StreamListener,
  ): number {
    const stream = this.#next++;
    this.#send({ type: "begin", stream, ...request });
    this.#streams.set(stream, listener);
    return stream;
  }

  /** No more news of this stream are wanted. */
  forget(stream: number): void {
    this.#streams.delete(stream);
  }

  /** Sends what is not answered; a worker that is gone misses it. */
  tell(message: Extract<WorkerRequest, { type: "piece" | "abort" }>): void {
    if (!this.#end) this.#send(message);
  }

  /** Fires the signal of a stream, or of the loading. */
  abort(reason: unknown, stream?: number): void {
    this.tell({ type: "abort", stream, reason: toErrorData(reason) });
  }

  #send(message: WorkerRequest): void {
    if (this.#end) throw this.#end;
    try {
      this.thread.send(message);
    } catch (cause) {
      throw new SynthesisError(
        "INVALID_ARGUMENT",
        `Only plain data reaches a worker: ${(cause as Error).message} Give a path instead of an object with functions.`,
        { cause },
      );
    }
  }

  #receive(reply: WorkerReply): void {
    if (reply.type === "progress") {
      if (reply.stream === undefined) this.onLoading?.(reply.event);
      else this.#streams.get(reply.stream)?.onProgress(reply.event);
    } else if (reply.type === "done" || reply.type === "failed") {
      const pending = this.#pending.get(reply.call);
      this.#pending.delete(reply.call);
      if (reply.type === "failed") pending?.reject(fromErrorData(reply.error));
      else {
        this.cache = reply.cache ?? this.cache;
        pending?.resolve(reply.value);
      }
    } else {
      const listener = this.#streams.get(reply.stream);
      if (reply.type === "pull") listener?.onPull();
      else listener?.onStop();
    }
  }

  #close(reason: Error | undefined): void {
    this.#end =
      !reason && this.#isDisposing
        ? new SynthesisError(
            "DISPOSED",
            "The synthesizer was disposed of; make another one with createWorkerSynthesizer().",
          )
        : new SynthesisError(
            "MODEL_FAILED",
            `The worker thread ended unexpectedly: ${reason?.message ?? "it ended itself."} Speak the text again; if it happens again, give the process more memory.`,
            { cause: reason },
          );
    for (const { reject } of this.#pending.values()) reject(this.#end);
    this.#pending.clear();
    this.#streams.clear();
  }
}
