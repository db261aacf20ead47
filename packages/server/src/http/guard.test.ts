import { describe, expect, test } from "vitest";
import { checkHostAndOrigin, bearerKey, createKeyCheck } from "./guard";

const verdict = (
  host: string | undefined,
  origin?: string,
  { allowedHosts = [] as string[], corsOrigins = [] as string[] } = {},
) => {
  try {
    checkHostAndOrigin({ host, origin }, { allowedHosts, corsOrigins });
    return "ok";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("Host", () => {
  test.each([
    ["localhost", "ok"],
    ["localhost:8000", "ok"],
    ["LOCALHOST:8000", "ok"],
    ["voice.localhost", "ok"],
    ["127.0.0.1:8000", "ok"],
    ["192.168.1.7", "ok"],
    ["[::1]:8000", "ok"],
    ["evil.example", "host_not_allowed"],
    ["localhost.evil.example:8000", "host_not_allowed"],
    ["127.0.0.1.evil.example", "host_not_allowed"],
    ["notlocalhost", "host_not_allowed"],
    ["localhost/evil", "host_not_allowed"],
    ["user@localhost", "host_not_allowed"],
    ["", "host_not_allowed"],
    [undefined, "host_not_allowed"],
  ])("%s: %s", (host, expected) => expect(verdict(host)).toBe(expected));

  test("listed names, and all with *", () => {
    expect(verdict("tts.example:80", undefined, { allowedHosts: ["tts.example"] })).toBe("ok");
    expect(verdict("x.tts.example", undefined, { allowedHosts: ["tts.example"] })).not.toBe("ok");
    expect(verdict("any.example", undefined, { allowedHosts: ["*"] })).toBe("ok");
  });
});

describe("Origin", () => {
  test.each([
    ["http://localhost:8000", "ok"],
    ["https://localhost:8000", "ok"],
    ["http://localhost", "origin_not_allowed"],
    ["http://localhost:9000", "origin_not_allowed"],
    ["https://evil.example", "origin_not_allowed"],
    ["null", "origin_not_allowed"],
    ["file://localhost:8000", "origin_not_allowed"],
    ["nonsense", "origin_not_allowed"],
  ])("%s: %s", (origin, expected) => expect(verdict("localhost:8000", origin)).toBe(expected));

  test("listed origins, and all with *", () => {
    const corsOrigins = ["https://app.example"];
    expect(verdict("localhost", "https://app.example", { corsOrigins })).toBe("ok");
    expect(verdict("localhost", "https://app.example:444", { corsOrigins })).not.toBe("ok");
    expect(verdict("localhost", "null", { corsOrigins: ["*"] })).toBe("ok");
  });
});

test("keys are told apart by position", () => {
  const keys = createKeyCheck(["first-key-of-all", "second-key-of-all"]);
  expect(keys.required).toBe(true);
  expect(keys.identify("second-key-of-all")).toBe("key 1");
  for (const wrong of ["", "first-key-of-al", "first-key-of-all ", "FIRST-KEY-OF-ALL"])
    expect(keys.identify(wrong)).toBeUndefined();
  expect(createKeyCheck([]).required).toBe(false);
});

test.each([
  ["Bearer abc", "abc"],
  ["bearer  abc ", "abc"],
  ["Basic abc", undefined],
  ["Bearer", undefined],
  ["Bearer a b", undefined],
  [undefined, undefined],
])("%s", (header, key) => expect(bearerKey(header)).toBe(key));
