"""The `lite` vocoder: per frame it shapes the spectra of a pulse train and of white noise, then one inverse STFT.

S = e^a * e^(i pi tanh(theta)) * STFT(pulses) + e^b * STFT(noise), window 1200 (periodic Hann), hop 300.
Phase is predicted relative to the pulse train, which is what lets so small a net get it right at all frequencies.
The exported graph ends at the gains; sources, STFT and inverse STFT run in the caller.
"""
import math

import torch
from torch import nn

from .blocks import ConvNeXtBlock
from .config import LiteConfig, Normalisation, VocoderConfig
from .frame_features import frame_features
from .sharpness import with_sharp_input
from .source import pulse_train


class LiteVocoder(nn.Module):
    def __init__(self, config: VocoderConfig = VocoderConfig(), normalisation: Normalisation = Normalisation()):
        super().__init__()
        c = self.config = config
        self.normalisation = normalisation
        self.input = nn.Conv1d(c.mel_bins + 2, c.channels, c.kernel, padding=c.kernel // 2)
        self.blocks = nn.ModuleList(ConvNeXtBlock(c.channels, c.kernel, c.expansion) for _ in range(c.blocks))
        self.norm = nn.LayerNorm(c.channels)
        self.output = nn.Linear(c.channels, 3 * c.bins)
        # Start near a plain sum of both sources at a moderate level, with the phase of the pulse train.
        nn.init.normal_(self.output.weight, std=0.01)
        nn.init.constant_(self.output.bias, -4.0)
        self.output.bias.data[c.bins : 2 * c.bins] = 0.0

    def gains(self, mel, f0):
        """Log-mel [B, bins, F], F0 in Hz [B, F] -> log harmonic gain, phase, log noise gain, each [B, F, 601]."""
        c = self.config
        x = self.input(frame_features(mel, f0, self.normalisation)).transpose(1, 2)
        mask = torch.ones_like(x[..., :1])
        for block in self.blocks:
            x = block(x, mask)
        a, theta, b = self.output(self.norm(x)).split(c.bins, dim=-1)
        limit = c.log_gain_limit
        return torch.clamp(a, max=limit), math.pi * torch.tanh(theta), torch.clamp(b, max=limit)

    def forward(self, mel, f0, noise, refinements: int | None = None):
        """mel [B, bins, F], f0 [B, F], noise [B, F * hop] -> samples [B, F * hop]; see `synthesise`."""
        c = self.config
        with torch.no_grad():
            pulses = pulse_train(f0, c.hop_length, c.sample_rate, c.harmonic_limit)
            window = torch.hann_window(c.fft_size, device=mel.device)
            harmonic_source = spectrum(pulses, window, c)
            noise_source = spectrum(noise, window, c)
        a, phase, b = self.gains(mel, f0)
        with torch.autocast("cpu", enabled=False):
            harmonic = torch.polar(torch.exp(a.float()), phase.float())
            total = harmonic * harmonic_source + torch.exp(b.float()) * noise_source
            return synthesise(total, window, c, refinements)


def synthesise(total, window, c: VocoderConfig, refinements: int | None = None):
    """complex [B, F, 601] -> samples [B, F * hop], after rounds that make neighbouring frames agree.

    Frames overlap by three quarters, and nothing forces the predicted phases of neighbours to fit: where they do not,
    overlap-add cancels. One round keeps the magnitudes and takes the phases of the signal itself, as one step of fast
    Griffin-Lim (Perraudin et al., 2013) does. Training goes through `c.refinements` rounds; the runtime may do more.
    """
    refinements = c.refinements if refinements is None else refinements
    magnitude = torch.sqrt(total.real**2 + total.imag**2 + 1e-10) if refinements else None
    before = None
    for _ in range(refinements):
        heard = spectrum(inverse_spectrum(total, window, c), window, c)
        further = heard if before is None else heard + c.refinement_momentum * (heard - before)
        before = heard
        total = further * (magnitude / torch.sqrt(further.real**2 + further.imag**2 + 1e-10))
    return inverse_spectrum(total, window, c)


def spectrum(samples, window, c: VocoderConfig):
    """samples [B, F * hop] -> complex [B, F, 601]; zero padding, frame t centred at sample t * hop."""
    padded = nn.functional.pad(samples, (c.fft_size // 2, c.fft_size // 2))
    out = torch.stft(padded, c.fft_size, c.hop_length, window=window, center=False, return_complex=True)
    return out.transpose(1, 2)[:, :-1]


def inverse_spectrum(total, window, c: VocoderConfig):
    """complex [B, F, 601] -> samples [B, F * hop]: windowed overlap-add over the sum of squared windows."""
    batch, frames, _ = total.shape
    segments = torch.fft.irfft(total, n=c.fft_size, dim=-1) * window
    length = (frames - 1) * c.hop_length + c.fft_size
    fold = lambda x: nn.functional.fold(  # noqa: E731
        x.transpose(1, 2), (1, length), (1, c.fft_size), stride=(1, c.hop_length)
    )[:, 0, 0]
    weight = fold((window**2).expand(1, frames, -1))
    samples = fold(segments) / torch.clamp(weight, min=1e-8)
    start = c.fft_size // 2
    return nn.functional.pad(samples, (0, c.hop_length))[:, start : start + frames * c.hop_length]


class VocoderGraph(nn.Module):
    """What is exported: gains as Cartesian numbers, so that the runtime only multiplies and adds."""

    def __init__(self, model: LiteVocoder, sharpness: float = LiteConfig.mel_sharpness):
        super().__init__()
        self.model = with_sharp_input(model, sharpness)

    def forward(self, mel_spectrogram, f0):
        """[1, bins, F], [1, F] -> harmonic_real, harmonic_imag, noise_gain, each [1, F, 601]."""
        a, phase, b = self.model.gains(mel_spectrogram, f0)
        gain = torch.exp(a)
        return gain * torch.cos(phase), gain * torch.sin(phase), torch.exp(b)
