"""Losses, each with its shapes."""
import torch
import torch.nn.functional as F


def masked_mean(value: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean of value where mask is 1; same shapes."""
    return (value * mask).sum() / torch.clamp(mask.sum(), min=1)


def duration_loss(predicted, durations, mask):
    """L1 on ln(1 + frames): predicted [B, T], durations [B, T] in frames, mask [B, T]."""
    return masked_mean((predicted - torch.log1p(durations)).abs(), mask)


def prosody_loss(f0_predicted, voicing_logit, f0, voiced, mask):
    """L1 on normalised log F0 where voiced, cross-entropy on voicing; all [B, F]."""
    pitch = masked_mean((f0_predicted - f0).abs(), mask * voiced)
    voicing = F.binary_cross_entropy_with_logits(voicing_logit, voiced, reduction="none")
    return pitch, masked_mean(voicing, mask)


def mel_loss(predicted, mel, mask):
    """L1 on normalised log-mel [B, F, bins], mask [B, F, 1]."""
    return masked_mean((predicted - mel).abs(), mask.expand_as(mel))


class SpectralLoss(torch.nn.Module):
    """Multi-resolution STFT loss: spectral convergence plus L1 of log magnitudes, averaged over resolutions.

    Yamamoto et al., Parallel WaveGAN (2020). samples [B, N] twice -> scalar.
    """

    def __init__(self, sizes=(512, 1024, 2048)):
        super().__init__()
        self.sizes = sizes
        for size in sizes:
            self.register_buffer(f"window{size}", torch.hann_window(size), persistent=False)

    def forward(self, predicted, target):
        total = 0.0
        for size in self.sizes:
            window = getattr(self, f"window{size}")
            spectra = [
                torch.stft(x, size, size // 4, window=window, center=False, return_complex=True).abs().clamp(min=1e-5)
                for x in (predicted, target)
            ]
            convergence = torch.linalg.norm(spectra[1] - spectra[0]) / torch.linalg.norm(spectra[1])
            total = total + convergence + (spectra[1].log() - spectra[0].log()).abs().mean()
        return total / len(self.sizes)
