"""Layers that several graphs share, as ONNX nodes. Sequences are `[positions, channels]` unless said otherwise."""

import numpy as np
import torch

from .builder import GraphBuilder, Value


def array(tensor: torch.Tensor) -> np.ndarray:
    return tensor.detach().to(torch.float32).numpy()


def linear(g: GraphBuilder, x: Value, module: torch.nn.Linear) -> Value:
    bias = None if module.bias is None else array(module.bias)
    return matmul_add(g, x, array(module.weight).T, bias)


def matmul_add(g: GraphBuilder, x: Value, weight: np.ndarray, bias: np.ndarray | None) -> Value:
    """`x @ weight + bias`, weight `[in, out]`."""
    y = g.op("MatMul", x, g.constant(weight, "weight"))
    return y if bias is None else g.op("Add", y, g.constant(bias, "bias"))


def layer_norm(g: GraphBuilder, x: Value, module: torch.nn.LayerNorm) -> Value:
    scale, bias = g.constant(array(module.weight), "scale"), g.constant(array(module.bias), "bias")
    return g.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=module.eps)


def activation(g: GraphBuilder, x: Value, module: torch.nn.Module) -> Value:
    """The activations that the official configurations use."""
    name = type(module).__name__
    if name == "ReLU":
        return g.op("Relu", x)
    if name in ("SiLU", "Swish"):
        return g.op("Mul", x, g.op("Sigmoid", x))
    if name == "Mish":
        return g.op("Mul", x, g.op("Tanh", g.op("Softplus", x)))
    if name == "ELU":
        return g.op("Elu", x, alpha=module.alpha)
    if name == "GELU" and module.approximate == "none":
        return gelu(g, x)
    raise NotImplementedError(f"activation {module} has no ONNX counterpart here")


def gelu(g: GraphBuilder, x: Value) -> Value:
    """Exact GELU, in the form that onnxruntime fuses into one node."""
    inner = g.op("Erf", g.op("Div", x, g.constant(float(np.sqrt(2.0)))))
    outer = g.op("Mul", x, g.op("Add", inner, g.constant(1.0)))
    return g.op("Mul", outer, g.constant(0.5))


def feed_forward(g: GraphBuilder, x: Value, module: torch.nn.Module) -> Value:
    return linear(g, activation(g, linear(g, x, module.w_1), module.activation), module.w_2)


def conv(g: GraphBuilder, x: Value, module: torch.nn.Conv1d) -> Value:
    """A one-dimensional convolution, `[batch, channels, positions]`."""
    if module.padding_mode != "zeros":
        raise NotImplementedError(f"padding mode {module.padding_mode}")
    return convolution(g, "Conv", x, module)


def conv_transpose(g: GraphBuilder, x: Value, module: torch.nn.ConvTranspose1d) -> Value:
    return convolution(g, "ConvTranspose", x, module, output_padding=list(module.output_padding))


def convolution(
    g: GraphBuilder, operator: str, x: Value, module: torch.nn.Conv1d | torch.nn.ConvTranspose1d, **more: list[int]
) -> Value:
    """Either kind of convolution, with the attributes that both have and `more`."""
    inputs = [x, g.constant(array(module.weight), "weight")]
    if module.bias is not None:
        inputs.append(g.constant(array(module.bias), "bias"))
    return g.op(
        operator,
        *inputs,
        kernel_shape=list(module.kernel_size),
        strides=list(module.stride),
        dilations=list(module.dilation),
        group=module.groups,
        pads=list(module.padding) * 2,
        **more,
    )


def group_norm(g: GraphBuilder, x: Value, module: torch.nn.GroupNorm) -> Value:
    """Group normalisation of `[batch, channels, positions]`: an instance normalisation over the groups."""
    groups = module.num_groups
    grouped = g.op("Reshape", x, g.constant([0, groups, -1]))
    ones, zeros = np.ones(groups, np.float32), np.zeros(groups, np.float32)
    normal = g.op(
        "InstanceNormalization", grouped, g.constant(ones), g.constant(zeros), epsilon=module.eps
    )
    back = g.op("Reshape", normal, g.op("Shape", x))
    scaled = g.op("Mul", back, g.constant(array(module.weight)[:, None], "scale"))
    return g.op("Add", scaled, g.constant(array(module.bias)[:, None], "bias"))


def length(g: GraphBuilder, x: Value, axis: int) -> Value:
    """One dimension of a value, int64 `[1]`."""
    return g.op("Shape", x, start=axis, end=axis + 1)


def cut(g: GraphBuilder, x: Value, start: Value | int, end: Value | int, axis: int) -> Value:
    """A slice along one axis; bounds are numbers or int64 `[1]` values."""
    bounds = [value if isinstance(value, str) else g.constant([value]) for value in (start, end)]
    return g.op("Slice", x, *bounds, g.constant([axis]))
