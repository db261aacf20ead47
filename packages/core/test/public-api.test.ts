import { expect, it } from "vitest";
import * as node from "../src/backends/node";
import * as web from "../src/backends/web";
import * as core from "../src/index";
import * as workers from "../src/workers/index";

// A change here is a change for users: it needs a changeset.
it("exports these values and no others", () => {
  expect({
    core: Object.keys(core).sort(),
    "core/backends/node": Object.keys(node).sort(),
    "core/backends/web": Object.keys(web).sort(),
    "core/workers": Object.keys(workers).sort(),
  }).toMatchInlineSnapshot(`
    {
      "core": [
        "ERROR_CODES",
        "LANGUAGES",
        "SynthesisError",
        "WARNING_CODES",
        "WAV_HEADER_BYTES",
        "createContainerRegistry",
        "createSpeech",
        "createSynthesizer",
        "downloadVoice",
        "encodePcm",
        "encodeSpeech",
        "encodeStream",
        "encodeWav",
        "encodeWhole",
        "explain",
        "fitSampleRate",
        "listVoices",
        "preload",
        "synthesize",
        "toSrt",
        "toVtt",
        "watchSpeech",
        "wavHeader",
      ],
      "core/backends/node": [
        "createNodeBackend",
        "sessionDefaultsFromEnvironment",
      ],
      "core/backends/web": [
        "createWebBackend",
      ],
      "core/workers": [
        "createSynthesizerPool",
        "createWorkerSynthesizer",
        "shareSynthesizer",
      ],
    }
  `);
});
