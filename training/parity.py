"""Compares PyTorch with ONNX Runtime on the exported graphs. Exits 1 past the tolerance.

    python parity.py --voice ../packages/voice-lite/voice [--json report.json]
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from export import load_models
from lite.acoustic import AcousticGraph
from lite.vocoder import VocoderGraph

TOLERANCE = 1e-3
"""Largest absolute difference: natural log of mel magnitude, and vocoder gains relative to their peak."""


def compare(voice: Path, acoustic: Path, vocoder: Path, seed: int = 3) -> dict[str, float]:
    symbols = json.loads((voice / "tokenizer.json").read_text())["symbols"]
    models = load_models(acoustic, vocoder, len(symbols))
    torch.manual_seed(seed)
    report: dict[str, float] = {}
    sessions = [onnxruntime.InferenceSession(str(voice / name)) for name in ("acoustic.onnx", "lite.onnx")]
    for length in (3, 17, 120):
        tokens = torch.randint(3, len(symbols), (1, length))
        languages = torch.randint(0, 5, (1, length))
        feeds = (tokens, languages, torch.zeros(1, dtype=torch.int64), torch.tensor([1.1]), torch.tensor([0.9]))
        with torch.no_grad():
            expected = AcousticGraph(models[0])(*feeds)
        names = [i.name for i in sessions[0].get_inputs()]
        got = sessions[0].run(None, {n: f.numpy() for n, f in zip(names, feeds)})
        if not np.array_equal(expected[2].numpy(), got[2]):
            raise SystemExit("durations differ between PyTorch and ONNX Runtime")
        report["mel"] = max(report.get("mel", 0), float(np.abs(expected[0].numpy() - got[0]).max()))
        report["f0"] = max(report.get("f0", 0), float(np.abs(expected[1].numpy() - got[1]).max() / 1000))
        with torch.no_grad():
            gains = VocoderGraph(models[1])(expected[0], expected[1])
        out = sessions[1].run(None, {"mel_spectrogram": expected[0].numpy(), "f0": expected[1].numpy()})
        for name, a, b in zip(("harmonic_real", "harmonic_imag", "noise_gain"), gains, out):
            relative = float(np.abs(a.numpy() - b).max() / max(1e-6, np.abs(a.numpy()).max()))
            report[name] = max(report.get(name, 0), relative)
    return report


def main() -> None:
    here = Path(__file__).parent
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--voice", type=Path, default=here.parent / "packages/voice-lite/voice")
    ap.add_argument("--acoustic", type=Path, default=here / "warm-start/acoustic-fp16.pt")
    ap.add_argument("--vocoder", type=Path, default=here / "warm-start/lite-vocoder-fp16.pt")
    ap.add_argument("--json", type=Path)
    o = ap.parse_args()
    report = compare(o.voice, o.acoustic, o.vocoder)
    for name, value in report.items():
        print(f"{name:14} {value:.2e}  {'ok' if value <= TOLERANCE else 'TOO LARGE'}")
    if o.json:
        o.json.write_text(json.dumps(report, indent=1) + "\n")
    sys.exit(int(any(value > TOLERANCE for value in report.values())))


if __name__ == "__main__":
    main()
