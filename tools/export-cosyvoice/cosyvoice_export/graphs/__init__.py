"""One file per ONNX graph. Each takes an official module and returns an ONNX model of the same function."""
