"""The int8 form of a graph: the weights of its matrix products, quantised per column; activations at run time."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

import onnx


def quantise(model: onnx.ModelProto) -> onnx.ModelProto:
    """Replaces every MatMul with a constant right side. Products of two activations stay float32."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    # The quantiser advises a graph clean-up that these graphs, written by hand, do not need.
    logging.disable(logging.WARNING)
    try:
        quantised = quantised_copy(model, quantize_dynamic, QuantType.QInt8)
    finally:
        logging.disable(logging.NOTSET)
    quantised.producer_name, quantised.producer_version = model.producer_name, model.producer_version
    return quantised


def quantised_copy(model: onnx.ModelProto, quantise_files: Callable, weight_type: object) -> onnx.ModelProto:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "fp32.onnx", Path(folder) / "int8.onnx"
        onnx.save(model, source)
        quantise_files(
            source,
            target,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=weight_type,
            extra_options={"MatMulConstBOnly": True},
        )
        return onnx.load(target)
