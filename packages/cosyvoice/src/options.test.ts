import { expect, it } from "vitest";
import { checkOptions } from "./options";

it("takes options that the family has, and leaves out what is undefined", () => {
  checkOptions({ steps: 4, guidance: 0, sampling: "greedy", firstChunkTokens: undefined });
  checkOptions({ sampling: { topP: 0.5, topK: 10, window: 0, repetition: 1 } });
});

it.each<[object, RegExp]>([
  [{ step: 1 }, /option step does not exist.*Allowed: steps, guidance, sampling, firstChunkTokens/],
  [{ firstChunkTokens: 0 }, /family.firstChunkTokens must be a whole number/],
  [{ steps: 0 }, /family.steps must be a whole number from 1 to 100; found 0/],
  [{ guidance: -1 }, /family.guidance must be a number from 0 to 5/],
  [{ sampling: "beam" }, /family.sampling cannot be "beam".*greedy/],
  [{ sampling: { topp: 1 } }, /option topp does not exist/],
  [{ sampling: { topP: 0 } }, /family.sampling.topP must be a number from 0.01/],
  [{ sampling: { topK: 0.5 } }, /family.sampling.topK/],
  [{ sampling: { window: -1 } }, /family.sampling.window/],
  [{ sampling: { repetition: 2 } }, /family.sampling.repetition/],
])("refuses %j, naming what is allowed", (options, message) => {
  expect(() => checkOptions(options)).toThrow(
    expect.objectContaining({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(message),
    }),
  );
});
