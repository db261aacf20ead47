"""Compares PyTorch with ONNX Runtime on the exported graphs. Exits 1 past the tolerance.

    python parity.py --voice ../packages/voice-lite/voice [--json report.json] [--golden ../packages/voice-lite/golden.json]

`--golden` freezes a few hundred outputs for `npm run voice:verify`, which repeats the comparison without Python.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from export import ACOUSTIC, HIFIGAN, VOCODER, load_hifigan, load_models
from golden.freeze import freeze_case, wave
from lite.acoustic import AcousticGraph
from lite.hifigan import HifiganGraph
from lite.vocoder import VocoderGraph

TOLERANCE = 1e-3
"""Largest absolute difference: natural log of mel magnitude, samples, and vocoder gains relative to their peak."""
INT8_TOLERANCE = 5e-2
"""Where weights are int8: mean absolute difference instead."""


class Graph:
    """One exported graph next to the module that it was traced from."""

    def __init__(self, file: Path, module: torch.nn.Module, layout: dict):
        self.file, self.module, self.layout = file, module.eval(), layout
        self.session = onnxruntime.InferenceSession(str(file))
        model = onnx.load(str(file))
        self.is_int8 = any(t.data_type == onnx.TensorProto.INT8 for t in model.graph.initializer)

    def expected(self, feeds: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        with torch.no_grad():
            out = self.module(*(torch.from_numpy(feeds[name]) for name in self.layout["inputs"]))
        out = out if isinstance(out, tuple) else (out,)
        return dict(zip(self.layout["outputs"], (value.numpy() for value in out)))

    def found(self, feeds: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        return dict(zip(self.layout["outputs"], self.session.run(list(self.layout["outputs"]), feeds)))

    def difference(self, name: str, a: np.ndarray, b: np.ndarray) -> float:
        if a.shape != b.shape:
            return float("inf")
        unit = {"f0": 1000.0, "mel_spectrogram": 1.0, "audio": 1.0}.get(name, max(1e-6, float(np.abs(a).max())))
        gap = np.abs(a - b)
        return float((gap.mean() if self.is_int8 else gap.max()) / unit)


def load_graphs(voice: Path, acoustic: Path, vocoder: Path, hifigan: Path) -> tuple[list[Graph], int]:
    symbols = len(json.loads((voice / "tokenizer.json").read_text())["symbols"])
    models = load_models(acoustic, vocoder, symbols)
    graphs = [
        Graph(voice / "acoustic.onnx", AcousticGraph(models[0]), ACOUSTIC),
        Graph(voice / "lite.onnx", VocoderGraph(models[1]), VOCODER),
    ]
    if (voice / "hifigan.onnx").exists():
        graphs.append(Graph(voice / "hifigan.onnx", HifiganGraph(load_hifigan(hifigan)), HIFIGAN))
    return graphs, symbols


def acoustic_feeds(symbols: int, length: int) -> dict[str, np.ndarray]:
    """Every symbol and language comes up in turn."""
    place = np.arange(length, dtype=np.int64)[None]
    return dict(
        text_tokens=3 + place * 7 % (symbols - 3), language_ids=place // 4 % 5, speaker_id=np.zeros(1, np.int64),
        speed=np.array([1.1], np.float32), pitch=np.array([0.9], np.float32),
    )  # fmt: skip


def vocoder_feeds(layout: dict, frames: int) -> dict[str, np.ndarray]:
    """Waves instead of speech: the same numbers on every machine, from a formula."""
    feeds = dict(
        mel_spectrogram=wave((1, 80, frames), -5, 2, 0.37), f0=wave((1, frames), 200, 60, 0.05),
        excitation=wave((1, frames * 300), 0, 1, 0.0523),
    )  # fmt: skip
    return {name: feeds[name] for name in layout["inputs"]}


def feeds_of(graph: Graph, symbols: int, size: int) -> dict[str, np.ndarray]:
    return acoustic_feeds(symbols, size) if graph.layout is ACOUSTIC else vocoder_feeds(graph.layout, size)


def compare(graphs: list[Graph], symbols: int) -> dict[str, tuple[float, float]]:
    """Largest difference and its limit by graph and output."""
    report: dict[str, tuple[float, float]] = {}
    for graph in graphs:
        limit = INT8_TOLERANCE if graph.is_int8 else TOLERANCE
        for size in (3, 17, 120):
            feeds = feeds_of(graph, symbols, size)
            expected, found = graph.expected(feeds), graph.found(feeds)
            for name in graph.layout["outputs"]:
                key = f"{graph.file.stem}.{name}"
                if name == "durations":
                    moved = float(np.abs(expected[name] - found[name]).max())
                    report[key] = (max(report.get(key, (0, 0))[0], moved), 1.0 if graph.is_int8 else 0.0)
                elif not (graph.is_int8 and graph.layout is ACOUSTIC and expected[name].shape != found[name].shape):
                    gap = graph.difference(name, expected[name], found[name])
                    report[key] = (max(report.get(key, (0, 0))[0], gap), limit)
    return report


def freeze(graphs: list[Graph], symbols: int, file: Path) -> None:
    """From the PyTorch weights, except where int8 changes the numbers: those are the graph's own."""
    cases = []
    for graph in graphs:
        feeds = feeds_of(graph, symbols, 40)
        outputs = graph.found(feeds) if graph.is_int8 else graph.expected(feeds)
        tolerance = 10 * TOLERANCE if graph.is_int8 else TOLERANCE
        origin = "ONNX Runtime" if graph.is_int8 else "PyTorch"
        cases.append(freeze_case(graph.file.name, feeds, outputs, tolerance, origin))
    file.write_text(json.dumps(dict(formatVersion=1, cases=cases)) + "\n")


def main() -> None:
    here = Path(__file__).parent
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--voice", type=Path, default=here.parent / "packages/voice-lite/voice")
    ap.add_argument("--acoustic", type=Path, default=here / "warm-start/acoustic-fp16.pt")
    ap.add_argument("--vocoder", type=Path, default=here / "warm-start/lite-vocoder-fp16.pt")
    ap.add_argument("--hifigan", type=Path, default=here / "warm-start/hifigan-fp16.pt")
    ap.add_argument("--json", type=Path)
    ap.add_argument("--golden", type=Path)
    o = ap.parse_args()
    graphs, symbols = load_graphs(o.voice, o.acoustic, o.vocoder, o.hifigan)
    report = compare(graphs, symbols)
    for name, (value, limit) in report.items():
        print(f"{name:26} {value:.2e}  {'ok' if value <= limit else 'TOO LARGE'}")
    if o.json:
        o.json.write_text(json.dumps({name: value for name, (value, _) in report.items()}, indent=1) + "\n")
    failed = any(value > limit for value, limit in report.values())
    if o.golden and not failed:
        freeze(graphs, symbols, o.golden)
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
