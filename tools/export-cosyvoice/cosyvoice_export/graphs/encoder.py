"""The official encoder classes (Conformer without convolution, Transformer) as ONNX nodes."""

import numpy as np
import torch
from onnx import TensorProto

from .builder import GraphBuilder, Value
from .layers import activation, array, feed_forward, layer_norm, linear


def check_encoder(encoder: torch.nn.Module) -> None:
    """Refuses the variants of the official encoder that no v1 configuration uses."""
    layer = encoder.encoders[0]
    problems = [
        problem
        for problem, found in {
            "a convolution module": getattr(layer, "conv_module", None) is not None,
            "macaron feed-forward": getattr(layer, "feed_forward_macaron", None) is not None,
            "post-normalisation": not encoder.normalize_before,
            "absolute positions": not hasattr(layer.self_attn, "linear_pos"),
            "subsampling": encoder.embed.subsampling_rate != 1,
            "input statistics": encoder.global_cmvn is not None,
            "another position encoding": type(encoder.embed.pos_enc).__name__ != "EspnetRelPositionalEncoding",
        }.items()
        if found
    ]
    if problems:
        raise NotImplementedError(f"this encoder has {' and '.join(problems)}, which the exported graph does not")


def embed(g: GraphBuilder, x: Value, encoder: torch.nn.Module) -> Value:
    """The input layer: linear, normalisation, perhaps an activation, and the scale of the position encoding."""
    for module in encoder.embed.out:
        if isinstance(module, torch.nn.Linear):
            x = linear(g, x, module)
        elif isinstance(module, torch.nn.LayerNorm):
            x = layer_norm(g, x, module)
        elif not isinstance(module, torch.nn.Dropout):
            x = activation(g, x, module)
    return g.op("Mul", x, g.constant(float(encoder.embed.pos_enc.xscale)))


def norms(layer: torch.nn.Module) -> tuple[torch.nn.Module, torch.nn.Module]:
    """The normalisations before attention and before the feed-forward layer."""
    if hasattr(layer, "norm_mha"):
        return layer.norm_mha, layer.norm_ff
    return layer.norm1, layer.norm2


def run_layers(g: GraphBuilder, x: Value, encoder: torch.nn.Module, attend) -> Value:
    """All layers and the last normalisation. `attend(index, attention, normalised)` gives the attention's output."""
    for index, layer in enumerate(encoder.encoders):
        before_attention, before_feed_forward = norms(layer)
        attended = attend(index, layer.self_attn, layer_norm(g, x, before_attention))
        x = g.op("Add", x, attended)
        x = g.op("Add", x, feed_forward(g, layer_norm(g, x, before_feed_forward), layer.feed_forward))
    return layer_norm(g, x, encoder.after_norm)


def lookup(g: GraphBuilder, ids: Value, table: torch.Tensor, compact: bool) -> Value:
    """Rows of an embedding table for `[1, N]` ids: `[N, width]`.

    :param compact: store the table as int8 with one scale per row; rows are widened after the look-up.
    """
    flat = g.op("Reshape", ids, g.constant([-1]))
    if not compact:
        return g.op("Gather", g.constant(array(table), "embedding"), flat, axis=0)
    values = array(table)
    scale = np.maximum(np.abs(values).max(axis=1, keepdims=True), np.float32(1e-12)) / np.float32(127)
    whole = np.round(values / scale).astype(np.int8)
    rows = g.op("Gather", g.constant(whole, "embedding"), flat, axis=0)
    scales = g.op("Gather", g.constant(scale, "scale"), flat, axis=0)
    return g.op("Mul", g.op("Cast", rows, to=TensorProto.FLOAT), scales)
