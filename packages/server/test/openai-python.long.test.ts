import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { serveFake } from "./serve-fake";

const run = promisify(execFile);

/** A Python that has the package `openai`; make one with `python3 -m venv` and `pip install openai`, and name it here. */
const PYTHON = process.env.OPENAI_PYTHON ?? "python3";
const isThere = await run(PYTHON, ["-c", "import openai"]).then(
  () => true,
  () => false,
);
if (!isThere)
  process.stderr.write("OpenAI's Python client is not tried: set OPENAI_PYTHON to one with it.\n");

const SCRIPT = `
import io, json, sys, wave
from openai import BadRequestError, OpenAI
client = OpenAI(base_url=sys.argv[1], api_key="none", max_retries=0, timeout=60)
speak = dict(model="tts-1", voice="alloy", input="Good morning. And a good night.")
result = {}
whole = client.audio.speech.create(**speak, response_format="pcm")
result["samples"] = len(whole.content) // 2
with client.audio.speech.with_streaming_response.create(**speak, response_format="wav") as answer:
    with wave.open(io.BytesIO(b"".join(answer.iter_bytes()))) as file:
        result["wav"] = [file.getframerate(), len(file.readframes(file.getnframes())) // 2]
faster = client.audio.speech.create(**speak, response_format="flac", speed=2.0)
result["flac"] = faster.content[:4].decode("ascii")
result["models"] = [each.id for each in client.models.list()]
try:
    client.audio.speech.create(**{**speak, "voice": "nobody-of-that-name"})
except BadRequestError as error:
    result["error"] = [error.status_code, error.param]
print(json.dumps(result))
`;

test.skipIf(!isThere)(
  "OpenAI's Python client speaks, streams, and understands errors",
  async () => {
    const { url, tts } = await serveFake({ strict: true });
    const { stdout } = await run(PYTHON, ["-c", SCRIPT, `${url}/v1`]);
    const result = JSON.parse(stdout);
    // 31 characters, 240 samples each.
    const samples = 31 * 240;
    expect(result).toMatchObject({
      samples,
      wav: [24_000, samples],
      flac: "fLaC",
      error: [400, "voice"],
    });
    expect(result.models).toContain("tts-1");
    expect(tts.calls.map(({ options }) => options.speed)).toContain(2);
  },
);
