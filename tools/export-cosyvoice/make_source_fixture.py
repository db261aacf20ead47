#!/usr/bin/env python3
"""Freezes ten seconds of the official source module for the TypeScript tests: F0 in, excitation out.

    python make_source_fixture.py [--out ../../packages/cosyvoice/test/fixtures/cosyvoice1-source]

A running phase drifts with time, so that short examples prove nothing. Noise is a short row in a loop, and every so many
samples of the result are kept: the file stays small.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from cosyvoice_export.check.reference import fixed_noise
from cosyvoice_export.golden import Golden, coarse_noise
from cosyvoice_export.official import load_official

OUT = Path(__file__).resolve().parents[2] / "packages" / "cosyvoice" / "test" / "fixtures" / "cosyvoice1-source"
SAMPLE_RATE, SAMPLES_PER_FRAME, HARMONICS, SECONDS = 22050, 256, 9, 10
AMPLITUDE, NOISE_DEVIATION, VOICED_THRESHOLD = 0.1, 0.003, 10
NOISE_PERIOD = 1021
# A prime: the kept samples fall on every place of a frame.
STRIDE = 31


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--repo", type=Path, help="checkout of the official code; the default is the installed wheel")
    given = parser.parse_args()
    official = load_official(given.repo)
    torch.manual_seed(4)
    random = np.random.default_rng(4)
    module = official.hift.SourceModuleHnNSF(
        sampling_rate=SAMPLE_RATE,
        upsample_scale=SAMPLES_PER_FRAME,
        harmonic_num=HARMONICS - 1,
        sine_amp=AMPLITUDE,
        add_noise_std=NOISE_DEVIATION,
        voiced_threshod=VOICED_THRESHOLD,
    ).eval()
    frames = SECONDS * SAMPLE_RATE // SAMPLES_PER_FRAME
    f0 = melody(frames)
    phase = random.uniform(-np.pi, np.pi, HARMONICS).astype(np.float32)
    phase[0] = 0
    loop = coarse_noise(random, HARMONICS, NOISE_PERIOD)
    samples = frames * SAMPLES_PER_FRAME
    noise = np.tile(loop, -(-samples // NOISE_PERIOD))[:, :samples]
    held = torch.from_numpy(np.repeat(f0, SAMPLES_PER_FRAME))[None, :, None]
    with torch.inference_mode(), fixed_noise([noise[None]], phase):
        source = module(held)[0][0, :, 0].numpy()

    golden = Golden()
    golden.value(
        "settings",
        {
            "sampleRate": SAMPLE_RATE,
            "samplesPerFrame": SAMPLES_PER_FRAME,
            "harmonics": HARMONICS,
            "amplitude": AMPLITUDE,
            "noiseDeviation": NOISE_DEVIATION,
            "voicedThreshold": VOICED_THRESHOLD,
            "sourceWeights": [float(weight) for weight in module.l_linear.weight[0].detach()],
            "sourceBias": float(module.l_linear.bias[0].detach()),
        },
    )
    golden.value("stride", STRIDE)
    golden.tensor("f0", f0)
    golden.tensor("phase", phase)
    golden.noise("noise", loop)
    golden.tensor("source", source[::STRIDE])
    golden.write(given.out)


def melody(frames: int) -> np.ndarray:
    """A voice that rises and falls, with unvoiced stretches and one frame just below the threshold."""
    time = np.arange(frames) / frames
    f0 = 190 + 110 * np.sin(23 * time) + 40 * np.sin(171 * time)
    f0[np.sin(61 * time) < -0.8] = 0
    f0[frames // 2] = VOICED_THRESHOLD - 0.5
    return f0.astype(np.float32)


if __name__ == "__main__":
    main()
