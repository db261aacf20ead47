"""The `hifigan` vocoder: a small HiFi-GAN generator that perfects an excitation, with an inverse-STFT head.

The excitation is what the source-filter net (the `lite` vocoder) makes of pulses and noise. A frame-rate trunk of
ConvNeXt blocks reads mel and F0; two upsamplers (x5, x2) with multi-receptive-field fusion (Kong et al., HiFi-GAN,
2020) also see the excitation's compressed short-time spectrum; the head gives 61 bins at 800 frames a second:
S = e^a * e^(i p) * STFT(excitation), window 120 (periodic Hann), hop 30. Noise of its own it needs none: the excitation's
is shaped along with it.
An untrained net passes the excitation through, so training begins at the quality of the source-filter net.
The excitation is an input, so that the runtime keeps its phase and noise continuous across chunks.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from .blocks import ConvNeXtBlock
from .config import HifiganConfig, LiteConfig, Normalisation
from .frame_features import frame_features
from .sharpness import with_sharp_input
from .vocoder import LiteVocoder


class Convolution(nn.Conv1d):
    """For x [B, C, 1, T]: both oneDNN, when the memory is channels-last, and ONNX Runtime have much faster kernels for two dimensions than
    for one."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not torch.onnx.is_in_onnx_export():
            x = x.contiguous(memory_format=torch.channels_last)
        weight = self.weight.unsqueeze(2)
        return F.conv2d(x, weight, self.bias, (1, self.stride[0]), (0, self.padding[0]), (1, self.dilation[0]))


class ResidualBlock(nn.Module):
    """HiFi-GAN's ResBlock1: per dilation a dilated and a plain convolution with a residual. x [B, C, 1, T]."""

    def __init__(self, channels: int, kernel: int, dilations: tuple[int, ...]):
        super().__init__()
        conv = lambda d: Convolution(channels, channels, kernel, dilation=d, padding=d * (kernel // 2))  # noqa: E731
        self.dilated = nn.ModuleList(conv(d) for d in dilations)
        self.plain = nn.ModuleList(conv(1) for _ in dilations)

    def forward(self, x):
        for dilated, plain in zip(self.dilated, self.plain):
            y = dilated(F.leaky_relu(x, 0.1))
            x = x + plain(F.leaky_relu(y, 0.1))
        return x


class HifiganGenerator(nn.Module):
    def __init__(self, config: HifiganConfig = HifiganConfig(), normalisation: Normalisation = Normalisation()):
        super().__init__()
        c = self.config = config
        self.normalisation = normalisation
        self.input = nn.Conv1d(c.mel_bins + 2, c.channels, c.kernel, padding=c.kernel // 2)
        self.blocks = nn.ModuleList(ConvNeXtBlock(c.channels, c.kernel, c.expansion) for _ in range(c.blocks))
        self.norm = nn.LayerNorm(c.channels)
        widths = (c.channels, *c.upsample_channels)
        self.upsample = nn.ModuleList(
            nn.ConvTranspose1d(before, after, 2 * rate, stride=rate, padding=(rate + 1) // 2, output_padding=rate % 2)
            for before, after, rate in zip(widths, widths[1:], c.upsample_rates)
        )
        # One step of 30 samples per frame of the excitation's spectrum: what a stage is given of it has the stage's rate.
        steps = [c.frame_steps // math.prod(c.upsample_rates[: i + 1]) for i in range(len(c.upsample_rates))]
        self.excite = nn.ModuleList(
            Convolution(2 * c.bins, width, step, stride=step) for width, step in zip(c.upsample_channels, steps)
        )
        self.fusion = nn.ModuleList(
            nn.ModuleList(ResidualBlock(width, kernel, c.dilations) for kernel in c.fusion_kernels)
            for width in c.upsample_channels
        )
        self.output = Convolution(widths[-1], 2 * c.bins, c.output_kernel, padding=c.output_kernel // 2)
        nn.init.normal_(self.output.weight, std=0.01)
        nn.init.constant_(self.output.bias, 0.0)
        analysis, synthesis = fourier_kernels(c.fft_size)
        self.register_buffer("analysis", analysis, persistent=False)
        self.register_buffer("synthesis", synthesis, persistent=False)

    def spectrum(self, source):
        """source [B, N] -> real and imaginary parts [B, 2 * bins, N / hop]; frame t is centred at sample t * hop."""
        c = self.config
        padded = F.pad(source[:, None], (c.fft_size // 2, c.fft_size // 2 - c.hop))
        return F.conv1d(padded, self.analysis, stride=c.hop)

    def shapes(self, mel, f0, real, imaginary):
        """mel [B, bins, F], F0 in Hz [B, F], excitation's spectrum [B, 61, F * 10] twice -> log gain and phase, each
        [B, 61, F * 10]."""
        c = self.config
        x = self.input(frame_features(mel, f0, self.normalisation)).transpose(1, 2)
        mask = torch.ones_like(x[..., :1])
        for block in self.blocks:
            x = block(x, mask)
        x = self.norm(x).transpose(1, 2)
        # The power 0.3 of the magnitude, as hearing compresses it; phases stay.
        scale = torch.exp(-0.35 * torch.log(real * real + imaginary * imaginary + 1e-6))
        seen = torch.cat([real * scale, imaginary * scale], dim=1).unsqueeze(2)
        for upsample, excite, blocks in zip(self.upsample, self.excite, self.fusion):
            x = upsample(F.leaky_relu(x, 0.1)).unsqueeze(2) + excite(seen)
            x = (sum(block(x) for block in blocks) / len(blocks)).squeeze(2)
        a, p = self.output(F.leaky_relu(x.unsqueeze(2), 0.1)).squeeze(2).split(c.bins, dim=1)
        return torch.clamp(a, max=c.log_gain_limit), math.pi * torch.tanh(p)

    def decode(self, mel, f0, excitation):
        """mel [B, bins, F], f0 [B, F], excitation [B, F * 300] -> samples [B, F * 300]."""
        c = self.config
        with torch.autocast("cpu", enabled=False):
            real, imaginary = self.spectrum(excitation).split(c.bins, dim=1)
        a, p = (x.float() for x in self.shapes(mel, f0, real, imaginary))
        with torch.autocast("cpu", enabled=False):
            gain = torch.exp(a)
            x, y = gain * torch.cos(p), gain * torch.sin(p)
            total = torch.cat([x * real - y * imaginary, x * imaginary + y * real], dim=1)
            samples = F.conv_transpose1d(total, self.synthesis, stride=c.hop)[:, 0]
            return samples[:, c.fft_size // 2 : c.fft_size // 2 + f0.shape[1] * c.hop_length]


class ExcitedHifigan(nn.Module):
    """The generator behind a source-filter net whose weights stay as they are: what is trained."""

    def __init__(self, generator: HifiganGenerator, source_filter: LiteVocoder):
        super().__init__()
        self.generator = generator
        # In a tuple, so that it is neither trained, averaged nor saved.
        self.source_filter = (source_filter.eval().requires_grad_(False),)

    def forward(self, mel, f0, noise):
        """mel [B, bins, F], f0 [B, F], noise [B, F * 300] -> samples [B, F * 300]."""
        with torch.no_grad():
            excitation = self.source_filter[0](mel, f0, noise, self.generator.config.excitation_refinements)
        return self.generator.decode(mel, f0, excitation)


def fourier_kernels(size: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Windowed DFT as convolution kernels [2 * bins, 1, size], and its inverse for a hop of a quarter of the size.

    Squared periodic Hann windows at that hop add up to 1.5 everywhere, so the inverse carries 1 / 1.5.
    """
    bins = size // 2 + 1
    time = torch.arange(size, dtype=torch.float64)
    angle = 2 * math.pi * torch.arange(bins, dtype=torch.float64)[:, None] * time[None] / size
    window = torch.hann_window(size, dtype=torch.float64)
    analysis = torch.cat([torch.cos(angle), -torch.sin(angle)]) * window
    weight = torch.full((bins, 1), 2.0, dtype=torch.float64)
    weight[0] = weight[-1] = 1.0
    synthesis = torch.cat([weight * torch.cos(angle), -weight * torch.sin(angle)]) * window / (size * 1.5)
    return analysis[:, None].float(), synthesis[:, None].float()


def context_frames(c: HifiganConfig) -> int:
    """Frames on each side that can reach an output sample, rounded up: the fixed receptive field of the graph."""
    reach = c.kernel // 2 * (c.blocks + 1)  # trunk, in frames
    rate = 1
    extra = 0.0
    for factor in c.upsample_rates:
        extra += 1.0 / rate  # a transposed convolution of twice the stride sees one neighbour
        rate *= factor
        widest = max(sum(kernel // 2 * (d + 1) for d in c.dilations) for kernel in c.fusion_kernels)
        extra += widest / rate
    # Of the excitation also half a window, when it is analysed and when its shaped spectra are added up.
    extra += (c.output_kernel // 2) / rate + c.fft_size / c.hop_length
    return reach + math.ceil(extra)


class HifiganGraph(nn.Module):
    """What is exported: mel_spectrogram [1, 80, F], f0 [1, F], excitation [1, F * 300] -> audio [1, F * 300]."""

    def __init__(self, model: HifiganGenerator, sharpness: float = LiteConfig.mel_sharpness):
        super().__init__()
        self.model = with_sharp_input(model, sharpness)

    def forward(self, mel_spectrogram, f0, excitation):
        return self.model.decode(mel_spectrogram, f0, excitation)
