"""The language model: one graph for the first call and for every later step."""

import numpy as np
import onnx
import torch

from .builder import GraphBuilder, Value
from .encoder import check_encoder, embed, run_layers
from .layers import cut, length, linear
from .relative import LAST, align, cut_table, distance_table, encodings, merge_heads, project


def llm_graph(model: torch.nn.Module, max_positions: int, compact: bool) -> onnx.ModelProto:
    """`lm_input [1, T, width]` and `past [P, layers, heads, 2 * size]` to `log_probs [1, V]` and the new slice `present`.

    :param model: the official TransformerLM.
    :param max_positions: the largest P + T; the position table has so many distances.
    :param compact: store what is only looked up in fewer bits.
    """
    encoder = model.llm
    check_encoder(encoder)
    heads, size = encoder.encoders[0].self_attn.h, encoder.encoders[0].self_attn.d_k
    layers = len(encoder.encoders)
    position = encoder.embed.pos_enc
    distances = encodings(position, max_positions - 1, 0)

    g = GraphBuilder("llm")
    lm_input = g.input("lm_input", "float32", [1, "T", model.llm_input_size])
    past = g.input("past", "float32", ["P", layers, heads, 2 * size])
    queries = length(g, lm_input, 1)
    keys = g.op("Add", length(g, past, 0), queries)
    first_distance = g.op("Sub", g.constant([max_positions]), keys)
    future = future_mask(g, queries, keys)
    present: list[Value] = []

    def attend(index: int, attention: torch.nn.Module, x: Value) -> Value:
        content, by_position, new = project(g, x, attention)
        present.append(g.op("Unsqueeze", new, g.constant([1])))
        table = cut_table(g, distance_table(attention, distances), first_distance, LAST, 2, compact)
        near = g.op("MatMul", by_position, table)
        old = g.op("Gather", past, g.constant(np.asarray(index, np.int64)), axis=1)
        both = g.op("Transpose", g.op("Concat", old, new, axis=0), perm=[1, 0, 2])
        key, value = g.ops("Split", 2, both, g.constant([size, size]), axis=2)
        scores = g.op("MatMul", content, g.op("Transpose", key, perm=[0, 2, 1]))
        scores = g.op("Add", scores, align(g, near, queries, keys))
        scores = g.op("Where", future, g.constant(np.asarray(-np.inf, np.float32)), scores)
        weights = g.op("Softmax", scores, axis=-1)
        return merge_heads(g, g.op("MatMul", weights, value), attention)

    rows = g.op("Reshape", lm_input, g.constant([-1, model.llm_input_size]))
    hidden = run_layers(g, embed(g, rows, encoder), encoder, attend)
    logits = linear(g, cut(g, hidden, -1, LAST, 0), model.llm_decoder)
    g.output("log_probs", g.op("LogSoftmax", logits, axis=-1), "float32", [1, model.llm_decoder.out_features])
    g.output("present", g.op("Concat", *present, axis=1), "float32", ["T", layers, heads, 2 * size])
    return g.build()


def future_mask(g: GraphBuilder, queries: Value, keys: Value) -> Value:
    """True where key j lies behind query i, bool `[T, K]`; the queries are the last T of the K positions."""
    zero, one = g.constant(np.asarray(0, np.int64)), g.constant(np.asarray(1, np.int64))
    count = g.op("Squeeze", keys)
    positions = g.op("Range", zero, count, one)
    own = g.op("Range", g.op("Sub", count, g.op("Squeeze", queries)), count, one)
    return g.op("Greater", positions, g.op("Unsqueeze", own, g.constant([1])))
