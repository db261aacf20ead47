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
    [{ apiKey: ["a-key-of-this-server"] }, /has no option apiKey\. Did you mean apiKeys\?/],
    [{ maxQueu: 3 }, /Did you mean maxQueue\?/],
    [{ allowHosts: ["x"] }, /Did you mean allowedHosts\?/],
    [{ corsorigins: ["*"] }, /Did you mean corsOrigins\?/],
    [{ trustproxy: true }, /Did you mean trustProxy\?/],
    [{ port: 80 }, /has no option port\. Its options: .*apiKeys/],
    [{ constructor: 1 }, /has no option constructor/],
    [JSON.parse('{"__proto__": 1}'), /has no option __proto__/],
    [{ apiKeys: "a-key-of-this-server" }, /apiKeys must be an array of strings; found a value/],
    [{ apiKeys: [5] }, /apiKeys must be an array of strings/],
    [{ allowedHosts: "tts.example" }, /allowedHosts must be an array/],
    [{ corsOrigins: "*" }, /corsOrigins must be an array/],
    [{ trustProxy: "no" }, /trustProxy must be true or false/],
    [{ containers: [{ name: "midi" }] }, /containers must be an array of audio containers/],
    [{ logger: "info" }, /logger must be/],
    [{ ffmpeg: true }, /ffmpeg must be a string; found true/],
    [null, /must be an object; found null/],
    [[], /must be an object; found an array/],
    ["lite", /must be an object/],
  ])("rejects %j", (options, message) => {
    const attempt = () => resolveServerOptions(options as never);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });

  test("no message repeats a key", () => {
    const secret = "a-key-that-nobody-may-see";
    for (const options of [{ apiKeys: secret }, { apiKeys: [`${secret} `] }])
      expect(() => resolveServerOptions(options as never)).toThrow(/^((?!nobody).)*$/);
  });

  test("takes undefined as absent", () => {
    expect(resolveServerOptions({ apiKeys: undefined, maxQueue: undefined })).toMatchObject({
      apiKeys: [],
      maxQueue: 64,
    });
  });
});
