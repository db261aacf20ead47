"""A tiny HiFi-GAN generator behind a tiny source-filter net, both with random weights, and the samples that PyTorch makes.

    python golden/make_hifigan_fixture.py

writes packages/vocoder/test/fixtures/hifigan.onnx, excitation.onnx, hifigan.json (shapes, context) and hifigan.bin
(float32 values one after another: mel, F0, samples). The excitation's noise is the one that
packages/vocoder/src/sources/noise.ts draws for seed 7.
"""
import json
import math
import sys
import warnings
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))
from export import HIFIGAN, VOCODER, hifigan_example, vocoder_example  # noqa: E402
from lite.config import HifiganConfig, VocoderConfig  # noqa: E402
from lite.hifigan import HifiganGenerator, HifiganGraph, context_frames  # noqa: E402
from lite.vocoder import LiteVocoder, VocoderGraph  # noqa: E402
from onnx_files import write_graph  # noqa: E402

OUTPUT = Path(__file__).parents[2] / "packages/vocoder/test/fixtures"
FRAMES = 48
SEED = 7
# Of the mels: what the net itself is given, sharper or not, is no matter of the runtime.
PLAIN = 1.0
CONFIG = HifiganConfig(
    channels=12, blocks=2, upsample_rates=(5, 4), upsample_channels=(8, 8), fusion_kernels=(3, 5), dilations=(1, 3),
    fft_size=60, hop=15, excitation_refinements=2,
)  # fmt: skip
SOURCE_FILTER = VocoderConfig(channels=8, blocks=1)


def mix(value: np.ndarray) -> np.ndarray:
    x = value.astype(np.uint32)
    x = (x ^ (x >> 16)) * np.uint32(0x7FEB352D)
    x = (x ^ (x >> 15)) * np.uint32(0x846CA68B)
    return x ^ (x >> 16)


def noise(length: int, seed: int) -> np.ndarray:
    """Standard normal values by the formula at `fillNoise`."""
    key = mix(np.array([seed ^ 0x9E3779B9], np.uint32))
    counter = np.arange(length + length % 2, dtype=np.uint32)
    hashed = mix(mix(counter ^ key) + key).astype(np.float64)
    radius = np.sqrt(-2 * np.log((hashed[::2] + 1) / 2**32))
    angle = 2 * math.pi * hashed[1::2] / 2**32
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1).reshape(-1)[:length].astype(np.float32)


def main() -> None:
    warnings.filterwarnings("ignore")
    torch.manual_seed(SEED)
    model = HifiganGenerator(CONFIG)
    with torch.no_grad():
        # As initialised the head hardly listens: let what the trunk says be heard, and round to what is stored.
        model.output.weight.mul_(20)
        source_filter = LiteVocoder(SOURCE_FILTER).eval()
        source_filter.output.weight.mul_(20)
        for value in (*model.parameters(), *source_filter.parameters()):
            value.copy_(value.half().float())
    OUTPUT.mkdir(parents=True, exist_ok=True)
    write_graph(HifiganGraph(model, PLAIN), hifigan_example(), HIFIGAN, OUTPUT / "hifigan.onnx")
    write_graph(VocoderGraph(source_filter, PLAIN), vocoder_example(), VOCODER, OUTPUT / "excitation.onnx")
    time = np.arange(FRAMES)
    bins = np.arange(80)[:, None]
    mel = (-4 + 1.5 * np.sin(bins / 9 + time / 7) + np.cos(bins / 3 - time / 4)).astype(np.float32)
    f0 = np.where((time < 8) | ((time > 26) & (time < 34)), 0, 170 + 50 * np.sin(time / 12)).astype(np.float32)
    feeds = [torch.from_numpy(mel)[None], torch.from_numpy(f0)[None]]
    hiss = torch.from_numpy(noise(FRAMES * CONFIG.hop_length, SEED))[None]
    with torch.no_grad():
        excitation = source_filter(*feeds, hiss, CONFIG.excitation_refinements)
        samples = HifiganGraph(model, PLAIN)(*feeds, excitation).numpy()[0]
    (OUTPUT / "hifigan.bin").write_bytes(b"".join(x.astype("<f4").tobytes() for x in (mel, f0, samples)))
    about = dict(script="training/golden/make_hifigan_fixture.py", frames=FRAMES, seed=SEED, contextFrames=context_frames(CONFIG), refinements=CONFIG.excitation_refinements)
    (OUTPUT / "hifigan.json").write_text(json.dumps(about, indent=2) + "\n")
    total = sum(file.stat().st_size for file in OUTPUT.iterdir())
    print(f"{total} bytes, samples rms {np.sqrt((samples**2).mean()):.3f}, context {about['contextFrames']}")


if __name__ == "__main__":
    main()
