"""Building blocks shared by the acoustic model and the vocoder. All tensors are [batch, time, channels]."""
import torch
import torch.nn.functional as F
from torch import nn


class ConvNeXtBlock(nn.Module):
    """Depthwise convolution over time, then a two-layer perceptron per frame, with a residual.

    x [B, T, C], mask [B, T, 1] (1 inside the utterance) -> [B, T, C]. The convolution's input is zeroed outside
    the utterance, so padding never changes a result.
    """

    def __init__(self, channels: int, kernel: int, expansion: float, dropout: float = 0.0):
        super().__init__()
        self.kernel = kernel
        self.depthwise = nn.Conv1d(channels, channels, kernel, padding=kernel // 2, groups=channels)
        self.norm = nn.LayerNorm(channels)
        hidden = round(channels * expansion)
        self.expand = nn.Linear(channels, hidden)
        self.project = nn.Linear(hidden, channels)
        self.scale = nn.Parameter(torch.full((channels,), 0.1))
        self.dropout = nn.Dropout(dropout)

    def convolve(self, x: torch.Tensor) -> torch.Tensor:
        if torch.onnx.is_in_onnx_export():
            return self.depthwise(x.transpose(1, 2)).transpose(1, 2)
        # The same convolution as a channels-last 2-D one: [B, T, C] is its natural memory layout, and oneDNN
        # runs it more than twice as fast as the 1-D one on a CPU.
        image = x.transpose(1, 2).unsqueeze(2)
        weight = self.depthwise.weight.unsqueeze(2)
        out = F.conv2d(image, weight, self.depthwise.bias, padding=(0, self.kernel // 2), groups=x.shape[2])
        return out.squeeze(2).transpose(1, 2)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        y = self.norm(self.convolve(x * mask))
        y = self.project(F.gelu(self.expand(y), approximate="tanh"))
        return x + self.dropout(y) * self.scale


class AttentionLayer(nn.Module):
    """Pre-norm self-attention and perceptron; positions come from the convolutions around it.

    x [B, T, C], bias [B, 1, 1, T] (0 inside, large negative outside) -> [B, T, C].
    """

    def __init__(self, channels: int, heads: int, hidden: int, dropout: float):
        super().__init__()
        assert channels % heads == 0
        self.heads = heads
        self.norm1 = nn.LayerNorm(channels)
        self.qkv = nn.Linear(channels, channels * 3)
        self.out = nn.Linear(channels, channels)
        self.norm2 = nn.LayerNorm(channels)
        self.expand = nn.Linear(channels, hidden)
        self.project = nn.Linear(hidden, channels)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        batch, time, channels = x.shape
        qkv = self.qkv(self.norm1(x)).reshape(batch, time, 3, self.heads, channels // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ k.transpose(-1, -2) * (channels // self.heads) ** -0.5 + bias, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, time, channels)
        x = x + self.dropout(self.out(mixed))
        return x + self.dropout(self.project(F.gelu(self.expand(self.norm2(x)), approximate="tanh")))
