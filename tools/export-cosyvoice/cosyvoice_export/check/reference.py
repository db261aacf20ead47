"""The official classes, run with given noise and greedy choice."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
import torch
from torch.distributions.uniform import Uniform

from ..model_folder import Model


@contextmanager
def fixed_noise(gaussian: list[np.ndarray], phase: np.ndarray | None = None) -> Iterator[None]:
    """Makes the official code draw the given Gaussian noise, in order, and the given phases.

    Draws behind the last given one are zeros: the source module makes one whose result nobody uses.
    """
    waiting = [torch.from_numpy(np.ascontiguousarray(values, np.float32)) for values in gaussian]

    def draw(like: torch.Tensor, **_: object) -> torch.Tensor:
        values = waiting.pop(0) if waiting else torch.zeros_like(like)
        if values.shape != like.shape:
            raise AssertionError(f"the official code draws noise of shape {tuple(like.shape)}, given {tuple(values.shape)}")
        return values.clone()

    def sample(_: Uniform, sample_shape: tuple[int, ...] = ()) -> torch.Tensor:
        return torch.from_numpy(phase.astype(np.float32)).reshape(sample_shape).clone()

    with patch.object(torch, "randn_like", draw), patch.object(Uniform, "sample", sample):
        yield


class Reference:
    """The official pipeline of one model."""

    def __init__(self, model: Model):
        self.model = model
        self.llm, self.flow, self.hift = (getattr(model.configuration, part) for part in ("llm", "flow", "hift"))
        self.bins = self.flow.output_size

    def embedding(self, name: str) -> torch.Tensor:
        return self.model.speakers[name][None]

    def speaker(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        with torch.inference_mode():
            unit = torch.nn.functional.normalize(self.embedding(name), dim=1)
            return self.llm.spk_embed_affine_layer(unit)[None].numpy(), self.flow.spk_embed_affine_layer(unit).numpy()

    def text_hidden(self, text: list[int]) -> np.ndarray:
        with torch.inference_mode():
            tokens = self.llm.text_embedding(torch.tensor([text]))
            return self.llm.encode(tokens, torch.tensor([len(text)]))[0].numpy()

    def greedy(self, text: list[int], name: str, steps: int) -> tuple[list[int], list[np.ndarray], bool]:
        """The official generation loop with argmax in place of sampling; the stop token is not chosen too early."""
        stop = self.llm.speech_token_size
        minimum = int(len(text) * 2)
        history: list[np.ndarray] = []

        def choose(scores: torch.Tensor, decoded: list[int], _: int) -> torch.Tensor:
            history.append(scores.numpy().copy())
            scores = scores.clone()
            if len(decoded) < minimum:
                scores[stop] = -torch.inf
            return scores.argmax(dim=-1, keepdim=True)

        none, zero = torch.zeros(1, 0, dtype=torch.int32), torch.tensor([0], dtype=torch.int32)
        tokens: list[int] = []
        stopped = False
        with patch.object(self.llm, "sampling", choose):
            generator = self.llm.inference(
                text=torch.tensor([text]),
                text_len=torch.tensor([len(text)], dtype=torch.int32),
                prompt_text=none,
                prompt_text_len=zero,
                prompt_speech_token=none,
                prompt_speech_token_len=zero,
                embedding=self.embedding(name),
            )
            for token in generator:
                tokens.append(int(token))
                if len(tokens) == steps:
                    break
            else:
                stopped = len(history) > len(tokens)
        return tokens, history, stopped

    def mel(self, tokens: list[int], name: str, noise: np.ndarray) -> np.ndarray:
        one = torch.tensor([tokens])
        zero = torch.tensor([0], dtype=torch.int32)
        with fixed_noise([noise]):
            return self.flow.inference(
                token=one,
                token_len=torch.tensor([len(tokens)], dtype=torch.int32),
                prompt_token=torch.zeros(1, 0, dtype=torch.int32),
                prompt_token_len=zero,
                prompt_feat=torch.zeros(1, 0, self.bins),
                prompt_feat_len=zero,
                embedding=self.embedding(name),
                flow_cache=torch.zeros(1, self.bins, 0, 2),
            )[0].numpy()

    def mean(self, tokens: list[int], frames: int) -> np.ndarray:
        """The flow's `mu`, caught at the decoder's door."""
        caught: list[np.ndarray] = []

        def catch(mu: torch.Tensor, **_: object) -> tuple[torch.Tensor, torch.Tensor]:
            caught.append(mu.numpy().copy())
            return mu, mu

        with patch.object(self.flow.decoder, "forward", catch):
            self.mel(tokens, next(iter(self.model.speakers)), np.zeros((1, self.bins, frames), np.float32))
        return caught[0]

    def velocity(self, x, mu, t, spks, cond) -> np.ndarray:
        tensors = [torch.from_numpy(values) for values in (x, mu, t, spks, cond)]
        mask = torch.ones(x.shape[0], 1, x.shape[2])
        with torch.inference_mode():
            return self.flow.decoder.estimator(tensors[0], mask, *tensors[1:]).numpy()

    def f0(self, mel: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            return self.hift.f0_predictor(torch.from_numpy(mel)).numpy()

    def source(self, f0: np.ndarray, phase: np.ndarray, noise: np.ndarray) -> np.ndarray:
        with torch.inference_mode(), fixed_noise([noise[None]], phase):
            held = self.hift.f0_upsamp(torch.from_numpy(f0)[None, None]).transpose(1, 2)
            return self.hift.m_source(held)[0].transpose(1, 2).numpy()

    def decode(self, mel: np.ndarray, source: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            return self.hift.decode(torch.from_numpy(mel), torch.from_numpy(source)).numpy()

    def vocode(self, mel: np.ndarray, phase: np.ndarray, noise: np.ndarray) -> np.ndarray:
        with fixed_noise([noise[None]], phase):
            return self.hift.inference(torch.from_numpy(mel))[0].numpy()
