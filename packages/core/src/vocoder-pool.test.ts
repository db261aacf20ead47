import type { Vocoder } from "@cosyvoice-lite/spec";
import { describe, expect, it, vi } from "vitest";
import { fakeVocoder } from "../test/helpers/fake-models";
import { createVocoderPool } from "./vocoders";

const mel = { sampleRate: 4000, hopLength: 400, bins: 1 } as Vocoder["mel"];

describe("createVocoderPool", () => {
  it("loads each vocoder once, however many ask for it", async () => {
    const open = vi.fn<(name: string) => Promise<Vocoder>>(async () => fakeVocoder(mel));
    const pool = createVocoderPool(open);
    const [first, second] = await Promise.all([pool.get("a"), pool.get("a")]);
    expect(second).toBe(first);
    expect(await pool.get("b")).not.toBe(first);
    expect(open.mock.calls.map(([name]) => name)).toEqual(["a", "b"]);
  });

  it("tries again after a failure", async () => {
    const open = vi.fn<(name: string) => Promise<Vocoder>>(async () => fakeVocoder(mel));
    open.mockRejectedValueOnce(new Error("no luck"));
    const pool = createVocoderPool(open);
    await expect(pool.get("a")).rejects.toThrow("no luck");
    await expect(pool.get("a")).resolves.toBeDefined();
  });

  it("frees what is loaded and what is still loading", async () => {
    const vocoders = [fakeVocoder(mel), fakeVocoder(mel)];
    const pool = createVocoderPool(async (name) => vocoders[Number(name)]);
    await pool.get("0");
    void pool.get("1");
    await pool.dispose();
    expect(vocoders.map(({ disposed }) => disposed)).toEqual([1, 1]);
  });
});
