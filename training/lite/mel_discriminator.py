"""A remedy for over-smoothed mels: a discriminator that looks at patches of log-mel, real against predicted.

Normalised log-mel [B, F, bins] -> scores and features. Least-squares GAN with feature matching, as for the vocoder.
"""
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.parametrizations import weight_norm


class MelDiscriminator(nn.Module):
    def __init__(self, channels=(24, 48, 48, 48)):
        super().__init__()
        widths = (1, *channels)
        self.layers = nn.ModuleList(
            weight_norm(nn.Conv2d(a, b, (3, 5), (1, 2) if i % 2 == 0 else (2, 2), (1, 2)))
            for i, (a, b) in enumerate(zip(widths, widths[1:]))
        )
        self.output = weight_norm(nn.Conv2d(widths[-1], 1, 3, padding=1))

    def forward(self, mel):
        x = mel[:, None]
        features = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.1)
            features.append(x)
        # One (scores, features) pair in a list: the losses of lite.discriminators take several.
        return [(self.output(x), features)]


def mel_patches(predicted, real, mask, frames: int, generator: torch.Generator):
    """A stretch of `frames` frames per utterance, fully inside it: both [B, F, bins] -> both [B', frames, bins]."""
    lengths = mask[..., 0].sum(dim=1).long()
    rows = [row for row in range(len(lengths)) if lengths[row] >= frames]
    if not rows:
        return None
    starts = [int(torch.randint(0, int(lengths[row]) - frames + 1, (1,), generator=generator)) for row in rows]
    cut = lambda x: torch.stack([x[row, at : at + frames] for row, at in zip(rows, starts)])  # noqa: E731
    return cut(predicted), cut(real)
