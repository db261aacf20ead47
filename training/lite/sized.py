"""Models with the sizes that their weights have: those of `config.py`, or as wide as before pruning."""
from dataclasses import replace
from pathlib import Path

import torch

from .acoustic import AcousticModel
from .config import AcousticConfig, HifiganConfig, VocoderConfig
from .hifigan import HifiganGenerator
from .progress import load_weights
from .vocoder import LiteVocoder


def load_acoustic(path: Path, symbols: int) -> AcousticModel:
    state = weights(path)
    sizes = dict(prosody_expansion=expansion_of(state, "prosody"), mel_expansion=expansion_of(state, "mel_blocks"))
    return load_weights(AcousticModel(replace(AcousticConfig(symbols=symbols), **sizes)), path)


def load_lite(path: Path) -> LiteVocoder:
    return load_weights(LiteVocoder(replace(VocoderConfig(), expansion=expansion_of(weights(path), "blocks"))), path)


def load_hifigan(path: Path) -> HifiganGenerator:
    state = weights(path)
    branches = sum(name.startswith("fusion.0.") and name.endswith(".plain.0.weight") for name in state)
    sizes = dict(
        expansion=expansion_of(state, "blocks"),
        fusion_kernels=tuple(state[f"fusion.0.{branch}.plain.0.weight"].shape[-1] for branch in range(branches)),
        output_kernel=state["output.weight"].shape[-1],
    )
    return load_weights(HifiganGenerator(replace(HifiganConfig(), **sizes)), path)


def weights(path: Path) -> dict:
    return torch.load(path, map_location="cpu", weights_only=True)


def expansion_of(state: dict, blocks: str) -> float:
    """Hidden units per channel of the blocks in a model's weights."""
    hidden, channels = state[f"{blocks}.0.expand.weight"].shape
    return hidden / channels
