"""Speech tokens to the flow's mean: token embedding, encoder, resampling to mel frames, length regulator."""

import onnx
import torch

from .builder import GraphBuilder, Value
from .encoder import check_encoder, embed, lookup, run_layers
from .layers import activation, conv, group_norm, length, linear
from .relative import align, cut_table, encodings, merge_heads, project, project_distances


def flow_encoder_graph(flow: torch.nn.Module, max_tokens: int, compact: bool) -> onnx.ModelProto:
    """`speech_token [1, S]`, `left [M]`, `weight [M]` to `mu [1, bins, M]`.

    Frame m is `(1 - weight[m]) * token left[m] + weight[m] * token left[m] + 1`, so the caller decides which tokens make
    which frames (the official code stretches the ends of an utterance apart from its middle).
    :param flow: the official MaskedDiffWithXvec.
    :param max_tokens: the largest S.
    :param compact: store what is only looked up in fewer bits.
    """
    encoder = flow.encoder
    check_encoder(encoder)
    size = encoder.encoders[0].self_attn.d_k

    g = GraphBuilder("flow_encoder")
    tokens = g.input("speech_token", "int64", [1, "S"])
    left = g.input("left", "int64", ["M"])
    weight = g.input("weight", "float32", ["M"])
    count = length(g, tokens, 1)
    all_distances = encodings(encoder.embed.pos_enc, max_tokens - 1, 1 - max_tokens)
    middle = g.constant([max_tokens - 1])
    nearest = g.op("Sub", count, g.constant([1]))
    first, end = g.op("Sub", middle, nearest), g.op("Add", middle, count)
    distances = cut_table(g, all_distances.numpy(), first, end, 0, compact)

    def attend(index: int, attention: torch.nn.Module, x: Value) -> Value:
        content, by_position, keys = project(g, x, attention)
        near = g.op("MatMul", by_position, project_distances(g, distances, attention))
        key, value = g.ops("Split", 2, g.op("Transpose", keys, perm=[1, 0, 2]), g.constant([size, size]), axis=2)
        scores = g.op("MatMul", content, g.op("Transpose", key, perm=[0, 2, 1]))
        scores = g.op("Add", scores, align(g, near, count, count))
        return merge_heads(g, g.op("MatMul", g.op("Softmax", scores, axis=-1), value), attention)

    known = g.op("Max", tokens, g.constant([0]))
    hidden = run_layers(g, embed(g, lookup(g, known, flow.input_embedding.weight, compact), encoder), encoder, attend)
    hidden = linear(g, hidden, flow.encoder_proj)
    frames = resample(g, hidden, left, weight, nearest)
    frames = g.op("Unsqueeze", g.op("Transpose", frames, perm=[1, 0]), g.constant([0]))
    for module in flow.length_regulator.model:
        if isinstance(module, torch.nn.Conv1d):
            frames = conv(g, frames, module)
        elif isinstance(module, torch.nn.GroupNorm):
            frames = group_norm(g, frames, module)
        else:
            frames = activation(g, frames, module)
    g.output("mu", frames, "float32", [1, flow.output_size, "M"])
    return g.build()


def resample(g: GraphBuilder, rows: Value, left: Value, weight: Value, last: Value) -> Value:
    """Linear interpolation between neighbouring rows: `[S, bins]` to `[M, bins]`."""
    right = g.op("Min", g.op("Add", left, g.constant([1])), last)
    share = g.op("Unsqueeze", weight, g.constant([1]))
    rest = g.op("Sub", g.constant(1.0), share)
    before = g.op("Mul", rest, g.op("Gather", rows, left, axis=0))
    after = g.op("Mul", share, g.op("Gather", rows, right, axis=0))
    return g.op("Add", before, after)
