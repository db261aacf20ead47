"""Takes hidden units out of a trained perceptron and refits what is left.

Of the second moments C = E[h h^T] of the hidden units everything follows: the projection W' [out, kept] that comes nearest to W h in the mean
square is W C[:, kept] C[kept, kept]^-1, and what it costs to lose one more unit is |w|^2 / (C[kept, kept]^-1)_uu (optimal brain surgeon,
Hassibi and Stork, 1993). Residual blocks of a trained net stand this well: most of their units repeat each other.
"""
import torch
import torch.nn.functional as F
from torch import nn

STEP = 16
"""Units dropped between two looks at the costs."""
RIDGE = 1e-6
"""Of the mean second moment, added to the diagonal: units that are silent or alike would leave C without an inverse."""


class SecondMoments:
    """Sums h h^T of the hidden units of blocks while the model runs."""

    def __init__(self, blocks: dict[str, nn.Module]):
        self.sums: dict[str, torch.Tensor] = {}
        self.counts: dict[str, int] = {}
        self.hooks = [block.expand.register_forward_hook(self._hook(name)) for name, block in blocks.items()]

    def _hook(self, name: str):
        def add(_module, _inputs, output):
            hidden = F.gelu(output, approximate="tanh").detach().flatten(0, -2).double()
            self.sums[name] = self.sums.get(name, 0) + hidden.T @ hidden
            self.counts[name] = self.counts.get(name, 0) + len(hidden)

        return add

    def close(self) -> dict[str, torch.Tensor]:
        """Stops listening; float64 [hidden, hidden] by block."""
        for hook in self.hooks:
            hook.remove()
        return {name: total / self.counts[name] for name, total in self.sums.items()}


def prune(moments: torch.Tensor, projection: torch.Tensor, keep: int) -> tuple[torch.Tensor, torch.Tensor, float]:
    """moments [H, H], projection [out, H] -> indices of the kept units [keep], their projection [out, keep], and the mean square error as a
    share of the mean square of what the block gave."""
    ridge = RIDGE * moments.diagonal().mean()
    full = projection.double()
    kept = torch.arange(len(moments))
    refitted = full
    while len(kept) > keep:
        inverse = torch.linalg.inv(_between(moments, kept, ridge))
        cost = refitted.square().sum(0) / inverse.diagonal()
        stays = torch.ones(len(kept), dtype=torch.bool)
        stays[cost.argsort()[: min(STEP, len(kept) - keep)]] = False
        kept = kept[stays]
        refitted = torch.linalg.solve(_between(moments, kept, ridge), moments[kept] @ full.T).T
    gap = full.clone()
    gap[:, kept] -= refitted
    power = lambda weight: float(((weight @ moments) * weight).sum())  # noqa: E731
    return kept, refitted.float(), power(gap) / max(power(full), 1e-30)


def _between(moments: torch.Tensor, kept: torch.Tensor, ridge: torch.Tensor) -> torch.Tensor:
    return moments[kept][:, kept] + ridge * torch.eye(len(kept), dtype=moments.dtype)


def prune_block(state: dict, name: str, moments: torch.Tensor, expansion: int) -> float:
    """Prunes the block `name` of a model's weights, in place; returns the relative error."""
    channels = state[f"{name}.project.weight"].shape[0]
    kept, projection, error = prune(moments, state[f"{name}.project.weight"], channels * expansion)
    for part in ("weight", "bias"):
        state[f"{name}.expand.{part}"] = state[f"{name}.expand.{part}"][kept]
    state[f"{name}.project.weight"] = projection
    return error


def expansion_of(state: dict, blocks: str) -> int:
    """Hidden units per channel of the blocks in a model's weights."""
    hidden, channels = state[f"{blocks}.0.expand.weight"].shape
    return hidden // channels
