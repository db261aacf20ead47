"""Writes ONNX graphs node by node.

Tracing exporters freeze lengths, keep masks that do nothing and change with the framework's version; these graphs are
small enough to be written out.
"""

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .. import VERSION

OPSET = 17
IR_VERSION = 8
DTYPES = {"float32": TensorProto.FLOAT, "int64": TensorProto.INT64}

Value = str
Dimension = int | str


class GraphBuilder:
    """Collects nodes and constants. Values are known by name; constants with equal content are stored once."""

    def __init__(self, name: str):
        self.name = name
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.known: dict[tuple, str] = {}
        self.inputs: list[onnx.ValueInfoProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []

    def input(self, name: str, dtype: str, shape: Sequence[Dimension]) -> Value:
        self.inputs.append(helper.make_tensor_value_info(name, DTYPES[dtype], list(shape)))
        return name

    def output(self, name: str, value: Value, dtype: str, shape: Sequence[Dimension]) -> None:
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, DTYPES[dtype], list(shape)))

    def constant(self, array: np.ndarray | Sequence[int] | int | float, label: str = "c") -> Value:
        """A constant. Python integers become int64, Python floats float32."""
        if not isinstance(array, np.ndarray):
            array = np.asarray(array)
            array = array.astype(np.int64 if array.dtype.kind == "i" or array.size == 0 else np.float32)
        if array.dtype == np.float64:
            array = array.astype(np.float32)
        key = (array.dtype.str, array.shape, array.tobytes()) if array.size <= 64 else None
        if key in self.known:
            return self.known[key]
        name = f"{label}_{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(np.asarray(array, order="C"), name)
        if key is not None:
            self.known[key] = name
        return name

    def op(self, kind: str, *inputs: Value, **attributes: object) -> Value:
        return self.ops(kind, 1, *inputs, **attributes)[0]

    def ops(self, kind: str, count: int, *inputs: Value, **attributes: object) -> list[Value]:
        names = [f"v{len(self.nodes)}" if i == 0 else f"v{len(self.nodes)}_{i}" for i in range(count)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=f"{kind}_{len(self.nodes)}", **attributes))
        return names

    def build(self) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, list(self.constants.values()))
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            producer_name="export-cosyvoice",
            producer_version=VERSION,
        )
        model.ir_version = IR_VERSION
        return model
