import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  checkCoverage,
  checkFiles,
  checkGraphs,
  checkOutput,
  scoreLines,
  thaw,
} from "./voice-check.mjs";

describe("checkFiles", () => {
  /** @type {string} */
  let folder;
  const entry = (/** @type {string} */ content) => ({
    path: "a.onnx",
    bytes: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "voice-check-"));
    writeFileSync(join(folder, "a.onnx"), "graph");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("accepts what voice.json says", () => {
    expect(checkFiles(folder, { files: [entry("graph")] })[0].problem).toBeUndefined();
  });

  it.each([
    ["other content of the same length", entry("gRaph"), "SHA-256"],
    ["another length", entry("graphs"), "has 5 bytes"],
    ["a missing file", { ...entry("graph"), path: "b.onnx" }, "ENOENT"],
  ])("finds %s", (_, wrong, problem) => {
    expect(checkFiles(folder, { files: [wrong] })[0].problem).toContain(problem);
  });
});

const frozen = {
  dtype: "float32",
  dims: [1, 4],
  stride: 2,
  tolerance: 0.01,
  values: [1, 3],
  mean: 2.5,
  rms: Math.sqrt(7.5),
};
const tensor = (/** @type {number[]} */ ...data) => ({
  type: "float32",
  data: Float32Array.from(data),
  dims: [1, data.length],
});

describe("checkOutput", () => {
  it("accepts values within the tolerance", () => {
    expect(checkOutput("y", frozen, tensor(1.005, 2, 3, 4)).problem).toBeUndefined();
  });

  it.each([
    ["a kept value", tensor(1.1, 2, 3, 4), "off by 0.1"],
    ["a value between the kept ones", tensor(1, 2, 3, 9), "off by"],
    ["NaN", tensor(NaN, 2, 3, 4), "off by NaN"],
    ["a shape", tensor(1, 2, 3), "shape 1,3 instead of 1,4"],
    ["nothing", undefined, "missing"],
  ])("finds %s that differs", (_, found, problem) => {
    expect(checkOutput("y", frozen, found).problem).toContain(problem);
  });

  it("wants whole numbers to be equal", () => {
    const exact = { dtype: "int64", dims: [2], stride: 1, tolerance: 0, values: [3, 4], mean: 3.5 };
    const durations = (/** @type {bigint[]} */ ...data) => ({
      type: "int64",
      data: BigInt64Array.from(data),
      dims: [2],
    });
    const whole = { ...exact, rms: Math.sqrt(12.5) };
    expect(checkOutput("d", whole, durations(3n, 4n)).problem).toBeUndefined();
    expect(checkOutput("d", whole, durations(3n, 5n)).problem).toContain("off by 1");
  });
});

describe("checkGraphs", () => {
  const cases = [
    {
      graph: "g.onnx",
      origin: "PyTorch",
      feeds: { x: { dtype: "float32", dims: [2], data: [1, 2] } },
      outputs: { y: frozen },
    },
  ];

  it("runs each graph on its frozen inputs", async () => {
    const session = {
      run: async (/** @type {any} */ { x }) => {
        expect(x.data).toEqual(Float32Array.of(1, 2));
        return { y: tensor(1, 2, 3, 4) };
      },
      dispose: async () => {},
    };
    const findings = await checkGraphs(cases, async () => session);
    expect(findings).toHaveLength(1);
    expect(findings[0].problem).toBeUndefined();
  });

  it("reports a graph that does not load", async () => {
    const load = async () => Promise.reject(new Error("not an ONNX file"));
    const findings = await checkGraphs(cases, load);
    expect(findings[0]).toMatchObject({ what: "g.onnx", problem: "not an ONNX file" });
  });
});

it("thaws waves and whole numbers", () => {
  const wave = { offset: 2, scale: 3, step: 0.5 };
  const { data } = thaw({ dtype: "float32", dims: [1, 3], wave });
  expect(data).toEqual(Float32Array.of(2, 2 + 3 * Math.sin(0.5), 2 + 3 * Math.sin(1)));
  const ids = thaw({ dtype: "int64", dims: [2], data: [5, 6] });
  expect(ids.data).toEqual(BigInt64Array.of(5n, 6n));
});

it("names graphs without frozen outputs", () => {
  const manifest = {
    graphs: { acoustic: { file: "a.onnx" } },
    vocoders: [{ graph: { file: "v.onnx" } }, {}],
  };
  const cases = [{ graph: "a.onnx", origin: "", feeds: {}, outputs: {} }];
  expect(checkCoverage(manifest, cases).map(({ what }) => what)).toEqual(["v.onnx"]);
});

it("prints scores next to the teacher's", () => {
  const row = { vocoder: "lite", language: "zh", ser: 0.0123, mos: 4.2 };
  expect(scoreLines([row])[0]).toMatch(/lite +zh +ser 0\.012 {2}mos 4\.20$/);
  expect(scoreLines([{ ...row, teacher: { ser: 0.01, mos: 4.3 } }])[0]).toContain("mos 4.30");
});
