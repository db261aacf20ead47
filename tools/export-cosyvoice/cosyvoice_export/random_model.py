"""A model folder with random weights and the official folder's form, for tests, fixtures and benchmarks."""

import base64
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch

from .configuration import read_configuration
from .random_template import ENCODER, TEMPLATE

SPEAKERS = ("中文女", "中文男", "日语男", "粤语女", "英文女", "英文男", "韩语女")
# Invented sentences that the tiny tokenizer's merges are learnt from.
SENTENCES = (
    "今天的天气很好，我们去公园走走吧。 The weather is fine, let us walk in the park. 今日は天気がいいので公園を歩きましょう。 "
    "今日天氣好好，我哋去公園行下啦。 오늘은 날씨가 좋으니 공원을 걸어요. The other one is theirs, and 12 more are here."
)


@dataclass(frozen=True)
class Size:
    """The numbers that make a model large or small."""

    text_width: int
    width: int
    heads: int
    inner: int
    text_layers: int
    layers: int
    speech_tokens: int
    flow_width: int
    flow_heads: int
    flow_inner: int
    flow_layers: int
    regulator: tuple[int, ...]
    channels: tuple[int, int]
    head_size: int
    blocks: int
    middle: int
    estimator_heads: int
    vocoder: int
    f0: int
    harmonics: int


SIZES = {
    "tiny": Size(8, 32, 2, 64, 2, 3, 64, 32, 2, 48, 2, (1,), (16, 16), 8, 1, 2, 2, 16, 8, 4),
    # The published configuration of CosyVoice-300M.
    "full": Size(512, 1024, 16, 4096, 6, 14, 4096, 512, 8, 2048, 6, (1, 1, 1, 1), (256, 256), 64, 4, 12, 8, 512, 512, 8),
}


def write_random_model(folder: Path, size: Size, seed: int, ranks: Path | None) -> None:
    """Writes cosyvoice.yaml, llm.pt, flow.pt, hift.pt, spk2info.pt, and a small tokenizer where none is given.

    :param ranks: a `.tiktoken` file to size the text embedding for; None learns a small one from a few sentences.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if ranks is None:
        ranks = folder / "multilingual.tiktoken"
        ranks.write_text(learn_ranks(SENTENCES.encode(), 60), encoding="ascii")
    tokens = sum(1 for line in ranks.read_text(encoding="ascii").splitlines() if line) + 1609
    path = folder / "cosyvoice.yaml"
    ratios = ", ".join(map(str, size.regulator))
    path.write_text(TEMPLATE.format(s=size, text_tokens=tokens, encoder=ENCODER, ratios=ratios), encoding="utf-8")
    torch.manual_seed(seed)
    models = read_configuration(path)
    liven(models)
    torch.save(models.llm.state_dict(), folder / "llm.pt")
    torch.save(models.flow.state_dict(), folder / "flow.pt")
    torch.save({f"generator.{k}": v for k, v in models.hift.state_dict().items()}, folder / "hift.pt")
    torch.save({name: {"embedding": torch.randn(1, 192)} for name in SPEAKERS}, folder / "spk2info.pt")


def liven(models) -> None:
    """Fresh weights give a flat model: every token alike, no voice. This spreads the outputs as training would."""
    with torch.no_grad():
        models.llm.llm_decoder.weight.mul_(4)
        # Otherwise no text ends by itself.
        models.llm.llm_decoder.bias[-1] += 1.0
        for module in models.llm.modules():
            if hasattr(module, "linear_pos"):
                module.linear_pos.weight.mul_(2)
        predictor = models.hift.f0_predictor.classifier
        predictor.weight.mul_(1000)
        predictor.bias.fill_(-150)
        models.hift.conv_post.parametrizations.weight.original0.mul_(3)
        for name, parameter in models.hift.named_parameters():
            if name.endswith("alpha"):
                parameter.add_(torch.rand_like(parameter))


def learn_ranks(text: bytes, merges: int) -> str:
    """Byte-pair ranks in the `.tiktoken` form: 256 bytes, then the most frequent pairs inside words."""
    words = [[bytes([byte]) for byte in word] for word in text.split(b" ")]
    ranks = [bytes([byte]) for byte in range(256)]
    for _ in range(merges):
        pairs = Counter(pair for word in words for pair in zip(word, word[1:], strict=False))
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        ranks.append(best[0] + best[1])
        words = [merge(word, best) for word in words]
    return "".join(f"{base64.b64encode(token).decode()} {rank}\n" for rank, token in enumerate(ranks))


def merge(word: list[bytes], pair: tuple[bytes, bytes]) -> list[bytes]:
    merged: list[bytes] = []
    index = 0
    while index < len(word):
        step = 2 if tuple(word[index : index + 2]) == pair else 1
        merged.append(b"".join(word[index : index + step]))
        index += step
    return merged
