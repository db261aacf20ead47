"""Trains the acoustic model. Resumable: the same command goes on where the last run stopped.

    python train_acoustic.py --data ~/cosyvoice-data/speech --run ~/cosyvoice-data/acoustic --steps 4000
    python train_acoustic.py ... --adversarial 0.1 --adversarial-from 1000

With --adversarial a discriminator of mel patches joins in: predicted mels get back the detail that L1 averages away.
"""
import argparse
from dataclasses import replace
from pathlib import Path

import torch

from lite.acoustic import AcousticModel
from lite.config import AcousticConfig, Normalisation
from lite.data import Corpus, acoustic_batches, collate_acoustic, load_inventory
from lite.discriminators import discriminator_loss, generator_loss
from lite.losses import duration_loss, mel_loss, prosody_loss
from lite.mel_discriminator import MelDiscriminator, mel_patches
from lite.progress import (
    Average, Clock, load_warm_start, resume, save_training, save_warm_start, seed_everything, set_rate,
)  # fmt: skip


def losses(model, batch):
    """Parts of the loss, and the predicted mel [B, F, bins] in float32."""
    log_durations, f0_out, voicing, mel = model(
        batch["tokens"], batch["languages"], batch["speaker"], batch["durations"],
        batch["f0"], batch["voiced"], batch["text_mask"], batch["frame_mask"],
    )  # fmt: skip
    frame_mask = batch["frame_mask"][..., 0]
    pitch, voice = prosody_loss(f0_out.float(), voicing.float(), batch["f0_target"], batch["voiced"], frame_mask)
    mel = mel.float()
    parts = dict(
        mel=mel_loss(mel, batch["mel"], batch["frame_mask"]),
        duration=duration_loss(log_durations.float(), batch["durations"], batch["text_mask"][..., 0]),
        f0=pitch,
        voicing=voice,
    )
    return parts, mel


# Frames of a patch: half a second holds a syllable or two.
PATCH_FRAMES = 40
WEIGHTS = dict(mel=1.0, duration=1.0, f0=0.5, voicing=0.2)


@torch.no_grad()
def validate(model, batches):
    model.eval()
    total = {}
    for batch in batches:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for name, value in losses(model, batch)[0].items():
                total[name] = total.get(name, 0.0) + float(value) / len(batches)
    model.train()
    return total


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True, nargs="+", help="folders written by teacher.generate")
    ap.add_argument("--run", required=True, help="folder for checkpoints")
    ap.add_argument("--inventory", default=None, help="tokenizer.json (default: the one of the shipped voice)")
    ap.add_argument("--steps", type=int, default=4000, help="total steps; the rate decays linearly to them")
    ap.add_argument("--rate", type=float, default=1e-3)
    ap.add_argument("--batch-frames", type=int, default=8000, help="frames per step, padding included")
    ap.add_argument("--warm", help="fp16 warm-start weights")
    ap.add_argument("--wide", action="store_true", help="the frame-rate blocks as wide as the others, to be pruned (prune.py)")
    ap.add_argument("--refresh", type=int, default=400, help="steps between looks for newly generated speech")
    ap.add_argument("--adversarial", type=float, default=0.0, help="weight of the mel discriminator's terms")
    ap.add_argument("--adversarial-from", type=int, default=0, help="step at which it joins in")
    ap.add_argument("--threads", type=int)
    ap.add_argument("--seed", type=int, default=1)
    o = ap.parse_args()
    seed_everything(o.seed)
    if o.threads:
        torch.set_num_threads(o.threads)
    run = Path(o.run).expanduser()
    run.mkdir(parents=True, exist_ok=True)
    symbols, languages = load_inventory(o.inventory)
    corpus = Corpus(o.data, symbols, languages)
    corpus.refresh()
    print(corpus.summary(), flush=True)
    sizes = AcousticConfig(symbols=len(symbols))
    if o.wide:
        sizes = replace(sizes, prosody_expansion=sizes.expansion, mel_expansion=sizes.expansion)
    model = AcousticModel(sizes, Normalisation())
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters", flush=True)
    if o.warm:
        print("warm start; left out:", load_warm_start(model, Path(o.warm)), flush=True)
    optimiser = torch.optim.AdamW(model.parameters(), lr=o.rate, betas=(0.9, 0.98), weight_decay=0.01)
    average = Average(model)
    last = run / "last.pt"
    step = resume(last, model, optimiser, average)
    judge = MelDiscriminator() if o.adversarial else None
    if judge:
        judging = torch.optim.AdamW(judge.parameters(), lr=o.rate, betas=(0.8, 0.99), weight_decay=0.01)
        judge_average = Average(judge)
        resume(run / "last-discriminator.pt", judge, judging, judge_average)
    places = torch.Generator().manual_seed(o.seed + step)
    held_out = [collate_acoustic(group) for group in acoustic_batches(corpus.held_out, o.batch_frames, seed=0)]
    clock = Clock(o.steps, step)
    best = float("inf")
    while step < o.steps:
        for group in acoustic_batches(corpus.training, o.batch_frames, seed=o.seed * 100003 + step):
            batch = collate_acoustic(group)
            set_rate(optimiser, o.rate, step, o.steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts, mel = losses(model, batch)
            total = sum(WEIGHTS[name] * value for name, value in parts.items())
            patches = mel_patches(mel, batch["mel"], batch["frame_mask"], PATCH_FRAMES, places) if judge else None
            if patches and step >= o.adversarial_from:
                predicted, real = patches
                set_rate(judging, o.rate, step, o.steps)
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    judgement = discriminator_loss(judge(real), judge(predicted.detach()))
                judging.zero_grad(set_to_none=True)
                judgement.backward()
                torch.nn.utils.clip_grad_norm_(judge.parameters(), 5.0)
                judging.step()
                judge.requires_grad_(False)
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    fooling, matching = generator_loss(judge(real), judge(predicted))
                total = total + o.adversarial * (fooling + matching)
                parts.update(judge=judgement, fooling=fooling, matching=matching)
            optimiser.zero_grad(set_to_none=True)
            total.backward()
            if judge:
                judge.requires_grad_(True)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            average.update(model, step)
            clock.tick(step, **{k: v.detach() for k, v in parts.items()})
            if step % 200 == 199 or step == o.steps - 1:
                save_training(last, model, optimiser, average, step)
                if judge:
                    save_training(run / "last-discriminator.pt", judge, judging, judge_average, step)
            if step % 400 == 399 or step == o.steps - 1:
                shadow = AcousticModel(model.config, model.normalisation)
                shadow.load_state_dict(average.state)
                scores = validate(shadow, held_out)
                print("held out  " + "  ".join(f"{k} {v:.4f}" for k, v in scores.items()), flush=True)
                save_warm_start(average.state, run / "latest-fp16.pt")
                value = sum(WEIGHTS[name] * v for name, v in scores.items())
                if value < best:
                    best = value
                    save_warm_start(average.state, run / "best-fp16.pt")
            step += 1
            if step >= o.steps:
                break
            if step % o.refresh == 0 and corpus.refresh():
                print(corpus.summary(), flush=True)
                break


if __name__ == "__main__":
    main()
