import type { SpeechChunk } from "@cosyvoice-lite/core";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { FastifyBaseLogger } from "fastify";
import type { WebSocket } from "ws";
import { describeError, RequestError } from "../http/errors";
import { wrongKey } from "../http/guard";
import { checkTextLength, synthesisOptions } from "../http/fields";
import type { Work } from "../http/work";
import { speak, type ServerContext } from "../server-context";
import { CLOSE, audioFrame, closeSocket, createSender, type Sender } from "./sender";
import {
  isRequestId,
  ProtocolError,
  type ClientMessage,
  type RequestId,
  type SpeakMessage,
} from "./messages";

/** What a connection needs. */
interface ConnectionOptions {
  readonly context: ServerContext;
  readonly socket: WebSocket;
  readonly parse: (data: string) => ClientMessage;
  /** Who asks, until a key says more. */
  readonly client: string;
  /** Whether a key came with the headers, or none is needed. */
  readonly authorized: boolean;
  readonly log: FastifyBaseLogger;
}

/** Messages that may be refused one after another, without a request in between that is spoken to its end. */
const MOST_REFUSED = 100;

/** Answers the messages of one socket. */
export class Connection {
  readonly #sender: Sender;
  readonly #running = new Map<RequestId, Work>();
  #client: string;
  #authorized: boolean;
  #count = 0;
  #refused = 0;

  constructor(private readonly options: ConnectionOptions) {
    const { socket, context, log } = options;
    this.#client = options.client;
    this.#authorized = options.authorized;
    this.#sender = createSender(socket, context.options.stallTimeout, (reason) =>
      log.info({ reason }, "socket cut off"),
    );
  }

  /** Whether it may speak. */
  get authorized(): boolean {
    return this.#authorized;
  }

  /** Requests in progress. */
  get running(): number {
    return this.#running.size;
  }

  /** Takes a message; whatever is wrong with it goes back as an `error`. */
  receive(data: string, isBinary: boolean): void {
    // What was on its way when the socket was closed gets no answer.
    if (this.options.socket.readyState !== this.options.socket.OPEN) return;
    let id: RequestId | undefined;
    try {
      if (isBinary) throw new ProtocolError(400, "BINARY", "Messages must be text.");
      const message = this.options.parse(data);
      if (message.type === "auth") return this.#authenticate(message.key);
      if (!this.#authorized) throw wrongKey();
      id = message.id;
      if (message.type === "cancel") this.#cancel(message.id);
      else {
        id ??= this.#count;
        this.#count += 1;
        void this.#speak(id, message);
      }
    } catch (error) {
      this.#fail(id ?? idOf(data), error);
      if (error instanceof ProtocolError)
        closeSocket(this.options.socket, isBinary ? CLOSE.unsupported : CLOSE.invalid);
      else if (!this.#authorized) closeSocket(this.options.socket, CLOSE.policy);
    }
  }

  /** The socket is gone: nothing is worked on for it any more. */
  end(): void {
    const reason = new RequestError(499, "client_closed", "The client has gone.");
    for (const work of this.#running.values()) work.abort(reason);
  }

  #authenticate(key: string): void {
    const { keys } = this.options.context;
    const name = keys.identify(key);
    if (keys.required && name === undefined) throw wrongKey();
    this.#client = name ?? this.#client;
    this.#authorized = true;
    this.#sender.tell({ type: "authenticated" });
  }

  #cancel(id: RequestId): void {
    const work = this.#running.get(id);
    if (!work) throw new RequestError(404, "UNKNOWN_ID", "No such request is in progress.", "id");
    // Its place on this socket is free at once, its id too; the work ends when its worker hears of it.
    this.#running.delete(id);
    work.abort(new RequestError(499, "CANCELLED", "The client cancelled the request."));
    this.#sender.tell({ type: "cancelled", id });
  }

  async #speak(id: RequestId, message: SpeakMessage): Promise<void> {
    const { context, log } = this.options;
    let work: Work | undefined;
    try {
      this.#admit(id, message);
      work = context.works.start();
      this.#running.set(id, work);
      const { text, speaker_id: speaker, format = "int16" } = message;
      const chunks = speak(context, {
        client: this.#client,
        text,
        options: { ...synthesisOptions(message), speaker },
        work,
        log,
      });
      let last: SpeechChunk | undefined;
      for await (const chunk of chunks) {
        await this.#sender.send(() => audioFrame(id, chunk, format), work.signal);
        last = chunk;
      }
      if (!last) throw new SynthesisError("EMPTY_TEXT", "The text holds nothing to speak.");
      if (this.#isCurrent(id, work)) {
        this.#refused = 0;
        this.#sender.tell({ type: "done", id, duration: last.end, chunks: last.index + 1 });
      }
    } catch (error) {
      // Of a cancelled request the client has heard already.
      if (work === undefined || this.#isCurrent(id, work)) this.#fail(id, error);
    } finally {
      work?.end();
      if (work && this.#isCurrent(id, work)) this.#running.delete(id);
    }
  }

  #isCurrent(id: RequestId, work: Work): boolean {
    return this.#running.get(id) === work;
  }

  /** @throws RequestError where the request cannot begin. */
  #admit(id: RequestId, { text }: SpeakMessage): void {
    const { maxRequestsPerSocket, maxTextLength } = this.options.context.options;
    if (this.#running.has(id))
      throw new RequestError(409, "ID_IN_USE", "A request with this id is in progress.", "id");
    if (this.#running.size >= maxRequestsPerSocket) {
      throw new RequestError(
        429,
        "TOO_MANY_REQUESTS",
        `One socket may have ${maxRequestsPerSocket} requests in progress. Wait for one to end.`,
      );
    }
    checkTextLength(text, maxTextLength, "text");
  }

  #fail(id: RequestId | undefined, error: unknown): void {
    const { log, context } = this.options;
    const { status, code, message, param } = describeError(error);
    if (status === 500) log.error({ err: error }, "request failed");
    const retryAfter =
      status === 429 || status === 503 ? { retry_after: context.speech.retryAfter } : {};
    this.#sender.tell({ type: "error", id, status, code, message, param, ...retryAfter });
    // A queue that is full is no fault of the client's.
    if (status < 500 && status !== 429) this.#refused += 1;
    if (this.#refused > MOST_REFUSED)
      closeSocket(this.options.socket, CLOSE.policy, "too many refused");
  }
}

/** The id in a message that is wrong otherwise, so that its sender can tell which it was. */
function idOf(data: string): RequestId | undefined {
  try {
    const { id } = JSON.parse(data) as { id?: unknown };
    return isRequestId(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
