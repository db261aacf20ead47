"""Trains the lite vocoder on teacher speech, and on predicted mels once an acoustic model exists. Resumable.

    python train_vocoder.py --data ~/cosyvoice-data/speech --run ~/cosyvoice-data/vocoder --steps 6000
    python train_vocoder.py ... --acoustic ~/cosyvoice-data/acoustic/best-fp16.pt --predicted 0.5 --warm ...
"""
import argparse
from pathlib import Path

import torch

from lite.acoustic import AcousticModel
from lite.config import AcousticConfig, LiteConfig
from lite.data import Corpus, load_inventory, predict_mels, vocoder_crops
from lite.losses import SpectralLoss
from lite.mel import MelExtractor
from lite.progress import (
    Average, Clock, load_warm_start, resume, save_training, save_warm_start, seed_everything, set_rate,
)  # fmt: skip
from lite.vocoder import LiteVocoder


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True, nargs="+")
    ap.add_argument("--run", required=True)
    ap.add_argument("--inventory", default=None)
    ap.add_argument("--steps", type=int, default=6000)
    ap.add_argument("--rate", type=float, default=1e-3)
    ap.add_argument("--crops", type=int, default=16)
    ap.add_argument("--frames", type=int, default=64)
    ap.add_argument("--warm", help="fp16 warm-start weights")
    ap.add_argument("--acoustic", help="fp16 weights of an acoustic model: share of its mels in the input")
    ap.add_argument("--predicted", type=float, default=0.5, help="share of crops with predicted mels")
    ap.add_argument("--predict-limit", type=int, default=1500, help="utterances to predict mels for")
    ap.add_argument("--seed", type=int, default=1)
    o = ap.parse_args()
    seed_everything(o.seed)
    run = Path(o.run).expanduser()
    run.mkdir(parents=True, exist_ok=True)
    config = LiteConfig()
    symbols, languages = load_inventory(o.inventory)
    corpus = Corpus(o.data, symbols, languages, with_audio=True)
    corpus.refresh()
    print(corpus.summary(), flush=True)
    if o.acoustic:
        acoustic = AcousticModel(AcousticConfig(symbols=len(symbols)))
        load_warm_start(acoustic, Path(o.acoustic))
        predict_mels(acoustic.eval(), corpus.training, o.predict_limit, o.seed)
    model = LiteVocoder(config.vocoder, config.normalisation)
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters", flush=True)
    if o.warm:
        print("warm start; left out:", load_warm_start(model, Path(o.warm)), flush=True)
    optimiser = torch.optim.AdamW(model.parameters(), lr=o.rate, betas=(0.8, 0.99), weight_decay=0.01)
    average = Average(model)
    spectral, extract = SpectralLoss(), MelExtractor(config.mel)
    last = run / "last.pt"
    step = resume(last, model, optimiser, average)
    clock = Clock(o.steps, step)
    hop = config.vocoder.hop_length
    # The first and last two frames of a crop miss their neighbours' overlap: they are heard, not judged.
    edge = 2 * hop
    crops = vocoder_crops(corpus.training, o.crops, o.frames, o.predicted if o.acoustic else 0.0, o.seed + step)
    while step < o.steps:
        mel, f0, audio = next(crops)
        set_rate(optimiser, o.rate, step, o.steps)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = model(mel, f0, torch.randn_like(audio))
        out, target = out.float()[:, edge:-edge], audio[:, edge:-edge]
        stft = spectral(out, target)
        mel_distance = (extract(out) - extract(target)).abs().mean()
        optimiser.zero_grad(set_to_none=True)
        (stft + mel_distance).backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        if torch.isfinite(norm):
            optimiser.step()
        average.update(model, step)
        clock.tick(step, stft=stft.detach(), mel=mel_distance.detach())
        if step % 200 == 199 or step == o.steps - 1:
            save_training(last, model, optimiser, average, step)
            save_warm_start(average.state, run / "latest-fp16.pt")
        step += 1


if __name__ == "__main__":
    main()
