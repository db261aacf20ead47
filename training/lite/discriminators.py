"""Discriminators small enough for a CPU: multi-period (Kong et al., HiFi-GAN, 2020) and multi-resolution
(Jang et al., UnivNet, 2021), with a quarter of the published channels. samples [B, N] -> scores and features."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.parametrizations import weight_norm

SLOPE = 0.1


class PeriodDiscriminator(nn.Module):
    """Looks at every period-th sample."""

    def __init__(self, period: int, channels=(16, 32, 64, 64)):
        super().__init__()
        self.period = period
        widths = (1, *channels)
        self.layers = nn.ModuleList(
            weight_norm(nn.Conv2d(a, b, (5, 1), (3, 1), (2, 0))) for a, b in zip(widths, widths[1:])
        )
        self.output = weight_norm(nn.Conv2d(widths[-1], 1, (3, 1), padding=(1, 0)))

    def forward(self, samples):
        rest = samples.shape[1] % self.period
        x = F.pad(samples, (0, (self.period - rest) % self.period)).unflatten(1, (-1, self.period))[:, None]
        features = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), SLOPE)
            features.append(x)
        return self.output(x), features


class ResolutionDiscriminator(nn.Module):
    """Looks at log magnitudes of one STFT."""

    def __init__(self, size: int, channels=(16, 32, 32, 32)):
        super().__init__()
        self.size = size
        self.register_buffer("window", torch.hann_window(size), persistent=False)
        widths = (1, *channels)
        self.layers = nn.ModuleList(
            weight_norm(nn.Conv2d(a, b, (5, 3), (2, 1) if i else (2, 2), (2, 1)))
            for i, (a, b) in enumerate(zip(widths, widths[1:]))
        )
        self.output = weight_norm(nn.Conv2d(widths[-1], 1, 3, padding=1))

    def forward(self, samples):
        with torch.autocast("cpu", enabled=False):
            spectrum = torch.stft(samples.float(), self.size, self.size // 4, window=self.window, center=False, return_complex=True)
            # Level differences in decibels matter to the ear; scaled to about one.
            x = (spectrum.abs().clamp(min=1e-4).log() / 3)[:, None]
        features = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), SLOPE)
            features.append(x)
        return self.output(x), features


class Discriminators(nn.Module):
    def __init__(self, periods=(2, 3, 5, 7), sizes=(512, 1024, 2048)):
        super().__init__()
        self.all = nn.ModuleList([PeriodDiscriminator(p) for p in periods] + [ResolutionDiscriminator(s) for s in sizes])

    def forward(self, samples):
        """samples [B, N] -> (scores, features) of every discriminator."""
        return [part(samples) for part in self.all]


def discriminator_loss(real, fake):
    """Least-squares GAN: real towards 1, generated towards 0."""
    return sum(((1 - r) ** 2).mean() + (f**2).mean() for (r, _), (f, _) in zip(real, fake)) / len(real)


def generator_loss(real, fake):
    """Adversarial term and feature matching, relative to the size of the real features so that every layer counts."""
    adversarial = sum(((1 - f) ** 2).mean() for f, _ in fake) / len(fake)
    matching = torch.stack([
        (a.detach() - b).abs().mean() / a.detach().abs().mean().clamp(min=1e-3)
        for (_, x), (_, y) in zip(real, fake) for a, b in zip(x, y)
    ]).mean()  # fmt: skip
    return adversarial, matching
