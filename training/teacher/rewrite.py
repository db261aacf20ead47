"""Rewriting the teacher's ONNX graph: float layers for quantised ones, cheaper operators, cuts."""

from collections import defaultdict

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


class _Graph:
    """An ONNX graph with producer, consumer and initialiser look-ups."""

    def __init__(self, model: onnx.ModelProto):
        self.model = model
        self.nodes = list(model.graph.node)
        self.values = {i.name: i for i in model.graph.initializer}
        self.producer = {o: n for n in self.nodes for o in n.output}
        self.consumers = defaultdict(list)
        for node in self.nodes:
            for name in node.input:
                self.consumers[name].append(node)

    def array(self, name: str) -> np.ndarray:
        return numpy_helper.to_array(self.values[name])

    def add_array(self, name: str, array: np.ndarray) -> str:
        self.values[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def only_consumer(self, name: str, op_type: str) -> onnx.NodeProto:
        (node,) = self.consumers[name]
        if node.op_type != op_type:
            raise ValueError(f"expected {op_type} after {name}, found {node.op_type}")
        return node


def _dequantised_weight(graph: _Graph, node: onnx.NodeProto, scale: np.ndarray) -> np.ndarray:
    weight = graph.array(node.input[1]).astype(np.float32)
    zero = graph.array(node.input[3]).astype(np.float32)
    return (weight - zero) * scale.astype(np.float32)


def _float_layer(graph: _Graph, node: onnx.NodeProto) -> tuple[list[onnx.NodeProto], str]:
    """The float nodes for one ConvInteger/MatMulInteger, and the name of the scaled output."""
    quantise = graph.producer[node.input[0]]
    if quantise.op_type != "DynamicQuantizeLinear":
        raise ValueError(f"{node.name}: activation comes from {quantise.op_type}")
    following = graph.consumers[node.output[0]][0]
    bias = None
    if following.op_type == "Add":
        reshape = graph.producer[[i for i in following.input if i != node.output[0]][0]]
        # reshape <- Cast <- Floor <- Div(bias, scale): the bias in units of the product's scale
        division = graph.producer[graph.producer[graph.producer[reshape.input[0]].input[0]].input[0]]
        bias = division.input[0]
        following = graph.only_consumer(following.output[0], "Cast")
    scaled = graph.only_consumer(following.output[0], "Mul")
    product = graph.producer[[i for i in scaled.input if i != following.output[0]][0]]
    (scale_name,) = [i for i in product.input if i in graph.values]
    scale = graph.array(scale_name)
    weight = graph.add_array(node.name + "_float_weight", _dequantised_weight(graph, node, scale))
    output = scaled.output[0]
    if node.op_type == "MatMulInteger":
        return [helper.make_node("MatMul", [quantise.input[0], weight], [output], node.name)], output
    attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute if a.name != "auto_pad"}
    inputs = [quantise.input[0], weight] + ([bias] if bias else [])
    return [helper.make_node("Conv", inputs, [output], node.name, **attributes)], output


def _float_lstm(graph: _Graph, node: onnx.NodeProto) -> onnx.NodeProto:
    """A float LSTM for a DynamicQuantizeLSTM; its weights are stored [directions, in, 4 * hidden]."""
    inputs = list(node.input)
    for slot, scale, zero in ((1, 8, 9), (2, 10, 11)):
        weight = graph.array(inputs[slot]).astype(np.float32)
        shape = (-1, 1, 1)
        weight = (weight - graph.array(inputs[zero]).astype(np.float32).reshape(shape)) * graph.array(
            inputs[scale]
        ).reshape(shape)
        inputs[slot] = graph.add_array(inputs[slot] + "_float", weight.transpose(0, 2, 1))
    attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}
    return helper.make_node("LSTM", inputs[:8], list(node.output), node.name, **attributes)


def dequantise(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with float layers in place of every dynamically quantised one."""
    graph = _Graph(model)
    replaced: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.nodes:
        if node.op_type in ("ConvInteger", "MatMulInteger"):
            nodes, output = _float_layer(graph, node)
            replaced[output] = nodes
        elif node.op_type == "DynamicQuantizeLSTM":
            replaced[node.output[0]] = [_float_lstm(graph, node)]
    nodes = []
    for node in graph.nodes:
        nodes.extend(replaced.get(node.output[0], [node]))
    return rebuild(model, nodes, graph.values, list(model.graph.input), [o.name for o in model.graph.output])


def rebuild(model, nodes, values, inputs, outputs) -> onnx.ModelProto:
    """A model of those nodes that the outputs need, stopping at the inputs."""
    producer = {o: n for n in nodes for o in n.output}
    given = {i.name for i in inputs}
    needed, wanted, stack = set(), set(), list(outputs)
    while stack:
        name = stack.pop()
        if not name or name in wanted or name in given:
            continue
        wanted.add(name)
        if name in producer:
            node = producer[name]
            needed.add(id(node))
            stack.extend(node.input)
        elif name not in values:
            raise ValueError(f"nothing makes {name}")
    kept = [n for n in nodes if id(n) in needed]
    used = {i for n in kept for i in n.input}
    known = {o.name: o for o in model.graph.output}
    infos = [known.get(o) or helper.make_tensor_value_info(o, TensorProto.FLOAT, None) for o in outputs]
    graph = helper.make_graph(
        kept, "teacher", [i for i in inputs if i.name in used], infos, [v for k, v in values.items() if k in used]
    )
    made = helper.make_model(graph, opset_imports=model.opset_import)
    made.ir_version = model.ir_version
    return made


def sine_without_branches(model: onnx.ModelProto) -> onnx.ModelProto:
    """sin(x)^2 of the snake activations as a polynomial, which CPU engines fuse into one pass.

    With d = x / pi - round(x / pi) in [-1/2, 1/2], sin(x)^2 = sin(pi d)^2 is a polynomial in d^2;
    the fit below errs by less than 1e-7.
    """
    graph = _Graph(model)
    # Fitted in float64 on Chebyshev nodes of u = d^2 in [0, 1/4]; sin(pi d)^2 = u * p(u).
    u = 0.125 + 0.125 * np.cos(np.pi * (np.arange(64) + 0.5) / 64)
    fit = np.polynomial.polynomial.polyfit(u, np.sin(np.pi * np.sqrt(u)) ** 2 / u, 5).astype(np.float32)
    for i, c in enumerate(fit):
        graph.add_array(f"snake_c{i}", c)
    graph.add_array("snake_inverse_pi", np.float32(1 / np.pi))
    replaced, nodes = {}, []
    for node in graph.nodes:
        after = graph.consumers[node.output[0]]
        if node.op_type == "Sin" and len(after) == 1 and after[0].op_type == "Pow":
            replaced[after[0].output[0]] = node
    for node in graph.nodes:
        sine = replaced.get(node.output[0])
        if sine is None:
            nodes.append(node)
            continue
        name = sine.name
        t, r, d, u2 = (f"{name}_{x}" for x in ("turns", "round", "rest", "square"))
        nodes += [
            helper.make_node("Mul", [sine.input[0], "snake_inverse_pi"], [t], t),
            helper.make_node("Round", [t], [r], r),
            helper.make_node("Sub", [t, r], [d], d),
            helper.make_node("Mul", [d, d], [u2], u2),
        ]
        value = f"snake_c{len(fit) - 1}"
        for i in range(len(fit) - 2, -1, -1):
            product, total = f"{name}_p{i}", f"{name}_s{i}"
            nodes.append(helper.make_node("Mul", [value, u2], [product], product))
            nodes.append(helper.make_node("Add", [product, f"snake_c{i}"], [total], total))
            value = total
        nodes.append(helper.make_node("Mul", [value, u2], [node.output[0]], node.name))
    return rebuild(model, nodes, graph.values, list(model.graph.input), [o.name for o in model.graph.output])


def stft_as_convolution(model: onnx.ModelProto) -> onnx.ModelProto:
    """The source's 20-point STFT (hop 5) as a strided Conv; the STFT operator is much slower."""
    graph = _Graph(model)
    nodes = []
    for node in graph.nodes:
        if node.op_type == "Greater" and node.output[0].endswith("/generator/Greater_output_0"):
            nodes.append(helper.make_node("GreaterOrEqual", list(node.input), list(node.output), node.name))
            continue
        if node.op_type != "STFT":
            nodes.append(node)
            continue
        hop, window = int(graph.array(node.input[1])), graph.array(node.input[2]).astype(np.float64)
        size = len(window)
        angle = 2 * np.pi * np.outer(np.arange(size // 2 + 1), np.arange(size)) / size
        kernel = np.concatenate([np.cos(angle), -np.sin(angle)]) * window
        # The imaginary part at 0 Hz and at half the rate is 0 by definition, but rounding noise there
        # would decide between phases +pi and -pi. With an exact 0 and >= below it is always +pi,
        # as atan2 gave it when the teacher was trained.
        kernel[np.abs(kernel) < 1e-12] = 0
        weight = graph.add_array("stft_kernel", kernel[:, None, :].astype(np.float32))
        flat = graph.add_array("stft_signal_shape", np.array([1, 1, -1], np.int64))
        split = graph.add_array("stft_split_shape", np.array([1, 2, size // 2 + 1, -1], np.int64))
        nodes += [
            helper.make_node("Reshape", [node.input[0], flat], ["stft_signal"], "stft_signal"),
            helper.make_node("Conv", ["stft_signal", weight], ["stft_conv"], "stft_conv", strides=[hop]),
            helper.make_node("Reshape", ["stft_conv", split], ["stft_parts"], "stft_parts"),
            helper.make_node("Transpose", ["stft_parts"], list(node.output), "stft_order", perm=[0, 3, 2, 1]),
        ]
    return rebuild(model, nodes, graph.values, list(model.graph.input), [o.name for o in model.graph.output])
