#!/usr/bin/env python3
"""Writes the tiny random-weight voice of the TypeScript tests with frozen outputs of the official PyTorch classes.

    python make_fixture.py [--out ../../packages/cosyvoice/test/fixtures/cosyvoice1-tiny]

`voice/` is what `export.py` makes of a tiny random model; `golden/` holds what the official classes give for it. The result
is the same every time with the versions in requirements.lock.
"""

import argparse
import base64
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from cosyvoice_export.check.positions import frame_positions
from cosyvoice_export.check.reference import Reference, fixed_noise
from cosyvoice_export.check.runtime import ExportedVoice
from cosyvoice_export.golden import Golden, coarse_noise
from cosyvoice_export.model_folder import load_model
from cosyvoice_export.official import Official, load_official
from cosyvoice_export.plan import Limits
from cosyvoice_export.random_model import SIZES, write_random_model
from cosyvoice_export.run_export import Options, run_export

OUT = Path(__file__).resolve().parents[2] / "packages" / "cosyvoice" / "test" / "fixtures" / "cosyvoice1-tiny"
SPEAKERS = ["中文女", "英文男"]
LIMITS = Limits(positions=224, text_tokens=32, flow_tokens=224)
# Short texts: the first that the tiny model ends by itself becomes the end-to-end example, the first that reaches the
# greatest length the other one.
CANDIDATES = ["公园", "the sea", "歩く", "行下", "하나", "other", "are in", "7 or 8", "天氣", "here", "well", "two", "ABC", "ok go"]
STREAM_TOKENS = 150
# Every so many samples of the streamed waveform are kept.
STREAM_STRIDE = 16


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repo", type=Path, help="checkout of the official code; the default is the installed wheel")
    given = parser.parse_args()
    torch.set_num_threads(1)
    official = load_official(given.repo)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_random_model(folder / "model", SIZES["tiny"], given.seed, None)
        model = load_model(folder / "model", SPEAKERS)
        options = Options(folder / "voice", "fp32", LIMITS, "cosyvoice1-tiny", None, None)
        run_export(model, official, options, lambda line: print(line, file=sys.stderr))
        shutil.rmtree(given.out, ignore_errors=True)
        shutil.copytree(folder / "voice", given.out / "voice")
        freeze(Reference(model), official, given.out)


def freeze(reference: Reference, official: Official, out: Path) -> None:
    """Runs the official classes and stores what goes in and what comes out."""
    voice = ExportedVoice(out / "voice", 1)
    golden = Golden()
    random = np.random.default_rng(3)
    encode = tokenizer(out / "voice" / "tokenizer.json")
    golden.value("tokenizer", [{"text": text, "ids": encode(text)} for text in TOKENIZER_TEXTS])
    freeze_graphs(golden, reference, voice, random)
    freeze_speech(golden, reference, voice, random, encode)
    freeze_stream(golden, reference, official)
    golden.write(out / "golden")


TOKENIZER_TEXTS = [
    "The park is 3 km from here.",
    "今天的公园很好，walk there!",
    "歩きましょう。 오늘은 12 more",
    "<|en|>tag and\u0085next\ufeffline  two   spaces ",
    "don't\tthey'll I'VE",
]


def tokenizer(path: Path):
    """The Python tokenizer over the exported ranks, with whisper's own pattern."""
    import tiktoken

    content = json.loads(path.read_text(encoding="utf-8"))
    tokens = content["bpe_ranks"].split(" ")[2:]
    encoding = tiktoken.Encoding(
        name="fixture",
        pat_str=r"""'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+""",
        mergeable_ranks={base64.b64decode(token): rank for rank, token in enumerate(tokens)},
        special_tokens=content["special_tokens"],
    )
    return lambda text: encoding.encode(text, allowed_special="all")


def freeze_graphs(golden: Golden, reference: Reference, voice: ExportedVoice, random: np.random.Generator) -> None:
    name = SPEAKERS[0]
    golden.value("speaker", voice.manifest["speakers"][0]["id"])
    llm_speaker, flow_speaker = reference.speaker(name)
    golden.tensor("speaker.llm", llm_speaker)
    golden.tensor("speaker.flow", flow_speaker)
    text = random.integers(0, 256, 9).tolist()
    golden.value("textEncoder.text", text)
    golden.tensor("textEncoder.hidden", reference.text_hidden(text))
    tokens = random.integers(0, 64, 45).tolist()
    golden.value("flowEncoder.tokens", tokens)
    left, weight = frame_positions(len(tokens), voice.manifest)
    golden.tensor("flowEncoder.left", left)
    golden.tensor("flowEncoder.weight", weight)
    golden.tensor("flowEncoder.mu", reference.mean(tokens, len(left)))
    shapes = {"x": (2, 80, 5), "mu": (2, 80, 5), "spks": (2, 80), "cond": (2, 80, 5)}
    feeds = {key: coarse_noise(random, *shape) for key, shape in shapes.items()} | {"t": np.asarray([0.25, 0.75], np.float32)}
    for key in shapes:
        golden.noise(f"flowEstimator.{key}", feeds[key])
    golden.tensor("flowEstimator.t", feeds["t"])
    golden.tensor("flowEstimator.velocity", reference.velocity(**feeds))


def freeze_speech(golden: Golden, reference: Reference, voice: ExportedVoice, random: np.random.Generator, encode) -> None:
    """One text that reaches the greatest length, and one that ends by itself and is spoken."""
    name = SPEAKERS[0]
    runs = [(text, encode(text)) for text in CANDIDATES]
    results = [(text, ids, *reference.greedy(ids, name, 1000)) for text, ids in runs]
    limit = next((run for run in results if not run[4] and len(run[2]) == 60), None)
    ended = next((run for run in results if run[4] and 8 <= len(run[2]) <= 40), None)
    if limit is None or ended is None:
        lengths = ", ".join(f"{text} {len(tokens)}{' stopped' if stopped else ''}" for text, _, tokens, _, stopped in results)
        raise SystemExit(f"no text of both kinds ({lengths}); change the seed")
    golden.value("limit", {"text": limit[0], "ids": limit[1], "tokens": limit[2]})
    golden.tensor("limit.logProbs", np.stack(limit[3]))
    text, ids, tokens, _, _ = ended
    golden.value("speech", {"text": text, "ids": ids, "tokens": tokens})
    frames, hift = voice.frames(len(tokens)), voice.family["hift"]
    noise = coarse_noise(random, 1, 80, frames)
    breath = coarse_noise(random, hift["harmonics"], frames * hift["samplesPerFrame"])
    phase = random.uniform(-np.pi, np.pi, hift["harmonics"]).astype(np.float32)
    phase[0] = 0
    mel = reference.mel(tokens, name, noise)
    f0 = reference.f0(mel)
    source = reference.source(f0[0], phase, breath)
    golden.noise("speech.flowNoise", noise)
    golden.noise("speech.sourceNoise", breath)
    golden.tensor("speech.phase", phase)
    golden.tensor("speech.mel", mel)
    golden.tensor("speech.f0", f0)
    golden.tensor("speech.source", source)
    golden.tensor("speech.waveform", reference.vocode(mel, phase, breath))


def freeze_stream(golden: Golden, reference: Reference, official: Official) -> None:
    """The official streaming call without any noise: lengths of the chunks and a thinned waveform."""
    llm = reference.llm
    tokens = np.random.default_rng(5).integers(0, 64, STREAM_TOKENS).tolist()
    stream = official.model.CosyVoiceModel(llm, reference.flow, reference.hift)
    stream.hift_cache_dict["x"], stream.mel_overlap_dict["x"] = None, torch.zeros(1, 80, 0)
    stream.flow_cache_dict["x"] = torch.zeros(1, 80, 0, 2)
    embedding = reference.embedding(SPEAKERS[0])
    harmonics = reference.hift.nb_harmonics + 1
    chunks, rest = [], tokens
    with fixed_noise([], np.zeros(harmonics, np.float32)):
        while True:
            last = len(rest) < stream.token_min_hop_len + stream.token_overlap_len
            part = rest if last else rest[: stream.token_min_hop_len + stream.token_overlap_len]
            chunk = stream.token2wav(
                token=torch.tensor([part]),
                prompt_token=torch.zeros(1, 0, dtype=torch.int32),
                prompt_feat=torch.zeros(1, 0, 80),
                embedding=embedding,
                uuid="x",
                finalize=last,
            )
            chunks.append(chunk.numpy()[0])
            if last:
                break
            rest = rest[stream.token_min_hop_len :]
    waveform = np.concatenate(chunks)
    golden.value("stream", {"tokens": tokens, "chunks": [len(chunk) for chunk in chunks], "stride": STREAM_STRIDE})
    golden.tensor("stream.waveform", waveform[::STREAM_STRIDE].astype(np.float32))


if __name__ == "__main__":
    main()
