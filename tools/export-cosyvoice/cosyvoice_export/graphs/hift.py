"""The vocoder: fundamental frequency from mel, and samples from mel and source."""

import numpy as np
import onnx
import torch

from .builder import GraphBuilder, Value
from .layers import activation, array, conv, conv_transpose, cut, length, linear


def f0_predictor_graph(predictor: torch.nn.Module, bins: int) -> onnx.ModelProto:
    """`mel [1, bins, M]` to `f0 [1, M]` in Hz."""
    g = GraphBuilder("f0_predictor")
    x = g.input("mel", "float32", [1, bins, "M"])
    for module in predictor.condnet:
        x = conv(g, x, module) if isinstance(module, torch.nn.Conv1d) else activation(g, x, module)
    frequencies = linear(g, g.op("Transpose", x, perm=[0, 2, 1]), predictor.classifier)
    g.output("f0", g.op("Abs", g.op("Squeeze", frequencies, g.constant([2]))), "float32", [1, "M"])
    return g.build()


def hift_decoder_graph(hift: torch.nn.Module, bins: int) -> onnx.ModelProto:
    """`mel [1, bins, M]` and `source [1, 1, samples]` to `waveform [1, samples]`."""
    size, hop = hift.istft_params["n_fft"], hift.istft_params["hop_len"]
    window = array(hift.stft_window)
    g = GraphBuilder("hift_decoder")
    mel = g.input("mel", "float32", [1, bins, "M"])
    source = g.input("source", "float32", [1, 1, "samples"])
    spectrum = stft(g, source, window, size, hop)
    x = conv(g, mel, hift.conv_pre)
    for stage, up in enumerate(hift.ups):
        x = conv_transpose(g, g.op("LeakyRelu", x, alpha=hift.lrelu_slope), up)
        if stage == hift.num_upsamples - 1:
            x = g.op("Pad", x, g.constant([0, 0, 1, 0, 0, 0]), mode="reflect")
        excitation = residual_block(g, conv(g, spectrum, hift.source_downs[stage]), hift.source_resblocks[stage])
        x = g.op("Add", x, excitation)
        first = stage * hift.num_kernels
        blocks = [residual_block(g, x, block) for block in hift.resblocks[first : first + hift.num_kernels]]
        x = blocks[0]
        for block in blocks[1:]:
            x = g.op("Add", x, block)
        x = g.op("Div", x, g.constant(float(hift.num_kernels)))
    # The official code leaves the slope of this last one at the framework's default.
    x = conv(g, g.op("LeakyRelu", x, alpha=0.01), hift.conv_post)
    half = size // 2 + 1
    magnitude = g.op("Min", g.op("Exp", cut(g, x, 0, half, 1)), g.constant(100.0))
    phase = g.op("Sin", cut(g, x, half, 2 * half, 1))
    real, imaginary = (g.op("Mul", magnitude, g.op(kind, phase)) for kind in ("Cos", "Sin"))
    samples = inverse_stft(g, g.op("Concat", real, imaginary, axis=1), window, size, hop)
    limit = float(hift.audio_limit)
    limited = g.op("Clip", samples, *(g.constant(np.asarray(edge, np.float32)) for edge in (-limit, limit)))
    g.output("waveform", g.op("Squeeze", limited, g.constant([1])), "float32", [1, "samples"])
    return g.build()


def residual_block(g: GraphBuilder, x: Value, block: torch.nn.Module) -> Value:
    for first, second, act1, act2 in zip(
        block.convs1, block.convs2, block.activations1, block.activations2, strict=True
    ):
        inner = conv(g, snake(g, x, act1), first)
        x = g.op("Add", conv(g, snake(g, inner, act2), second), x)
    return x


def snake(g: GraphBuilder, x: Value, module: torch.nn.Module) -> Value:
    """`x + sin(alpha x)^2 / alpha`, alpha per channel."""
    alpha = array(module.alpha)[:, None]
    if module.alpha_logscale:
        alpha = np.exp(alpha)
    inverse = (1.0 / (torch.from_numpy(alpha) + module.no_div_by_zero)).numpy()
    wave = g.op("Sin", g.op("Mul", x, g.constant(alpha, "alpha")))
    return g.op("Add", x, g.op("Mul", g.op("Mul", wave, wave), g.constant(inverse, "alpha")))


def fourier_rows(size: int) -> tuple[np.ndarray, np.ndarray]:
    """Cosine and negative sine of every bin over one frame, each `[size / 2 + 1, size]`, float64."""
    angle = 2 * np.pi * np.outer(np.arange(size // 2 + 1), np.arange(size)) / size
    return np.cos(angle), -np.sin(angle)


def stft(g: GraphBuilder, x: Value, window: np.ndarray, size: int, hop: int) -> Value:
    """Centred STFT with reflection: `[1, 1, samples]` to real and imaginary parts `[1, size + 2, frames]`."""
    padded = g.op("Pad", x, g.constant([0, 0, size // 2, 0, 0, size // 2]), mode="reflect")
    kernel = np.concatenate(fourier_rows(size)) * window
    weight = g.constant(kernel[:, None].astype(np.float32), "fourier")
    return g.op("Conv", padded, weight, kernel_shape=[size], strides=[hop])


def inverse_stft(g: GraphBuilder, x: Value, window: np.ndarray, size: int, hop: int) -> Value:
    """Overlap-add divided by the window's envelope, which is not constant at the ends: `[1, 1, samples]`."""
    counts = np.full(size // 2 + 1, 2.0)
    counts[[0, -1]] = 1.0
    cosine, sine = fourier_rows(size)
    kernel = np.concatenate([cosine * counts[:, None], sine * counts[:, None]]) / size * window
    summed = g.op(
        "ConvTranspose",
        x,
        g.constant(kernel[:, None].astype(np.float32), "fourier"),
        kernel_shape=[size],
        strides=[hop],
    )
    one = g.constant([1])
    ones = g.op("Expand", g.constant(1.0), g.op("Concat", one, one, length(g, x, 2), axis=0))
    squared = g.constant((window.astype(np.float64) ** 2)[None, None].astype(np.float32), "envelope")
    envelope = g.op("ConvTranspose", ones, squared, kernel_shape=[size], strides=[hop])
    start, end = size // 2, -(size // 2)
    return g.op("Div", cut(g, summed, start, end, 2), cut(g, envelope, start, end, 2))
