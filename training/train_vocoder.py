"""Trains a vocoder, `lite` or `hifigan`, on teacher speech and on predicted mels. Resumable.

    python train_vocoder.py --data ~/cosyvoice-data/speech --run ~/cosyvoice-data/vocoder --steps 6000
    python train_vocoder.py ... --kind hifigan --acoustic ~/cosyvoice-data/acoustic/best-fp16.pt --predicted 0.6 \\
        --source-filter warm-start/lite-vocoder-fp16.pt --adversarial-from 1000 --spectral-weight 10 --final-spectral-weight 3

Without --adversarial-from the loss is spectral alone. From that step on discriminators join in and the weight of the
spectral loss falls in a straight line to its final value, which it reaches after two thirds of what is left.
"""
import argparse
from dataclasses import replace
from pathlib import Path

import torch

from lite.config import LiteConfig
from lite.data import Corpus, load_inventory, predict_mels, vocoder_crops
from lite.discriminators import Discriminators, discriminator_loss, generator_loss
from lite.hifigan import ExcitedHifigan, HifiganGenerator
from lite.losses import SpectralLoss
from lite.mel import MelExtractor
from lite.progress import (
    Average, Clock, load_warm_start, resume, save_training, save_warm_start, seed_everything, set_rate,
)  # fmt: skip
from lite.sized import load_acoustic, load_lite
from lite.vocoder import LiteVocoder

# Feature matching counts twice the adversarial term, as in HiFi-GAN.
MATCHING_WEIGHT = 2.0


def build(kind: str, config: LiteConfig, source_filter: Path | None) -> tuple[torch.nn.Module, torch.nn.Module]:
    """The module whose weights are kept, and the one that gives samples for mel, F0 and noise."""
    if kind == "lite":
        lite = LiteVocoder(config.vocoder, config.normalisation)
        return lite, lite
    generator = HifiganGenerator(config.hifigan, config.normalisation)
    return generator, ExcitedHifigan(generator, load_lite(source_filter))


def spectral_weight(step: int, first: int, last: int, start: float, final: float) -> float:
    """From start to final in a straight line over the first two thirds of the adversarial steps."""
    share = (step - first) / max(1.0, (last - first) * 2 / 3)
    return start + (final - start) * min(1.0, max(0.0, share))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--kind", choices=["lite", "hifigan"], default="lite")
    ap.add_argument("--data", required=True, nargs="+")
    ap.add_argument("--run", required=True)
    ap.add_argument("--inventory", default=None)
    ap.add_argument("--steps", type=int, default=6000)
    ap.add_argument("--rate", type=float, default=1e-3)
    ap.add_argument("--crops", type=int, default=16)
    ap.add_argument("--frames", type=int, default=64)
    ap.add_argument("--warm", help="fp16 warm-start weights")
    ap.add_argument("--source-filter", type=Path, help="fp16 weights of the lite vocoder that excites the hifigan")
    ap.add_argument("--acoustic", help="fp16 weights of an acoustic model: share of its mels in the input")
    ap.add_argument("--predicted", type=float, default=0.5, help="share of crops with predicted mels")
    ap.add_argument("--predict-limit", type=int, default=1500, help="utterances to predict mels for")
    ap.add_argument("--adversarial-from", type=int, help="step at which discriminators join; default never")
    ap.add_argument("--spectral-weight", type=float, default=10.0)
    ap.add_argument("--final-spectral-weight", type=float, default=3.0)
    ap.add_argument("--wide", action="store_true", help="with the sizes before pruning (prune.py)")
    ap.add_argument("--threads", type=int)
    ap.add_argument("--seed", type=int, default=1)
    o = ap.parse_args()
    if o.kind == "hifigan" and o.source_filter is None:
        ap.error("--kind hifigan needs --source-filter")
    seed_everything(o.seed)
    if o.threads:
        torch.set_num_threads(o.threads)
    run = Path(o.run).expanduser()
    run.mkdir(parents=True, exist_ok=True)
    config = LiteConfig()
    if o.wide:
        config = replace(
            config, vocoder=replace(config.vocoder, expansion=3),
            hifigan=replace(config.hifigan, expansion=3, fusion_kernels=(3, 7), output_kernel=7),
        )  # fmt: skip
    symbols, languages = load_inventory(o.inventory)
    corpus = Corpus(o.data, symbols, languages, with_audio=True)
    corpus.refresh()
    print(corpus.summary(), flush=True)
    if o.acoustic:
        acoustic = load_acoustic(Path(o.acoustic), len(symbols))
        predict_mels(acoustic, corpus.training, o.predict_limit, o.seed)
        del acoustic
    model, speak = build(o.kind, config, o.source_filter)
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters", flush=True)
    if o.warm:
        print("warm start; left out:", load_warm_start(model, Path(o.warm)), flush=True)
    optimiser = torch.optim.AdamW(model.parameters(), lr=o.rate, betas=(0.8, 0.99), weight_decay=0.01)
    average = Average(model)
    spectral, extract = SpectralLoss(), MelExtractor(config.mel)
    last = run / "last.pt"
    step = resume(last, model, optimiser, average)
    first = o.adversarial_from
    judges = Discriminators() if first is not None else None
    if judges:
        judging = torch.optim.AdamW(judges.parameters(), lr=o.rate, betas=(0.8, 0.99), weight_decay=0.01)
        judges_average = Average(judges)
        resume(run / "last-discriminators.pt", judges, judging, judges_average)
    clock = Clock(o.steps, step)
    # The first and last two frames of a crop miss their neighbours' overlap: they are heard, not judged.
    edge = 2 * config.vocoder.hop_length
    crops = vocoder_crops(corpus.training, o.crops, o.frames, o.predicted if o.acoustic else 0.0, o.seed + step)
    while step < o.steps:
        mel, f0, audio = next(crops)
        set_rate(optimiser, o.rate, step, o.steps)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = speak(mel, f0, torch.randn_like(audio))
        out, target = out.float()[:, edge:-edge], audio[:, edge:-edge]
        values = {}
        adversarial = judges is not None and step >= first
        if adversarial:
            set_rate(judging, o.rate, step, o.steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                judgement = discriminator_loss(judges(target), judges(out.detach()))
            judging.zero_grad(set_to_none=True)
            judgement.backward()
            if torch.isfinite(torch.nn.utils.clip_grad_norm_(judges.parameters(), 5.0)):
                judging.step()
            values["judge"] = judgement.detach()
        stft = spectral(out, target)
        mel_distance = (extract(out) - extract(target)).abs().mean()
        loss = stft + mel_distance
        if adversarial:
            judges.requires_grad_(False)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                fooling, matching = generator_loss(judges(target), judges(out))
            weight = spectral_weight(step, first, o.steps, o.spectral_weight, o.final_spectral_weight)
            loss = weight * loss + fooling + MATCHING_WEIGHT * matching
            values.update(fooling=fooling.detach(), matching=matching.detach())
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if adversarial:
            judges.requires_grad_(True)
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0 if not adversarial else 50.0)
        if torch.isfinite(norm):
            optimiser.step()
        average.update(model, step)
        clock.tick(step, stft=stft.detach(), mel=mel_distance.detach(), **values)
        if step % 200 == 199 or step == o.steps - 1:
            save_training(last, model, optimiser, average, step)
            save_warm_start(average.state, run / "latest-fp16.pt")
            if adversarial:
                save_training(run / "last-discriminators.pt", judges, judging, judges_average, step)
        step += 1


if __name__ == "__main__":
    main()
