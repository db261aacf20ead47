import { describe, expect, test } from "vitest";
import { fetchBytes, isMissing } from "./fetch-source";

const url = new URL("https://example.org/voice/acoustic.onnx");
const content = Uint8Array.from({ length: 100 }, (_, index) => index);

function pieces(): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(content.slice(0, 60));
      controller.enqueue(content.slice(60));
      controller.close();
    },
  });
}

describe("fetchBytes", () => {
  test("joins the pieces and tells how much has come", async () => {
    const received: number[] = [];
    const onReceived = (bytes: number) => void received.push(bytes);
    const fetch = async () => new Response(pieces());
    expect(await fetchBytes(url, { onReceived }, fetch)).toEqual(content);
    expect(received).toEqual([60, 100]);
    expect(await fetchBytes(url, {}, fetch)).toEqual(content);
  });

  test.each([404, 410])("knows from %i that there is no such file", async (status) => {
    const error = await fetchBytes(url, {}, async () => new Response("", { status })).catch(
      (reason: unknown) => reason,
    );
    expect(isMissing(error)).toBe(true);
  });

  test("names address and status of another refusal", async () => {
    const fetch = async () => new Response("", { status: 503, statusText: "Busy" });
    await expect(fetchBytes(url, {}, fetch)).rejects.toMatchObject({
      code: "DOWNLOAD_FAILED",
      message: expect.stringMatching(/acoustic\.onnx answered 503 Busy/),
    });
  });

  test("an abort on the way is ABORTED, with its reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const fetch: typeof globalThis.fetch = async (_, init) => {
      controller.abort(reason);
      throw init?.signal?.reason;
    };
    await expect(fetchBytes(url, { signal: controller.signal }, fetch)).rejects.toMatchObject({
      code: "ABORTED",
      cause: reason,
    });
  });
});
