"""Writes the voice folder that the runtime reads: ONNX graphs, tokenizer.json and voice.json with hashes.

    python export.py --acoustic acoustic/best-fp16.pt --vocoder vocoder/latest-fp16.pt \
        --inventory phonemes/tokenizer.json --out ../packages/voice-lite/voice
"""
import argparse
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from lite.acoustic import AcousticGraph, AcousticModel
from lite.config import AcousticConfig, LiteConfig
from lite.data import load_inventory
from lite.progress import load_warm_start
from lite.vocoder import LiteVocoder, VocoderGraph

OPSET = 17

ACOUSTIC = dict(
    inputs=dict(text_tokens="int64", language_ids="int64", speaker_id="int64", speed="float32", pitch="float32"),
    outputs=dict(mel_spectrogram="float32", f0="float32", durations="int64"),
    axes=dict(
        text_tokens={1: "symbols"}, language_ids={1: "symbols"}, durations={1: "symbols"},
        mel_spectrogram={2: "frames"}, f0={1: "frames"},
    ),
)  # fmt: skip
VOCODER = dict(
    inputs=dict(mel_spectrogram="float32", f0="float32"),
    outputs=dict(harmonic_real="float32", harmonic_imag="float32", noise_gain="float32"),
    axes=dict(
        mel_spectrogram={2: "frames"}, f0={1: "frames"}, harmonic_real={1: "frames"},
        harmonic_imag={1: "frames"}, noise_gain={1: "frames"},
    ),
)  # fmt: skip


def export_graph(module: torch.nn.Module, example: tuple, layout: dict, path: Path) -> None:
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
    store_half(model)
    onnx.save(model, str(part))
    part.replace(path)


def store_half(model: onnx.ModelProto, smallest: int = 1024) -> None:
    """Keeps large weights as float16 behind a Cast: half the bytes at the same speed.

    ONNX Runtime folds the casts when it builds the session, so it computes in float32. The checkpoints are fp16
    already: nothing is lost.
    """
    casts = []
    for tensor in model.graph.initializer:
        if tensor.data_type != onnx.TensorProto.FLOAT or np.prod(tensor.dims) < smallest:
            continue
        name = tensor.name
        half = numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), name + "_half")
        tensor.CopyFrom(half)
        casts.append(helper.make_node("Cast", [half.name], [name], name + "_cast", to=onnx.TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    onnx.checker.check_model(model)


def acoustic_example(symbols: int) -> tuple:
    tokens = torch.randint(3, symbols, (1, 24))
    return tokens, torch.zeros_like(tokens), torch.zeros(1, dtype=torch.int64), torch.ones(1), torch.ones(1)


def vocoder_example() -> tuple:
    return torch.randn(1, 80, 50), torch.full((1, 50), 200.0)


def load_models(acoustic: Path, vocoder: Path, symbols: int) -> tuple[AcousticModel, LiteVocoder]:
    """Models from fp16 weights; weights that do not fit the current sizes are an error here."""
    config = LiteConfig()
    models = AcousticModel(AcousticConfig(symbols=symbols)), LiteVocoder(config.vocoder, config.normalisation)
    for model, path in zip(models, (acoustic, vocoder)):
        skipped = load_warm_start(model, path)
        if skipped:
            raise SystemExit(f"{path}: {len(skipped)} weights do not fit, {skipped[0]} for one")
        model.eval()
    return models


def graph_entry(file: str, layout: dict) -> dict:
    named = lambda tensors: [dict(name=name, dtype=dtype) for name, dtype in tensors.items()]  # noqa: E731
    return dict(file=file, inputs=named(layout["inputs"]), outputs=named(layout["outputs"]))


def file_entry(path: Path) -> dict:
    data = path.read_bytes()
    return dict(path=path.name, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())


def commit() -> str:
    out = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=Path(__file__).parent)
    return out.stdout.strip() or "unknown"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--acoustic", required=True, type=Path)
    ap.add_argument("--vocoder", required=True, type=Path)
    ap.add_argument("--inventory", default=None)
    ap.add_argument("--out", required=True, type=Path)
    ap.add_argument("--speakers", default="f1:Mei:female", help="id:name:gender, comma-separated, by speaker index")
    ap.add_argument("--hours", type=float, required=True, help="hours of teacher speech trained on")
    ap.add_argument("--steps", required=True, help="optimiser steps, acoustic/vocoder, such as 5000/6000")
    o = ap.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    symbols, languages = load_inventory(o.inventory)
    config = LiteConfig()
    acoustic, vocoder = load_models(o.acoustic, o.vocoder, len(symbols))
    export_graph(AcousticGraph(acoustic), acoustic_example(len(symbols)), ACOUSTIC, o.out / "acoustic.onnx")
    export_graph(VocoderGraph(vocoder), vocoder_example(), VOCODER, o.out / "lite.onnx")
    inventory = dict(formatVersion=1, symbols=symbols, languages=languages)
    (o.out / "tokenizer.json").write_text(json.dumps(inventory, ensure_ascii=False, indent=1) + "\n")
    # Weights to go on training from, next to the code that reads them.
    warm = Path(__file__).parent / "warm-start"
    warm.mkdir(exist_ok=True)
    for source, name in ((o.acoustic, "acoustic-fp16.pt"), (o.vocoder, "lite-vocoder-fp16.pt")):
        if source.resolve() != (warm / name).resolve():
            shutil.copyfile(source, warm / name)
    mel = config.mel
    frames = config.vocoder.kernel // 2 * (config.vocoder.blocks + 1)
    speakers = [dict(zip(("id", "name", "gender"), s.split(":"))) for s in o.speakers.split(",")]
    voice = dict(
        formatVersion=1,
        id="lite",
        name="CosyVoice Lite",
        family="lite",
        licence="Apache-2.0",
        languages=languages,
        speakers=speakers,
        sampleRate=mel.sample_rate,
        mel=dict(
            sampleRate=mel.sample_rate, fftSize=mel.fft_size, windowLength=mel.window_length, hopLength=mel.hop_length,
            bins=mel.bins, minFrequency=mel.min_frequency, maxFrequency=mel.max_frequency,
            scale="slaney", power=1, logFloor=mel.log_floor,
        ),
        tokenizer=dict(file="tokenizer.json"),
        graphs=dict(acoustic=graph_entry("acoustic.onnx", ACOUSTIC)),
        vocoders=[
            dict(name="lite", kind="lite", graph=graph_entry("lite.onnx", VOCODER), contextFrames=frames),
            dict(name="griffin-lim", kind="griffin-lim"),
        ],
        defaultVocoder="lite",
        files=[file_entry(o.out / name) for name in ("acoustic.onnx", "lite.onnx", "tokenizer.json")],
        provenance=dict(
            teacher="Kokoro-82M v1.0 (Apache-2.0), style zf_xiaoxiao+af_heart+jf_alpha",
            trainingHours=o.hours,
            trainingSteps=o.steps,
            acousticParameters=sum(p.numel() for p in acoustic.parameters()),
            vocoderParameters=sum(p.numel() for p in vocoder.parameters()),
            commit=commit(),
        ),
    )  # fmt: skip
    part = o.out / "voice.json.part"
    part.write_text(json.dumps(voice, ensure_ascii=False, indent=2) + "\n")
    part.replace(o.out / "voice.json")
    total = sum(f["bytes"] for f in voice["files"])
    print(f"{o.out}: {total / 1e6:.2f} MB in {len(voice['files'])} files")


if __name__ == "__main__":
    main()
