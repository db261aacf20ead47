"""What every training loop shares: seeds, checkpoints written atomically, and lines with the time left."""
import os
import random
import time
from pathlib import Path

import numpy as np
import torch


def seed_everything(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def save_checkpoint(path: Path, state: dict) -> None:
    """Writes beside the target and renames, so that a kill at any moment leaves a whole file."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)


def load_warm_start(model: torch.nn.Module, path: Path) -> list[str]:
    """Loads what fits from an fp16 warm-start file; returns the names that did not fit."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    own = model.state_dict()
    skipped = [name for name, value in state.items() if name not in own or own[name].shape != value.shape]
    model.load_state_dict({k: v.float() for k, v in state.items() if k not in skipped}, strict=False)
    return skipped


def load_weights(model: torch.nn.Module, path: Path) -> torch.nn.Module:
    """Loads all of an fp16 warm-start file, for use; weights that do not fit end the program."""
    skipped = load_warm_start(model, path)
    if skipped:
        raise SystemExit(f"{path}: {len(skipped)} weights do not fit, {skipped[0]} for one")
    return model.eval()


def save_warm_start(model_state: dict, path: Path) -> None:
    save_checkpoint(path, {name: value.half() for name, value in model_state.items()})


class Average:
    """Exponential moving average of weights: steadier than the last step's."""

    def __init__(self, model: torch.nn.Module, decay: float = 0.999):
        self.decay = decay
        self.state = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: torch.nn.Module, step: int) -> None:
        decay = min(self.decay, (step + 1) / (step + 10))
        for name, value in model.state_dict().items():
            self.state[name].lerp_(value.detach().to(self.state[name].dtype), 1 - decay)


def save_training(path: Path, model, optimiser, average: "Average", step: int) -> None:
    """Everything that `resume` needs; step is the last finished one."""
    save_checkpoint(path, dict(model=model.state_dict(), optimiser=optimiser.state_dict(), average=average.state, step=step))


def resume(path: Path, model, optimiser, average: "Average") -> int:
    """Loads what `save_training` wrote, where it is there; returns the step to go on with."""
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    average.state = state["average"]
    step = state["step"] + 1
    print(f"resumed at step {step}", flush=True)
    return step


def set_rate(optimiser, peak: float, step: int, total: int) -> None:
    """Learning rate of a step: 200 steps of warm-up, then linear decay to 2 % of the peak."""
    rate = peak * min((step + 1) / 200, max(0.02, 1 - step / total))
    for parameters in optimiser.param_groups:
        parameters["lr"] = rate


class Clock:
    """Prints running means with steps per second and the time left."""

    def __init__(self, total: int, first: int = 0, every: int = 50):
        self.total, self.first, self.every = total, first, every
        self.start = time.time()
        self.sums: dict[str, float] = {}
        self.count = 0

    def tick(self, step: int, **values: float) -> None:
        for name, value in values.items():
            self.sums[name] = self.sums.get(name, 0.0) + float(value)
        self.count += 1
        if step % self.every:
            return
        rate = (step - self.first + 1) / (time.time() - self.start)
        means = "  ".join(f"{name} {value / self.count:.4f}" for name, value in self.sums.items())
        left = (self.total - step) / rate / 60
        print(f"step {step}/{self.total}  {means}  {1 / rate:.3f} s/step  {left:.0f} min left", flush=True)
        self.sums, self.count = {}, 0
