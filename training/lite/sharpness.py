"""What L1 training blurs is put back where it costs nothing: in the first layer of an exported vocoder.

Predicted mels come out with the right energy and too little contrast. Vocoders speak more naturally from sharper ones; Griffin-Lim and other
vocoders, which take a mel at its word, would become too loud, so the acoustic graph gives the mels as they are.
"""
import copy

import torch
from torch import nn

WIDTH = 7
"""Bins of the moving mean that sharper mels stand out from."""


def sharpening(bins: int, sharpness: float, width: int = WIDTH) -> torch.Tensor:
    """[bins, bins]: log-mel -> log-mel that stands out by `sharpness` from its moving mean along frequency, which runs against repeated edge
    bins. Rows add up to 1, so a shift of level passes through."""
    mean = torch.zeros(bins, bins)
    for row in range(bins):
        for offset in range(-(width // 2), width // 2 + 1):
            mean[row, min(bins - 1, max(0, row + offset))] += 1 / width
    return torch.eye(bins) * sharpness + mean * (1 - sharpness)


def with_sharp_input(model: nn.Module, sharpness: float) -> nn.Module:
    """The vocoder with a first convolution that reads sharper mels; shares all else with the given one, which goes on training on plain mels.

    The convolution reads normalised mels, then F0 and voicing. One scale and mean for all bins pass through the sharpening, as do zeros.
    """
    bins = model.config.mel_bins
    weight = model.input.weight.data.clone()
    weight[:, :bins] = torch.einsum("oik,ij->ojk", weight[:, :bins], sharpening(bins, sharpness))
    sharp = copy.copy(model)
    layer = copy.deepcopy(model.input)
    layer.weight.data = weight
    sharp._modules = {**model._modules, "input": layer}
    return sharp
