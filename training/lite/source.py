"""The two excitation signals of the source-filter vocoder: a pulse train that follows F0, and white noise.

The TypeScript runtime computes the same signals (packages/vocoder); both follow these formulas:
- F0 per sample: linear between frame centres (frame t is centred at sample t * hop); where only one of the two
  neighbouring frames is voiced its value is held.
- A sample is voiced when its nearest frame is.
- Phase: running sum of 2 pi F0 / sample rate in float64, over voiced samples only.
- Pulses: sum of cos(k phase), k = 1..K, K = floor(limit / F0), in closed form, times sqrt(2 / K), so that the power
  of a voiced sample does not depend on F0.
"""
import math

import torch


def sample_f0(f0: torch.Tensor, hop: int) -> torch.Tensor:
    """f0 [B, F] in Hz (0 unvoiced) -> [B, F * hop] in Hz, 0 at unvoiced samples."""
    batch, frames = f0.shape
    position = torch.arange(frames * hop, device=f0.device, dtype=torch.float64) / hop
    left = position.floor().long()
    right = torch.clamp(left + 1, max=frames - 1)
    share = (position - left)[None]
    a, b = f0.double()[:, left], f0.double()[:, right]
    both = a * (1 - share) + b * share
    held = torch.where(a > 0, a, b)
    value = torch.where((a > 0) & (b > 0), both, held)
    nearest = torch.where(share < 0.5, a, b)
    return torch.where(nearest > 0, value, torch.zeros_like(value))


def pulse_train(f0: torch.Tensor, hop: int, sample_rate: int, limit: float) -> torch.Tensor:
    """f0 [B, F] in Hz -> band-limited pulses float32 [B, F * hop], 0 at unvoiced samples."""
    hertz = sample_f0(f0, hop)
    phase = torch.cumsum(hertz / sample_rate, dim=1)
    phase = 2 * math.pi * (phase - phase.floor())
    harmonics = torch.clamp(torch.floor(limit / torch.clamp(hertz, min=20.0)), min=1.0)
    half = torch.sin(phase / 2)
    near = half.abs() < 1e-6
    ratio = torch.sin((harmonics + 0.5) * phase) / torch.where(near, torch.ones_like(half), half)
    total = torch.where(near, harmonics, (ratio - 1) / 2)
    pulses = total * torch.sqrt(2 / harmonics)
    return torch.where(hertz > 0, pulses, torch.zeros_like(pulses)).float()
