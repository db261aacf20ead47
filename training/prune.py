"""Makes trained models cheaper: fewer hidden units in the blocks that run for every frame and shorter kernels in the HiFi-GAN, down to the
sizes of `lite/config.py`.

    python prune.py acoustic --weights WIDE_A/best-fp16.pt --phonemes zh.jsonl en.jsonl … --inventory tokenizer.json --out a.pt
    python prune.py lite --weights WIDE_V/latest-fp16.pt --acoustic WIDE_A/best-fp16.pt --phonemes … --inventory … --out v.pt
    python prune.py hifigan --weights WIDE_H/latest-fp16.pt --acoustic WIDE_A/best-fp16.pt --source-filter V/latest-fp16.pt … --out h.pt

What comes out speaks nearly like what goes in; training on from it (`--warm`) takes care of the rest.
"""
import argparse
import copy
import json
import random
from dataclasses import replace
from pathlib import Path

import torch

from lite.acoustic import AcousticGraph, AcousticModel
from lite.config import AcousticConfig, HifiganConfig, VocoderConfig
from lite.data import load_inventory
from lite.hifigan import HifiganGenerator
from lite.progress import save_warm_start
from lite.pruning import Speak, listening, refit, shrink_block
from lite.sized import load_acoustic, load_hifigan, load_lite
from lite.vocoder import LiteVocoder


def utterances(files: list[Path], symbols: list[str], languages: list[str], limit: int, speakers: int):
    """Inputs of the acoustic graph for utterances drawn from the phoneme files, speakers in turn."""
    rows = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    random.Random(1).shuffle(rows)
    one = torch.ones(1)
    symbol, language = ({name: index for index, name in enumerate(names)} for names in (symbols, languages))
    for number, row in enumerate(rows[:limit]):
        tokens = torch.tensor([[symbol[name] for name in row["symbols"] if name in symbol]])
        ids = torch.tensor([[language[tag] for name, tag in zip(row["symbols"], row["languages"]) if name in symbol]])
        yield tokens, ids, torch.tensor([number % speakers]), one, one


def shrink_blocks(wide, small, group: str, expansion: float, speak: Speak) -> None:
    """Leaves each block of a list so many hidden units per channel."""
    for number, (before, after) in enumerate(zip(getattr(wide, group), getattr(small, group))):
        keep = round(after.project.out_features * expansion)
        if keep < after.project.in_features:
            print(f"{group}.{number}: relative error {shrink_block(before, after, keep, speak):.4f}", flush=True)


def refit_layers(wide, small, names: list[str], speak: Speak) -> None:
    for name in names:
        print(f"{name}: relative error {refit(wide.get_submodule(name), small.get_submodule(name), speak):.4f}", flush=True)


def in_order(model: torch.nn.Module, names: list[str], speak: Speak) -> list[str]:
    """The layers' names as they come to be run: each is refitted to what those before it give."""
    order: dict[str, None] = {}
    note = lambda name: lambda *_: order.setdefault(name)  # noqa: E731
    with listening([(model.get_submodule(name), note(name)) for name in names]):
        speak()
    return list(order)


def prune_acoustic(wide: AcousticModel, config: AcousticConfig, inputs: list[tuple]) -> AcousticModel:
    small = copy.deepcopy(wide)
    graphs = AcousticGraph(wide), AcousticGraph(small)
    speak = lambda: [graph(*each) for each in inputs for graph in graphs]  # noqa: E731
    shrink_blocks(wide, small, "prosody", config.prosody_expansion, speak)
    refit_layers(wide, small, ["prosody_out"], speak)
    shrink_blocks(wide, small, "mel_blocks", config.mel_expansion, speak)
    refit_layers(wide, small, ["mel_out"], speak)
    return small


def prune_lite(wide: LiteVocoder, config: VocoderConfig, inputs: list[tuple]) -> LiteVocoder:
    """inputs: log-mel and F0."""
    small = copy.deepcopy(wide)
    speak = lambda: [model.gains(*each) for each in inputs for model in (wide, small)]  # noqa: E731
    shrink_blocks(wide, small, "blocks", config.expansion, speak)
    refit_layers(wide, small, ["output"], speak)
    return small


def prune_hifigan(wide: HifiganGenerator, config: HifiganConfig, inputs: list[tuple]) -> HifiganGenerator:
    """inputs: log-mel, F0 and the excitation."""
    small = HifiganGenerator(replace(config, expansion=wide.config.expansion), wide.normalisation).eval()
    state, own = wide.state_dict(), small.state_dict()
    shorter = [name for name, value in state.items() if value.shape != own[name].shape]
    for name in shorter:
        kernel = own[name].shape[-1]
        first = (state[name].shape[-1] - kernel) // 2
        state[name] = state[name][..., first : first + kernel]
    small.load_state_dict(state)
    speak = lambda: [model.decode(*each) for each in inputs for model in (wide, small)]  # noqa: E731
    shrink_blocks(wide, small, "blocks", config.expansion, speak)
    refit_layers(wide, small, in_order(small, [name.removesuffix(".weight") for name in shorter], speak), speak)
    return small


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("model", choices=["acoustic", "lite", "hifigan"])
    ap.add_argument("--weights", required=True, type=Path, help="fp16 weights of the wide model")
    ap.add_argument("--acoustic", type=Path, help="for vocoders: fp16 weights of the acoustic model whose mels they are shown")
    ap.add_argument("--source-filter", type=Path, help="for hifigan: fp16 weights of the lite vocoder that excites it")
    ap.add_argument("--phonemes", required=True, nargs="+", type=Path)
    ap.add_argument("--inventory", default=None)
    ap.add_argument("--utterances", type=int, default=160)
    ap.add_argument("--out", required=True, type=Path)
    o = ap.parse_args()
    if o.model != "acoustic" and o.acoustic is None:
        ap.error(f"{o.model} needs --acoustic")
    if o.model == "hifigan" and o.source_filter is None:
        ap.error("hifigan needs --source-filter")
    symbols, languages = load_inventory(o.inventory)
    acoustic = load_acoustic(o.weights if o.model == "acoustic" else o.acoustic, len(symbols))
    inputs = list(utterances(o.phonemes, symbols, languages, o.utterances, acoustic.config.speakers))
    with torch.no_grad():
        if o.model == "acoustic":
            small = prune_acoustic(acoustic, AcousticConfig(), inputs)
        else:
            graph = AcousticGraph(acoustic)
            frames = [graph(*each)[:2] for each in inputs]
            if o.model == "lite":
                small = prune_lite(load_lite(o.weights), VocoderConfig(), frames)
            else:
                source = load_lite(o.source_filter)
                excited = [
                    (mel, f0, source(mel, f0, torch.randn(1, f0.shape[1] * 300), HifiganConfig().excitation_refinements))
                    for mel, f0 in frames
                ]
                small = prune_hifigan(load_hifigan(o.weights), HifiganConfig(), excited)
    save_warm_start(small.state_dict(), o.out)


if __name__ == "__main__":
    main()
