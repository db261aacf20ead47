"""Fits of one layer to what another one gives, from sums over as much speech as wanted."""
import torch

RIDGE = 1e-6
"""Of the mean second moment, added to the diagonal: features that are silent or alike would leave no inverse."""
STEP = 16
"""Features dropped between two looks at the costs."""


class LeastSquares:
    """Targets [N, out] from features [N, in] and a constant: weight [out, in], bias [out]."""

    def __init__(self) -> None:
        self.count = 0
        self.features = self.targets = self.second = self.cross = self.power = 0

    def add(self, features: torch.Tensor, targets: torch.Tensor) -> None:
        x, y = features.flatten(0, -2).double(), targets.flatten(0, -2).double()
        self.count += len(x)
        self.features = self.features + x.sum(0)
        self.targets = self.targets + y.sum(0)
        self.second = self.second + x.T @ x
        self.cross = self.cross + x.T @ y
        self.power = self.power + y.square().sum(0)

    def solve(self, keep: int | None = None) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, float]:
        """The `keep` features that serve best (default: all), weight and bias for them, and the error as a share of the targets' variance.

        Features go by what their loss costs after a refit of the others, |w|^2 / (C^-1)_uu (optimal brain surgeon, Hassibi and Stork, 1993).
        """
        mean, target = self.features / self.count, self.targets / self.count
        second = self.second / self.count - mean[:, None] * mean
        cross = self.cross / self.count - mean[:, None] * target
        ridge = RIDGE * second.diagonal().mean()
        kept = torch.arange(len(second))
        weight = torch.linalg.solve(_between(second, kept, ridge), cross).T
        while keep is not None and len(kept) > keep:
            cost = weight.square().sum(0) / torch.linalg.inv(_between(second, kept, ridge)).diagonal()
            stays = torch.ones(len(kept), dtype=torch.bool)
            stays[cost.argsort()[: min(STEP, len(kept) - keep)]] = False
            kept = kept[stays]
            weight = torch.linalg.solve(_between(second, kept, ridge), cross[kept]).T
        variance = (self.power / self.count - target.square()).sum()
        explained = 2 * (weight.T * cross[kept]).sum() - ((weight @ second[kept][:, kept]) * weight).sum()
        error = float((variance - explained) / variance.clamp_min(1e-30))
        return kept, weight.float(), (target - weight @ mean[kept]).float(), error


def _between(moments: torch.Tensor, kept: torch.Tensor, ridge: torch.Tensor) -> torch.Tensor:
    return moments[kept][:, kept] + ridge * torch.eye(len(kept), dtype=moments.dtype)
