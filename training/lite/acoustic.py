"""The acoustic model: symbols -> durations, F0, voicing -> log-mel. Non-autoregressive, one pass.

Shapes: B utterances, T symbols, F frames (80 a second). Training feeds the teacher's durations and F0; inference
uses the model's own. `AcousticGraph` is the inference half with the tensor names of the exported ONNX graph.
"""
import torch
import torch.nn.functional as F
from torch import nn

from .blocks import AttentionLayer, ConvNeXtBlock
from .config import AcousticConfig, Normalisation


def round_cumulative(durations: torch.Tensor) -> torch.Tensor:
    """Real durations [B, T] to whole frames with the rounding error carried on, so that the sum stays right."""
    ends = torch.floor(torch.cumsum(durations, dim=1) + 0.5)
    return ends - torch.cat([torch.zeros_like(ends[:, :1]), ends[:, :-1]], dim=1)


def frame_to_symbol(durations: torch.Tensor, frames: int) -> torch.Tensor:
    """Index of the symbol that each frame belongs to: durations [B, T] -> int64 [B, F]."""
    ends = torch.cumsum(durations, dim=1)
    position = torch.arange(frames, device=durations.device, dtype=durations.dtype)
    index = (position[None, :, None] >= ends[:, None, :]).to(torch.int64).sum(dim=2)
    return torch.clamp(index, max=durations.shape[1] - 1)


class AcousticModel(nn.Module):
    def __init__(self, config: AcousticConfig, normalisation: Normalisation = Normalisation()):
        super().__init__()
        c = self.config = config
        self.normalisation = normalisation
        d, m = c.text_channels, c.mel_channels
        self.symbol = nn.Embedding(c.symbols, d)
        self.language = nn.Embedding(c.languages, d)
        self.speaker = nn.Embedding(c.speakers, d)
        block = lambda: ConvNeXtBlock(d, c.text_kernel, c.expansion, c.dropout)  # noqa: E731
        self.before = nn.ModuleList(block() for _ in range(c.text_blocks_before))
        self.attention = nn.ModuleList(
            AttentionLayer(d, c.attention_heads, c.attention_hidden, c.dropout) for _ in range(c.attention_layers)
        )
        self.after = nn.ModuleList(block() for _ in range(c.text_blocks_after))
        self.text_norm = nn.LayerNorm(d)
        self.duration = nn.Sequential(nn.Linear(d, d), nn.GELU(approximate="tanh"), nn.Linear(d, 1))
        # Where a frame lies in its symbol: share passed, symbol length, distance from both ends.
        self.place = nn.Linear(4, d)
        self.prosody = nn.ModuleList(
            ConvNeXtBlock(d, c.frame_kernel, c.prosody_expansion, c.dropout) for _ in range(c.prosody_blocks)
        )
        self.prosody_norm = nn.LayerNorm(d)
        self.prosody_out = nn.Linear(d, 2)
        self.mel_in = nn.Linear(d + 2, m)
        # No dropout from here on: mels never overfitted, and drawing the masks costs a tenth of a CPU step.
        self.mel_blocks = nn.ModuleList(
            ConvNeXtBlock(m, c.frame_kernel, c.mel_expansion) for _ in range(c.mel_blocks)
        )
        self.mel_norm = nn.LayerNorm(m)
        self.mel_out = nn.Linear(m, c.mel_bins)
        for embedding in (self.symbol, self.language, self.speaker):
            nn.init.normal_(embedding.weight, std=0.3)

    def encode(self, tokens, languages, speaker, mask):
        """tokens, languages [B, T], speaker [B], mask [B, T, 1] -> text features [B, T, d]."""
        x = self.symbol(tokens) + self.language(languages) + self.speaker(speaker)[:, None]
        for layer in self.before:
            x = layer(x, mask)
        bias = (1 - mask[:, :, 0])[:, None, None] * -1e4
        for layer in self.attention:
            x = layer(x, bias)
        for layer in self.after:
            x = layer(x, mask)
        return self.text_norm(x)

    def log_durations(self, text):
        """text [B, T, d] -> ln(1 + frames) [B, T]."""
        return self.duration(text)[..., 0]

    def expand(self, text, durations, frames):
        """Text features per frame with the frame's place in its symbol: -> [B, F, d]."""
        index = frame_to_symbol(durations, frames)
        gathered = torch.gather(text, 1, index[..., None].expand(-1, -1, text.shape[2]))
        ends = torch.gather(torch.cumsum(durations, dim=1), 1, index)
        length = torch.clamp(torch.gather(durations, 1, index), min=1)
        position = torch.arange(frames, device=text.device, dtype=durations.dtype)[None]
        # Padding frames lie behind the last symbol: without the clamp exp() below would overflow there.
        after = torch.clamp(ends - position, min=0)
        before = length - after
        place = torch.stack([before / length, length / 10, torch.exp(-before / 3), torch.exp(-after / 3)], dim=-1)
        return gathered + self.place(place)

    def predict_prosody(self, frames_in, mask):
        """frames_in [B, F, d] -> features [B, F, d], normalised log F0 [B, F], voicing logit [B, F]."""
        x = frames_in
        for layer in self.prosody:
            x = layer(x, mask)
        out = self.prosody_out(self.prosody_norm(x))
        return x, out[..., 0], out[..., 1]

    def predict_mel(self, x, f0, voiced, mask):
        """x [B, F, d], normalised log F0 and voicing (0 or 1) [B, F] -> normalised log-mel [B, F, bins]."""
        y = self.mel_in(torch.cat([x, (f0 * voiced)[..., None], voiced[..., None]], dim=-1))
        for layer in self.mel_blocks:
            y = layer(y, mask)
        return self.mel_out(self.mel_norm(y))

    def forward(self, tokens, languages, speaker, durations, f0, voiced, text_mask, frame_mask):
        """Teacher-forced pass; returns log durations [B, T], F0 and voicing [B, F], mel [B, F, bins]."""
        text = self.encode(tokens, languages, speaker, text_mask)
        log_durations = self.log_durations(text)
        expanded = self.expand(text, durations, frame_mask.shape[1])
        x, f0_out, voicing = self.predict_prosody(expanded, frame_mask)
        mel = self.predict_mel(x, f0, voiced, frame_mask)
        return log_durations, f0_out, voicing, mel


class AcousticGraph(nn.Module):
    """Inference: ids in, mel, F0 in Hz and durations out. Batch of one, as exported."""

    def __init__(self, model: AcousticModel):
        super().__init__()
        self.model = model

    def forward(self, text_tokens, language_ids, speaker_id, speed, pitch):
        """int64 [1, T], int64 [1, T], int64 [1], float [1], float [1] -> mel [1, 80, F], f0 [1, F], int64 [1, T]."""
        model, n = self.model, self.model.normalisation
        mask = torch.ones_like(text_tokens, dtype=torch.float32)[..., None]
        text = model.encode(text_tokens, language_ids, speaker_id, mask)
        frames = torch.clamp(torch.exp(model.log_durations(text)) - 1, min=0.0) / speed
        durations = round_cumulative(frames)
        # At least one frame, so that no graph ever sees an empty axis.
        total = torch.clamp(durations.sum().to(torch.int64), min=1)
        index = torch.arange(total, device=text_tokens.device)
        frame_mask = torch.ones_like(index, dtype=torch.float32)[None, :, None]
        expanded = model.expand(text, durations, total)
        x, f0, voicing = model.predict_prosody(expanded, frame_mask)
        voiced = (voicing > 0).to(torch.float32)
        f0 = f0 + torch.log(pitch) / n.log_f0_scale
        mel = model.predict_mel(x, f0, voiced, frame_mask) * n.mel_scale + n.mel_mean
        hertz = torch.exp(f0 * n.log_f0_scale + n.log_f0_mean) * voiced
        return mel.transpose(1, 2), hertz, durations.to(torch.int64)
