import { describe, expect, test } from "vitest";
import { resolveServerOptions } from "./server-options";

describe("resolveServerOptions", () => {
  test("is safe by default", () => {
    expect(resolveServerOptions({})).toMatchObject({
      corsOrigins: [],
      allowedHosts: [],
      trustProxy: false,
      logText: false,
      bodyLimit: 65_536,
    });
  });

  test.each([
    [{ maxQueue: 0 }, /maxQueue must be a whole number, 1 to/],
    [{ bodyLimit: 1.5 }, /bodyLimit/],
    [{ concurrency: Number.NaN }, /concurrency/],
    [{ apiKeys: ["short"] }, /at least 16/],
    [{ apiKeys: ["with blanks in it, and long"] }, /without blanks/],
    [{ corsOrigins: ["app.example"] }, /no origin/],
    [{ corsOrigins: ["https://app.example/"] }, /no origin/],
  ])("refuses %j", (options, message) => {
    expect(() => resolveServerOptions(options)).toThrow(message);
  });
});
