"""Makes a trained net smaller, layer by layer from the input on, while the wide net goes on beside it: each layer of the smaller net is
fitted to what the wide one gives at its place, so that it also makes up for what the layers before it have lost."""
from collections.abc import Callable
from contextlib import contextmanager

import torch
import torch.nn.functional as F
from torch import nn

from .blocks import ConvNeXtBlock
from .least_squares import LeastSquares

Speak = Callable[[], None]
"""Runs the wide net and then the small one on each of some inputs."""


def shrink_block(wide: ConvNeXtBlock, small: ConvNeXtBlock, keep: int, speak: Speak) -> float:
    """Leaves the small net's block, as wide as the other so far, `keep` hidden units; returns the relative error of what it adds."""
    fit, seen = LeastSquares(), {}
    hooks = (
        (wide, lambda _block, _inputs, out: seen.update(wanted=out)),
        (small.expand, lambda _layer, _inputs, out: seen.update(hidden=F.gelu(out, approximate="tanh"))),
        (small, lambda _block, inputs, _out: fit.add(seen["hidden"], (seen["wanted"] - inputs[0]) / small.scale)),
    )
    with listening(hooks), torch.no_grad():
        speak()
    kept, weight, bias, error = fit.solve(keep)
    replace_weights(small.expand, small.expand.weight[kept], small.expand.bias[kept])
    replace_weights(small.project, weight, bias)
    return error


def refit(wide: nn.Linear | nn.Conv1d, small: nn.Linear | nn.Conv1d, speak: Speak) -> float:
    """Fits a layer of the small net, which may see less than the other's (a shorter kernel); returns the relative error."""
    fit, seen = LeastSquares(), {}

    def heard(layer, inputs, _out):
        wanted = seen["wanted"] if isinstance(layer, nn.Linear) else seen["wanted"].squeeze(2).transpose(1, 2)
        fit.add(columns(layer, inputs[0]), wanted)

    with listening(((wide, lambda _layer, _inputs, out: seen.update(wanted=out)), (small, heard))), torch.no_grad():
        speak()
    _, weight, bias, error = fit.solve()
    replace_weights(small, weight.reshape(small.weight.shape), bias)
    return error


def columns(layer: nn.Linear | nn.Conv1d, x: torch.Tensor) -> torch.Tensor:
    """All that one output of a layer depends on: x [B, T, in], or [B, in, 1, T] for a convolution -> [B, T', in * kernel]."""
    if isinstance(layer, nn.Linear):
        return x
    (kernel,), (stride,), (pad,), (dilation,) = layer.kernel_size, layer.stride, layer.padding, layer.dilation
    patches = F.unfold(x, (1, kernel), dilation=(1, dilation), padding=(0, pad), stride=(1, stride))
    return patches.transpose(1, 2)


def replace_weights(layer: nn.Module, weight: torch.Tensor, bias: torch.Tensor) -> None:
    layer.weight = nn.Parameter(weight.detach().clone())
    layer.bias = nn.Parameter(bias.detach().clone())


@contextmanager
def listening(hooks):
    handles = [module.register_forward_hook(hook) for module, hook in hooks]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()
