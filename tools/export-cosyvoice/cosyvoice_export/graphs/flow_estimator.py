"""The flow's estimator: the velocity of the mel at one time."""

import math

import numpy as np
import onnx
import torch

from .builder import GraphBuilder, Value
from .layers import activation, array, conv, conv_transpose, cut, gelu, group_norm, layer_norm, length, linear, matmul_add


def flow_estimator_graph(estimator: torch.nn.Module, bins: int) -> onnx.ModelProto:
    """`x, mu, cond [B, bins, M]`, `t [B]`, `spks [B, bins]` to `velocity [B, bins, M]`.

    The official masks are left out: they are all ones for one utterance without padding.
    :param estimator: the official ConditionalDecoder.
    """
    g = GraphBuilder("flow_estimator")
    x = g.input("x", "float32", ["B", bins, "M"])
    mu = g.input("mu", "float32", ["B", bins, "M"])
    t = g.input("t", "float32", ["B"])
    spks = g.input("spks", "float32", ["B", bins])
    cond = g.input("cond", "float32", ["B", bins, "M"])

    time = time_embedding(g, t, estimator)
    everywhere = g.op("Expand", g.op("Unsqueeze", spks, g.constant([2])), g.op("Shape", x))
    h = g.op("Concat", x, mu, everywhere, cond, axis=1)
    skips: list[Value] = []
    for resnet, blocks, downsample in estimator.down_blocks:
        h = run_blocks(g, resnet_block(g, h, time, resnet), blocks)
        skips.append(h)
        h = conv(g, h, getattr(downsample, "conv", downsample))
    for resnet, blocks in estimator.mid_blocks:
        h = run_blocks(g, resnet_block(g, h, time, resnet), blocks)
    for resnet, blocks, upsample in estimator.up_blocks:
        skip = skips.pop()
        h = g.op("Concat", cut(g, h, 0, length(g, skip, 2), 2), skip, axis=1)
        h = run_blocks(g, resnet_block(g, h, time, resnet), blocks)
        h = conv(g, h, upsample) if isinstance(upsample, torch.nn.Conv1d) else conv_transpose(g, h, upsample.conv)
    h = convolution_block(g, h, estimator.final_block)
    g.output("velocity", conv(g, h, estimator.final_proj), "float32", ["B", bins, "M"])
    return g.build()


def time_embedding(g: GraphBuilder, t: Value, estimator: torch.nn.Module) -> Value:
    """Sinusoids of 1000 t and two linear layers: `[B, width]`."""
    half = estimator.time_embeddings.dim // 2
    # The official sinusoid in float32 step by step, so that the angles agree to the last bit.
    rates = torch.exp(torch.arange(half).float() * -(math.log(10000) / (half - 1)))
    angle = g.op("Mul", g.op("Mul", g.op("Unsqueeze", t, g.constant([1])), g.constant(1000.0)), g.constant(array(rates)))
    waves = g.op("Concat", g.op("Sin", angle), g.op("Cos", angle), axis=1)
    mlp = estimator.time_mlp
    if mlp.post_act is not None or mlp.cond_proj is not None:
        raise NotImplementedError("the time embedding has layers that the exported graph does not")
    return linear(g, activation(g, linear(g, waves, mlp.linear_1), mlp.act), mlp.linear_2)


def convolution_block(g: GraphBuilder, x: Value, module: torch.nn.Module) -> Value:
    convolution, norm, act = module.block
    return activation(g, group_norm(g, conv(g, x, convolution), norm), act)


def resnet_block(g: GraphBuilder, x: Value, time: Value, module: torch.nn.Module) -> Value:
    act, projection = module.mlp
    shift = g.op("Unsqueeze", linear(g, activation(g, time, act), projection), g.constant([2]))
    h = g.op("Add", convolution_block(g, x, module.block1), shift)
    return g.op("Add", convolution_block(g, h, module.block2), conv(g, x, module.res_conv))


def run_blocks(g: GraphBuilder, x: Value, blocks: torch.nn.ModuleList) -> Value:
    """Transformer blocks over `[B, channels, M]`."""
    if len(blocks) == 0:
        return x
    h = g.op("Transpose", x, perm=[0, 2, 1])
    for block in blocks:
        if block.attn2 is not None or block.use_ada_layer_norm or block.use_ada_layer_norm_zero:
            raise NotImplementedError("the estimator's blocks have parts that the exported graph does not")
        h = g.op("Add", self_attention(g, layer_norm(g, h, block.norm1), block.attn1), h)
        expand, _, contract = block.ff.net[:3]
        if type(expand).__name__ != "GELU" or expand.approximate != "none":
            raise NotImplementedError(f"feed-forward layer {expand}")
        inner = gelu(g, linear(g, layer_norm(g, h, block.norm3), expand.proj))
        h = g.op("Add", linear(g, inner, contract), h)
    return g.op("Transpose", h, perm=[0, 2, 1])


def self_attention(g: GraphBuilder, x: Value, attention: torch.nn.Module) -> Value:
    """The blocks' attention: no positions, no mask, no bias on query, key and value."""
    heads = attention.heads
    inner = attention.to_q.out_features
    scale = np.float32(attention.scale)
    parts = [array(attention.to_q.weight).T * scale, array(attention.to_k.weight).T, array(attention.to_v.weight).T]
    biases = [layer.bias for layer in (attention.to_q, attention.to_k, attention.to_v)]
    if any(bias is not None for bias in biases):
        raise NotImplementedError("the estimator's attention has biases")
    packed = matmul_add(g, x, np.concatenate(parts, axis=1), None)
    split = g.op("Reshape", packed, g.constant([0, 0, 3, heads, inner // heads]))
    by_head = g.op("Transpose", split, perm=[2, 0, 3, 1, 4])
    query, key, value = (g.op("Gather", by_head, g.constant(np.asarray(i, np.int64)), axis=0) for i in range(3))
    scores = g.op("MatMul", query, g.op("Transpose", key, perm=[0, 1, 3, 2]))
    mixed = g.op("MatMul", g.op("Softmax", scores, axis=-1), value)
    joined = g.op("Reshape", g.op("Transpose", mixed, perm=[0, 2, 1, 3]), g.constant([0, 0, inner]))
    return linear(g, joined, attention.to_out[0])
