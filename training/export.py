"""Writes the voice folder that the runtime reads: ONNX graphs, tokenizer.json and voice.json with hashes.

    python export.py --acoustic acoustic/best-fp16.pt --vocoder vocoder/latest-fp16.pt \
        [--hifigan hifigan/latest-fp16.pt] [--default-vocoder lite] [--int8-acoustic] [--int8-weights lite ...] \
        --inventory phonemes/tokenizer.json --out ../packages/voice-lite/voice
"""
import argparse
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import torch

from lite.acoustic import AcousticGraph, AcousticModel
from lite.config import AcousticConfig, LiteConfig
from lite.data import inventory_file, load_inventory
from lite.hifigan import HifiganGenerator, HifiganGraph, context_frames
from lite.progress import load_weights
from lite.vocoder import LiteVocoder, VocoderGraph
from onnx_files import Storage, write_graph
from speakers import speaker_entries

ACOUSTIC = dict(
    inputs=dict(text_tokens="int64", language_ids="int64", speaker_id="int64", speed="float32", pitch="float32"),
    outputs=dict(mel_spectrogram="float32", f0="float32", durations="int64"),
    axes=dict(
        text_tokens={1: "symbols"}, language_ids={1: "symbols"}, durations={1: "symbols"},
        mel_spectrogram={2: "frames"}, f0={1: "frames"},
    ),
)  # fmt: skip
FRAME_RATE = ("/prosody.", "/mel_blocks.")
"""The blocks of the acoustic graph that run for every frame: nearly all of its work. What decides on durations stays
float32, so that int8 never moves a word."""
EVERY_BLOCK = ("",)
VOCODER = dict(
    inputs=dict(mel_spectrogram="float32", f0="float32"),
    outputs=dict(harmonic_real="float32", harmonic_imag="float32", noise_gain="float32"),
    axes=dict(
        mel_spectrogram={2: "frames"}, f0={1: "frames"}, harmonic_real={1: "frames"},
        harmonic_imag={1: "frames"}, noise_gain={1: "frames"},
    ),
)  # fmt: skip

HIFIGAN = dict(
    inputs=dict(mel_spectrogram="float32", f0="float32", excitation="float32"),
    outputs=dict(audio="float32"),
    axes=dict(
        mel_spectrogram={2: "frames"}, f0={1: "frames"}, excitation={1: "samples"}, audio={1: "samples"},
    ),
)  # fmt: skip


def acoustic_example(symbols: int) -> tuple:
    tokens = torch.randint(3, symbols, (1, 24))
    return tokens, torch.zeros_like(tokens), torch.zeros(1, dtype=torch.int64), torch.ones(1), torch.ones(1)


def vocoder_example() -> tuple:
    return torch.randn(1, 80, 50), torch.full((1, 50), 200.0)


def hifigan_example() -> tuple:
    return *vocoder_example(), torch.randn(1, 50 * 300)


def load_hifigan(path: Path) -> HifiganGenerator:
    config = LiteConfig()
    return load_weights(HifiganGenerator(config.hifigan, config.normalisation), path)


def load_models(acoustic: Path, vocoder: Path, symbols: int) -> tuple[AcousticModel, LiteVocoder]:
    """Models from fp16 weights; weights that do not fit the current sizes are an error here."""
    config = LiteConfig()
    models = AcousticModel(AcousticConfig(symbols=symbols)), LiteVocoder(config.vocoder, config.normalisation)
    for model, path in zip(models, (acoustic, vocoder)):
        load_weights(model, path)
    return models


def graph_entry(file: str, layout: dict) -> dict:
    named = lambda tensors: [dict(name=name, dtype=dtype) for name, dtype in tensors.items()]  # noqa: E731
    return dict(file=file, inputs=named(layout["inputs"]), outputs=named(layout["outputs"]))


def hifigan_entry(config: LiteConfig) -> dict:
    graph = graph_entry("hifigan.onnx", HIFIGAN)
    return dict(
        name="hifigan", kind="hifigan", graph=graph, contextFrames=context_frames(config.hifigan),
        excitation="lite", refinements=config.hifigan.excitation_refinements,
    )  # fmt: skip


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
    ap.add_argument("--speakers", default="f1:Mei:female", type=speaker_entries,
                    help="id:name:gender[:gain], comma-separated, by speaker index; the gain in dB makes all equally loud")  # fmt: skip
    ap.add_argument("--hours", type=float, required=True, help="hours of teacher speech trained on")
    ap.add_argument("--steps", required=True, help="optimiser steps, acoustic/lite/hifigan, such as 5000/6000/7000")
    ap.add_argument("--hifigan", type=Path, help="fp16 weights of the HiFi-GAN generator; without it the voice has none")
    ap.add_argument("--default-vocoder", choices=["lite", "hifigan"], default="lite", help="what `auto` takes: the one that measures better")
    ap.add_argument("--int8-acoustic", action="store_true", help="dynamic int8 MatMul in the frame-rate blocks of the acoustic graph")
    ap.add_argument("--int8-weights", nargs="*", default=[], choices=["acoustic", "lite", "hifigan"],
                    help="graphs whose MatMul weights are stored as int8 and computed with as float32")  # fmt: skip
    o = ap.parse_args()
    if o.default_vocoder == "hifigan" and o.hifigan is None:
        ap.error("--default-vocoder hifigan needs --hifigan")
    o.out.mkdir(parents=True, exist_ok=True)
    symbols, languages = load_inventory(o.inventory)
    config = LiteConfig()
    acoustic, vocoder = load_models(o.acoustic, o.vocoder, len(symbols))
    graphs = {
        "acoustic": (AcousticGraph(acoustic), acoustic_example(len(symbols)), ACOUSTIC),
        "lite": (VocoderGraph(vocoder), vocoder_example(), VOCODER),
    }
    hifigan = load_hifigan(o.hifigan) if o.hifigan else None
    if hifigan:
        graphs["hifigan"] = (HifiganGraph(hifigan), hifigan_example(), HIFIGAN)
    for name, (module, example, layout) in graphs.items():
        dynamic = FRAME_RATE if name == "acoustic" and o.int8_acoustic else ()
        weights = (FRAME_RATE if name == "acoustic" else EVERY_BLOCK) if name in o.int8_weights else ()
        storage = Storage(int8_weights=weights, dynamic_int8=dynamic)
        write_graph(module, example, layout, o.out / f"{name}.onnx", storage)
    inventory = dict(formatVersion=1, symbols=symbols, languages=languages)
    # A voice that was trained without pitch marks must not be fed any.
    if json.loads(inventory_file(o.inventory).read_text()).get("pitchAccent"):
        inventory["pitchAccent"] = True
    (o.out / "tokenizer.json").write_text(json.dumps(inventory, ensure_ascii=False, indent=1) + "\n")
    # Weights to go on training from, next to the code that reads them.
    warm = Path(__file__).parent / "warm-start"
    warm.mkdir(exist_ok=True)
    weights = ((o.acoustic, "acoustic-fp16.pt"), (o.vocoder, "lite-vocoder-fp16.pt"), (o.hifigan, "hifigan-fp16.pt"))
    for source, name in weights:
        if source and source.resolve() != (warm / name).resolve():
            shutil.copyfile(source, warm / name)
    mel = config.mel
    frames = config.vocoder.kernel // 2 * (config.vocoder.blocks + 1)
    lite_entry = dict(
        name="lite", kind="lite", graph=graph_entry("lite.onnx", VOCODER), contextFrames=frames,
        refinements=config.vocoder.refinements,
    )  # fmt: skip
    voice = dict(
        formatVersion=1,
        id="lite",
        name="CosyVoice Lite",
        family="lite",
        licence="Apache-2.0",
        languages=languages,
        speakers=o.speakers,
        sampleRate=mel.sample_rate,
        mel=dict(
            sampleRate=mel.sample_rate, fftSize=mel.fft_size, windowLength=mel.window_length, hopLength=mel.hop_length,
            bins=mel.bins, minFrequency=mel.min_frequency, maxFrequency=mel.max_frequency,
            scale="slaney", power=1, logFloor=mel.log_floor,
        ),
        tokenizer=dict(file="tokenizer.json"),
        graphs=dict(acoustic=graph_entry("acoustic.onnx", ACOUSTIC)),
        vocoders=[
            *([hifigan_entry(config)] if hifigan else []),
            lite_entry,
            dict(name="griffin-lim", kind="griffin-lim"),
        ],
        defaultVocoder=o.default_vocoder,
        files=[file_entry(o.out / name) for name in (*(f"{graph}.onnx" for graph in graphs), "tokenizer.json")],
        provenance=dict(
            teacher="Kokoro-82M v1.0 (Apache-2.0), style zf_xiaoxiao+af_heart+jf_alpha",
            trainingHours=o.hours,
            trainingSteps=o.steps,
            acousticParameters=sum(p.numel() for p in acoustic.parameters()),
            vocoderParameters=sum(p.numel() for p in vocoder.parameters()),
            **(dict(hifiganParameters=sum(p.numel() for p in hifigan.parameters())) if hifigan else {}),
            dynamicInt8Acoustic=o.int8_acoustic,
            int8Weights=" ".join(o.int8_weights) or "none",
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
