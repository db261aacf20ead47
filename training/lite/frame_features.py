"""What both vocoders read of a frame."""
import torch

from .config import Normalisation


def frame_features(mel: torch.Tensor, f0: torch.Tensor, n: Normalisation) -> torch.Tensor:
    """Log-mel [B, bins, F], F0 in Hz [B, F] (0 where unvoiced) -> [B, bins + 2, F]: scaled mel, scaled log F0, voicing."""
    voiced = (f0 > 0).to(mel.dtype)
    log_f0 = (torch.log(torch.clamp(f0, min=20.0)) - n.log_f0_mean) / n.log_f0_scale * voiced
    return torch.cat([(mel - n.mel_mean) / n.mel_scale, log_f0[:, None], voiced[:, None]], dim=1)
