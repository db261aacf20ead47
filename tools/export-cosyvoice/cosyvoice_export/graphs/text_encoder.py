"""Text tokens to what the language model reads."""

import numpy as np
import onnx
import torch

from .builder import GraphBuilder, Value
from .encoder import check_encoder, embed, lookup, run_layers
from .layers import length, linear
from .llm import future_mask
from .relative import LAST, align, cut_table, distance_table, encodings, merge_heads, project


def text_encoder_graph(model: torch.nn.Module, max_tokens: int, compact: bool) -> onnx.ModelProto:
    """`text_token [1, L]` to `text_hidden [1, L, width]`.

    The official call uses a chunk size of 1 with all chunks to the left, which is a causal encoder.
    :param model: the official TransformerLM.
    :param max_tokens: the largest L.
    :param compact: store what is only looked up in fewer bits.
    """
    encoder = model.text_encoder
    check_encoder(encoder)
    if encoder.static_chunk_size != 1 and not encoder.use_dynamic_chunk:
        raise NotImplementedError("the text encoder is not causal (static_chunk_size is not 1)")
    size = encoder.encoders[0].self_attn.d_k
    distances = encodings(encoder.embed.pos_enc, max_tokens - 1, 0)

    g = GraphBuilder("text_encoder")
    tokens = g.input("text_token", "int64", [1, "L"])
    count = length(g, tokens, 1)
    first_distance = g.op("Sub", g.constant([max_tokens]), count)
    future = future_mask(g, count, count)

    def attend(index: int, attention: torch.nn.Module, x: Value) -> Value:
        content, by_position, keys = project(g, x, attention)
        table = cut_table(g, distance_table(attention, distances), first_distance, LAST, 2, compact)
        near = g.op("MatMul", by_position, table)
        key, value = g.ops("Split", 2, g.op("Transpose", keys, perm=[1, 0, 2]), g.constant([size, size]), axis=2)
        scores = g.op("MatMul", content, g.op("Transpose", key, perm=[0, 2, 1]))
        scores = g.op("Add", scores, align(g, near, count, count))
        scores = g.op("Where", future, g.constant(np.asarray(-np.inf, np.float32)), scores)
        return merge_heads(g, g.op("MatMul", g.op("Softmax", scores, axis=-1), value), attention)

    hidden = run_layers(g, embed(g, lookup(g, tokens, model.text_embedding.weight, compact), encoder), encoder, attend)
    hidden = linear(g, hidden, model.text_encoder_affine_layer)
    hidden = g.op("Unsqueeze", hidden, g.constant([0]))
    g.output("text_hidden", hidden, "float32", [1, "L", model.text_encoder_affine_layer.out_features])
    return g.build()
