"""Log-mel features, by the definition in `config.MelConfig`."""
import numpy as np
import torch

from .config import MelConfig


def mel_basis(config: MelConfig) -> np.ndarray:
    """Slaney mel filterbank with area normalisation: float32 [bins, fft_size // 2 + 1].

    Slaney, Auditory Toolbox (1998): linear below 1 kHz (200/3 Hz per mel), logarithmic above (27 steps to 6.4 kHz).
    """
    def to_hz(mel):
        linear = mel * 200.0 / 3.0
        return np.where(mel < 15.0, linear, 1000.0 * np.exp((mel - 15.0) * np.log(6.4) / 27.0))

    def to_mel(hz):
        return hz * 3.0 / 200.0 if hz < 1000.0 else 15.0 + np.log(hz / 1000.0) * 27.0 / np.log(6.4)

    edges = to_hz(np.linspace(to_mel(config.min_frequency), to_mel(config.max_frequency), config.bins + 2))
    bins = np.arange(config.fft_size // 2 + 1) * config.sample_rate / config.fft_size
    rising = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    triangles = np.maximum(0, np.minimum(rising, falling))
    return (triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


class MelExtractor(torch.nn.Module):
    """samples [B, N] -> natural log of mel magnitudes [B, bins, N // hop]."""

    def __init__(self, config: MelConfig = MelConfig()):
        super().__init__()
        self.config = config
        self.register_buffer("basis", torch.from_numpy(mel_basis(config)))
        self.register_buffer("window", torch.hann_window(config.window_length))

    def forward(self, samples: torch.Tensor) -> torch.Tensor:
        c = self.config
        spectrum = torch.stft(
            samples, c.fft_size, c.hop_length, c.window_length, self.window,
            center=True, pad_mode="reflect", return_complex=True,
        )  # fmt: skip
        magnitude = spectrum[..., : samples.shape[1] // c.hop_length].abs()
        return torch.log(torch.clamp(self.basis @ magnitude, min=c.log_floor))
