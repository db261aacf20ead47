"""Makes trained models cheaper: takes hidden units out of the blocks that run for every frame, down to the sizes of `lite/config.py`.

    python prune.py acoustic --weights WIDE_A/best-fp16.pt --phonemes zh.jsonl en.jsonl … --inventory tokenizer.json --out pruned-a.pt
    python prune.py lite --weights WIDE_V/latest-fp16.pt --acoustic WIDE_A/best-fp16.pt --phonemes … --inventory … --out pruned-v.pt

What is left has to be trained on (`--warm`): a pruned acoustic model comes from an L1 of .18 to .14 (normalised mels, held out) in a few thousand steps.
"""
import argparse
import json
import random
from dataclasses import replace
from pathlib import Path

import torch

from lite.acoustic import AcousticGraph, AcousticModel
from lite.config import AcousticConfig, VocoderConfig
from lite.data import load_inventory
from lite.progress import load_weights, save_warm_start
from lite.pruning import SecondMoments, expansion_of, prune_block
from lite.vocoder import LiteVocoder


def load_acoustic(path: Path, symbols: int) -> AcousticModel:
    """With the sizes that the weights have."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    sizes = dict(prosody_expansion=expansion_of(state, "prosody"), mel_expansion=expansion_of(state, "mel_blocks"))
    return load_weights(AcousticModel(replace(AcousticConfig(symbols=symbols), **sizes)), path)


def load_lite(path: Path) -> LiteVocoder:
    state = torch.load(path, map_location="cpu", weights_only=True)
    return load_weights(LiteVocoder(replace(VocoderConfig(), expansion=expansion_of(state, "blocks"))), path)


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


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("model", choices=["acoustic", "lite"])
    ap.add_argument("--weights", required=True, type=Path, help="fp16 weights of the wide model")
    ap.add_argument("--acoustic", type=Path, help="for lite: fp16 weights of the acoustic model whose mels it is shown")
    ap.add_argument("--phonemes", required=True, nargs="+", type=Path)
    ap.add_argument("--inventory", default=None)
    ap.add_argument("--utterances", type=int, default=160)
    ap.add_argument("--out", required=True, type=Path)
    o = ap.parse_args()
    if o.model == "lite" and o.acoustic is None:
        ap.error("lite needs --acoustic")
    symbols, languages = load_inventory(o.inventory)
    acoustic = load_acoustic(o.weights if o.model == "acoustic" else o.acoustic, len(symbols))
    model = acoustic if o.model == "acoustic" else load_lite(o.weights)
    expansions = (
        dict(prosody=AcousticConfig().prosody_expansion, mel_blocks=AcousticConfig().mel_expansion)
        if o.model == "acoustic"
        else dict(blocks=VocoderConfig().expansion)
    )
    listening = SecondMoments(
        {f"{group}.{i}": block for group in expansions for i, block in enumerate(getattr(model, group))}
    )
    graph = AcousticGraph(acoustic)
    with torch.no_grad():
        for inputs in utterances(o.phonemes, symbols, languages, o.utterances, acoustic.config.speakers):
            mel, f0, _ = graph(*inputs)
            if o.model == "lite":
                model.gains(mel, f0)
    state = model.state_dict()
    for name, moments in listening.close().items():
        error = prune_block(state, name, moments, expansions[name.split(".")[0]])
        print(f"{name}: relative error {error:.4f}", flush=True)
    save_warm_start(state, o.out)


if __name__ == "__main__":
    main()
