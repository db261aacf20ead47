import { expect, it } from "vitest";
import * as node from "../src/backends/node";
import * as web from "../src/backends/web";
import * as core from "../src/index";

// A change here is a change for users: it needs a changeset.
it("exports these values and no others", () => {
  expect({
    core: Object.keys(core).sort(),
    "core/backends/node": Object.keys(node).sort(),
    "core/backends/web": Object.keys(web).sort(),
  }).toMatchInlineSnapshot(`
    {
      "core": [
        "ERROR_CODES",
        "LANGUAGES",
        "SynthesisError",
        "WARNING_CODES",
        "WAV_HEADER_BYTES",
        "createSpeech",
        "createSynthesizer",
        "downloadVoice",
        "encodePcm",
        "encodeWav",
        "explain",
        "listVoices",
        "preload",
        "synthesize",
        "toSrt",
        "toVtt",
        "wavHeader",
      ],
      "core/backends/node": [
        "createNodeBackend",
        "sessionDefaultsFromEnvironment",
      ],
      "core/backends/web": [
        "createWebBackend",
      ],
    }
  `);
});
