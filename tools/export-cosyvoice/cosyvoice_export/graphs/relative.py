"""Attention with relative positions, as ONNX nodes.

The official layer projects a sinusoid for every distance at every call. The projection knows nothing of the input, so
it is done once here and stored: `table[layer]` is `[heads, head size, distances]`, largest distance first.
"""

import numpy as np
import torch
from onnx import TensorProto

from .builder import GraphBuilder, Value
from .layers import array, cut, length, matmul_add

LAST = int(np.iinfo(np.int64).max)


def distance_table(attention: torch.nn.Module, encoding: torch.Tensor) -> np.ndarray:
    """Projects the encodings `[distances, width]` with one layer's weights: `[heads, head size, distances]`."""
    with torch.inference_mode():
        projected = attention.linear_pos(encoding).view(-1, attention.h, attention.d_k)
    return array(projected.permute(1, 2, 0))


def encodings(position: torch.nn.Module, furthest: int, nearest: int) -> torch.Tensor:
    """The official sinusoids of the distances `furthest, furthest - 1, ..., nearest`."""
    middle = position.pe.size(1) // 2
    return position.pe[0, middle - furthest : middle - nearest + 1].to(torch.float32)


def cut_table(
    g: GraphBuilder, table: np.ndarray, start: Value, end: Value | int, axis: int, compact: bool
) -> Value:
    """A part of a stored table.

    :param compact: store it as float16; only the part is widened, so the runtime cannot unfold the whole when it loads.
    """
    if not compact:
        return cut(g, g.constant(table, "distances"), start, end, axis)
    part = cut(g, g.constant(table.astype(np.float16), "distances"), start, end, axis)
    return g.op("Cast", part, to=TensorProto.FLOAT)


def query_key_value(attention: torch.nn.Module) -> tuple[np.ndarray, np.ndarray]:
    """One weight and bias for `[query | key and value of head 1 | key and value of head 2 | ...]`.

    The scale 1 / sqrt(head size) is folded into the query.
    """
    heads, size = attention.h, attention.d_k
    scale = np.float32(1 / np.sqrt(size))

    def parts(module: torch.nn.Linear) -> tuple[np.ndarray, np.ndarray]:
        weight = array(module.weight).T
        bias = np.zeros(weight.shape[1], np.float32) if module.bias is None else array(module.bias)
        return weight, bias

    (wq, bq), (wk, bk), (wv, bv) = (parts(m) for m in (attention.linear_q, attention.linear_k, attention.linear_v))
    by_head = [w.reshape(w.shape[0], heads, size) for w in (wk, wv)]
    weight = np.concatenate([wq * scale, np.concatenate(by_head, -1).reshape(wk.shape[0], -1)], 1)
    bias = np.concatenate([bq * scale, np.concatenate([b.reshape(heads, size) for b in (bk, bv)], -1).ravel()])
    return weight, bias


def project(g: GraphBuilder, x: Value, attention: torch.nn.Module) -> tuple[Value, Value, Value]:
    """Queries for content and for position `[heads, T, size]`, and keys with values `[T, heads, 2 * size]`."""
    heads, size = attention.h, attention.d_k
    packed = matmul_add(g, x, *query_key_value(attention))
    query, keys = g.ops("Split", 2, packed, g.constant([heads * size, 2 * heads * size]), axis=1)
    query = g.op("Transpose", g.op("Reshape", query, g.constant([-1, heads, size])), perm=[1, 0, 2])
    scale = np.float32(1 / np.sqrt(size))
    content, position = (
        g.op("Add", query, g.constant(array(bias)[:, None] * scale, "bias"))
        for bias in (attention.pos_bias_u, attention.pos_bias_v)
    )
    return content, position, g.op("Reshape", keys, g.constant([-1, heads, 2 * size]))


def align(g: GraphBuilder, scores: Value, queries: Value, keys: Value) -> Value:
    """From scores by distance to scores by key.

    Column c of `scores` `[heads, T, W]` belongs to the distance `K - 1 - c`. Query i wants key j in column
    `T - 1 - i + j`. Behind each row comes one column that nobody reads: it makes the wanted entries of the flattened matrix
    a constant stride of W, which is at least 1 even for a single key.
    :param queries: T and :param keys: K, each int64 `[1]`.
    """
    heads, one = g.constant([0]), g.constant([1])
    width = length(g, scores, 2)
    padded = g.op("Pad", scores, g.constant([0, 0, 0, 0, 0, 1]))
    flat = g.op("Reshape", padded, g.constant([0, -1]))
    start = g.op("Sub", queries, one)
    kept = cut(g, flat, start, g.op("Add", start, g.op("Mul", queries, width)), 1)
    rows = g.op("Reshape", kept, g.op("Concat", heads, queries, width, axis=0))
    return cut(g, rows, 0, keys, 2)


def merge_heads(g: GraphBuilder, x: Value, attention: torch.nn.Module) -> Value:
    """`[heads, T, size]` to `[T, heads * size]`, then the output projection."""
    joined = g.op("Reshape", g.op("Transpose", x, perm=[1, 0, 2]), g.constant([-1, attention.h * attention.d_k]))
    output = attention.linear_out
    return matmul_add(g, joined, array(output.weight).T, None if output.bias is None else array(output.bias))


def project_distances(g: GraphBuilder, distances: Value, attention: torch.nn.Module) -> Value:
    """The projection inside the graph, where a table would be larger than the weights: `[heads, size, distances]`."""
    rows = matmul_add(g, distances, array(attention.linear_pos.weight).T, None)
    split = g.op("Reshape", rows, g.constant([-1, attention.h, attention.d_k]))
    return g.op("Transpose", split, perm=[1, 2, 0])
