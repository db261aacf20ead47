"""Every number of the lite voice. `voice.json` gets its copy from here; nothing else repeats them."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class MelConfig:
    """Log-mel features: natural log of Slaney mel magnitudes."""

    sample_rate: int = 24000
    fft_size: int = 2048
    window_length: int = 1200
    hop_length: int = 300
    bins: int = 80
    min_frequency: float = 0.0
    max_frequency: float = 12000.0
    log_floor: float = 1e-5


@dataclass(frozen=True)
class AcousticConfig:
    """Sizes of the acoustic model (channels unless said otherwise)."""

    symbols: int = 0
    languages: int = 5
    speakers: int = 2
    text_channels: int = 192
    text_blocks_before: int = 3
    attention_layers: int = 2
    attention_heads: int = 2
    attention_hidden: int = 384
    text_blocks_after: int = 2
    text_kernel: int = 5
    prosody_blocks: int = 3
    mel_channels: int = 224
    mel_blocks: int = 6
    frame_kernel: int = 7
    expansion: int = 3
    # Of the blocks that run for every frame, after pruning (prune.py); they were trained with 3.
    prosody_expansion: float = 1
    mel_expansion: float = 1
    mel_bins: int = 80
    dropout: float = 0.1


@dataclass(frozen=True)
class VocoderConfig:
    """Sizes of the frame-rate source-filter vocoder."""

    channels: int = 192
    blocks: int = 6
    kernel: int = 7
    # After pruning, as above.
    expansion: float = 0.5
    mel_bins: int = 80
    fft_size: int = 1200
    hop_length: int = 300
    sample_rate: int = 24000
    harmonic_limit: float = 11000.0
    # Largest log-gain: e^7 is far above any teacher frame and keeps an early net from exploding.
    log_gain_limit: float = 7.0
    # Rounds in which the phases of neighbouring frames are made to agree.
    refinements: int = 1
    refinement_momentum: float = 0.9

    @property
    def bins(self) -> int:
        return self.fft_size // 2 + 1


@dataclass(frozen=True)
class HifiganConfig:
    """Sizes of the HiFi-GAN generator: trunk at 80 frames/s, then 400/s and 800/s, then an inverse STFT."""

    channels: int = 128
    blocks: int = 3
    kernel: int = 7
    # This, the longer of the fusion kernels and the output kernel are what pruning has left of 3, 7 and 7.
    expansion: float = 1
    mel_bins: int = 80
    upsample_rates: tuple[int, ...] = (5, 2)
    upsample_channels: tuple[int, ...] = (64, 32)
    fusion_kernels: tuple[int, ...] = (3, 5)
    output_kernel: int = 3
    dilations: tuple[int, ...] = (1, 3)
    fft_size: int = 120
    hop: int = 30
    hop_length: int = 300
    # The generator corrects an excitation: nothing has to grow by more than e^3.
    log_gain_limit: float = 3.0
    # Rounds of phase refinement that the excitation has behind it.
    excitation_refinements: int = 1

    @property
    def bins(self) -> int:
        return self.fft_size // 2 + 1

    @property
    def frame_steps(self) -> int:
        """Spectra of the inverse STFT per mel frame."""
        return self.hop_length // self.hop


@dataclass(frozen=True)
class Normalisation:
    """Fixed shifts and scales; constants, so that every checkpoint reads every feature alike."""

    mel_mean: float = -5.0
    mel_scale: float = 2.0
    # ln(200 Hz): the middle of a female voice; 0.35 is about half an octave.
    log_f0_mean: float = 5.3
    log_f0_scale: float = 0.35


@dataclass(frozen=True)
class LiteConfig:
    mel: MelConfig = field(default_factory=MelConfig)
    acoustic: AcousticConfig = field(default_factory=AcousticConfig)
    vocoder: VocoderConfig = field(default_factory=VocoderConfig)
    hifigan: HifiganConfig = field(default_factory=HifiganConfig)
    normalisation: Normalisation = field(default_factory=Normalisation)
    # Contrast along frequency that exported vocoders give to the mels they read; 1 leaves them as trained.
    mel_sharpness: float = 1.4
