"""From a PyTorch module to an ONNX file: tracing, cheaper operators, smaller storage."""
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

OPSET = 20
"""The first with Gelu as one operator, which ONNX Runtime runs in one pass instead of eight."""

FOURIER = ("analysis", "synthesis")
"""Buffers that are no weights: halving them would add noise to every sample."""


@dataclass(frozen=True)
class Storage:
    """How the weights of a graph are kept. By default large ones are float16 behind a Cast: the checkpoints are fp16,
    so nothing is lost."""

    int8_weights: tuple[str, ...] = ()
    """Parts of the names of MatMul nodes whose weights are kept as int8 per column behind Cast and Mul; the arithmetic
    stays float32. An empty part means all."""
    dynamic_int8: tuple[str, ...] = ()
    """Parts of the names of MatMul nodes that compute in int8, with activations quantised as they come. Never in a
    vocoder: the scale depends on the whole input, and its chunks must add up."""


def write_graph(module: torch.nn.Module, example: tuple, layout: dict, path: Path, storage: Storage = Storage()) -> None:
    """Traces, checks and writes one graph; the file appears whole or not at all."""
    part = path.with_suffix(".part")
    torch.onnx.export(
        module.eval(), example, str(part), opset_version=OPSET, dynamo=False, do_constant_folding=True,
        input_names=list(layout["inputs"]), output_names=list(layout["outputs"]), dynamic_axes=layout["axes"],
    )  # fmt: skip
    model = onnx.load(str(part))
    onnx.checker.check_model(model)
    # The traced names of source lines are of no use to a reader of the graph, and half of a small file.
    for node in model.graph.node:
        node.doc_string = ""
    scales = fold_scales(model)
    if storage.dynamic_int8:
        chosen = matmuls(model, storage.dynamic_int8)
        weights = {node.input[1] for node in chosen}
        apply_scales(model, {name: scales.pop(name) for name in weights & scales.keys()})
        model = quantise_dynamically(model, [node.name for node in chosen], part)
    store_small(model, scales, storage.int8_weights)
    onnx.checker.check_model(model)
    onnx.save(model, str(part))
    part.replace(path)


def fold_scales(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Takes the factors per channel out of MatMul -> Add -> Mul; the bias gets its share at once.

    Returns what each weight is still to be multiplied with, by name: one pass over the frames less per block.
    """
    weights = {t.name: t for t in model.graph.initializer}
    makers = {out: node for node in model.graph.node for out in node.output}
    uses: dict[str, int] = {}
    for node in model.graph.node:
        for name in node.input:
            uses[name] = uses.get(name, 0) + 1
    scales: dict[str, np.ndarray] = {}
    for node in list(model.graph.node):
        if node.op_type != "Mul":
            continue
        factor = next((name for name in node.input if name in weights and len(weights[name].dims) == 1), None)
        other = next((name for name in node.input if name != factor), None)
        add = makers.get(other)
        if factor is None or add is None or add.op_type != "Add" or uses[other] != 1:
            continue
        bias = next((name for name in add.input if name in weights and len(weights[name].dims) == 1), None)
        product = makers.get(next((name for name in add.input if name != bias), ""))
        if bias is None or product is None or product.op_type != "MatMul" or product.input[1] not in weights:
            continue
        weight = product.input[1]
        if uses[bias] != 1 or uses[weight] != 1 or uses[product.output[0]] != 1:
            continue
        scale = numpy_helper.to_array(weights[factor])
        weights[bias].CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weights[bias]) * scale, bias))
        scales[weight] = scale
        add.output[0] = node.output[0]
        model.graph.node.remove(node)
        uses[factor] -= 1
        if uses[factor] == 0:
            model.graph.initializer.remove(weights[factor])
    return scales


def apply_scales(model: onnx.ModelProto, scales: dict[str, np.ndarray]) -> None:
    for tensor in model.graph.initializer:
        if tensor.name in scales:
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor) * scales[tensor.name], tensor.name))


def matmuls(model: onnx.ModelProto, parts: tuple[str, ...]) -> list[onnx.NodeProto]:
    """The MatMul nodes with one of the parts in their name."""
    chosen = [n for n in model.graph.node if n.op_type == "MatMul" and any(part in n.name for part in parts)]
    if not chosen:
        raise ValueError(f"no MatMul is named {' or '.join(parts)}")
    return chosen


def quantise_dynamically(model: onnx.ModelProto, chosen: list[str], scratch: Path) -> onnx.ModelProto:
    """MatMul with constant weights to int8. `reduce_range`: CPUs without VNNI add pairs of products in 16 bits, which
    full-range weights overflow; seven bits do not, and give the same numbers everywhere."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    source, target = scratch.with_suffix(".float"), scratch.with_suffix(".int8")
    onnx.save(model, str(source))
    try:
        quantize_dynamic(
            str(source), str(target), nodes_to_quantize=chosen, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True,
            weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
        return onnx.load(str(target))
    finally:
        source.unlink(missing_ok=True)
        target.unlink(missing_ok=True)


def store_small(model: onnx.ModelProto, scales: dict[str, np.ndarray], int8: tuple[str, ...], smallest: int = 1024) -> None:
    """Keeps large weights in few bytes, with the operators that restore them in front of the graph.

    ONNX Runtime folds these when it builds the session, so it computes with float32 weights as before. `scales` are
    factors per column that the restored weights get as well.
    """
    columns = {node.input[1] for node in matmuls(model, int8)} if int8 else set()
    restore = []
    for tensor in list(model.graph.initializer):
        name = tensor.name
        wanted = tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) >= smallest
        if not wanted or name.split(".")[-1] in FOURIER:
            if name in scales:
                tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor) * scales[name], name))
            continue
        value = numpy_helper.to_array(tensor)
        scale = scales.get(name)
        if name in columns:
            peak = np.maximum(np.abs(value).max(axis=0), 1e-12) / 127
            stored = np.round(value / peak).astype(np.int8)
            scale = (peak if scale is None else peak * scale).astype(np.float32)
        else:
            stored = value.astype(np.float16)
        tensor.CopyFrom(numpy_helper.from_array(stored, name + "_stored"))
        cast = name if scale is None else name + "_cast"
        restore.append(helper.make_node("Cast", [name + "_stored"], [cast], cast + "_restore", to=TensorProto.FLOAT))
        if scale is not None:
            model.graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), name + "_scale"))
            restore.append(helper.make_node("Mul", [cast, name + "_scale"], [name], name + "_restore"))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(restore + nodes)
