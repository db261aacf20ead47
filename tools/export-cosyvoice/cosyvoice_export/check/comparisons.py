"""What is compared, with which inputs, and how far apart it may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from .reference import Reference
from .runtime import ExportedVoice

GREEDY_STEPS = 60
# int8 weights and activations keep about 30 dB on one product; below 15 dB a graph is broken rather than coarse.
INT8_SNR = 15.0


@dataclass(frozen=True)
class Row:
    """One line of the report. `bar` None: shown, not judged. A bar of `at_least` is a lower bound."""

    name: str
    value: float
    bar: float | None
    unit: str
    at_least: bool = False

    @property
    def passed(self) -> bool:
        if self.bar is None:
            return bool(np.isfinite(self.value))
        return bool(self.value >= self.bar if self.at_least else self.value <= self.bar)


def distance(ours: np.ndarray, official: np.ndarray) -> float:
    if ours.shape != official.shape:
        raise AssertionError(f"shapes {ours.shape} and {official.shape} differ")
    return float(np.abs(ours - official).max())


def signal_to_noise(ours: np.ndarray, official: np.ndarray) -> float:
    """dB; infinite samples or a silent reference give minus infinity."""
    error = float(((ours.astype(np.float64) - official) ** 2).sum())
    signal = float((official.astype(np.float64) ** 2).sum())
    if not np.isfinite(error) or signal == 0:
        return -np.inf
    return 10 * np.log10(signal / max(error, 1e-30))


class Comparison:
    """All comparisons of one voice. The bars of fp32 are the project's; int8 is held to a signal-to-noise ratio."""

    def __init__(self, voice: ExportedVoice, reference: Reference, seed: int = 7):
        self.voice, self.reference = voice, reference
        self.random = np.random.default_rng(seed)
        self.exact = voice.family["precision"] == "fp32"
        self.name = voice.manifest["speakers"][0]["name"]
        self.identifier = voice.manifest["speakers"][0]["id"]

    def judge(self, name: str, pairs: list[tuple[np.ndarray, np.ndarray]], bar: float) -> Row:
        """A row for (ours, official) arrays: the largest difference, or in int8 the signal-to-noise ratio over all."""
        if self.exact:
            return Row(name, max(distance(*pair) for pair in pairs), bar, "max abs")
        ours, official = (np.concatenate([side.ravel() for side in sides]) for sides in zip(*pairs, strict=True))
        return Row(name, signal_to_noise(ours, official), INT8_SNR, "dB SNR", at_least=True)

    def normal(self, *shape: int) -> np.ndarray:
        return self.random.standard_normal(shape, np.float32)

    def text(self, length: int) -> list[int]:
        return self.random.integers(0, 256, length).tolist()

    def tokens(self, length: int) -> list[int]:
        return self.random.integers(0, self.voice.family["llm"]["speechTokens"], length).tolist()

    def rows(self) -> Iterator[Row]:
        for part in (self.text_encoder, self.speaker, self.llm, self.flow_encoder, self.estimator, self.flow, self.hift):
            yield from part()
        yield from self.end_to_end()

    def text_encoder(self) -> Iterator[Row]:
        longest = min(60, self.voice.family["llm"]["maxTextTokens"])
        pairs = []
        for length in (1, 2, 7, longest):
            text = self.text(length)
            ours = self.voice.run("textEncoder", text_token=np.asarray([text], np.int64))[0]
            pairs.append((ours, self.reference.text_hidden(text)))
        yield self.judge("text encoder", pairs, 1e-5)

    def speaker(self) -> Iterator[Row]:
        pairs = zip(self.voice.speaker(self.identifier), self.reference.speaker(self.name), strict=True)
        yield Row("speaker projection", max(distance(a, b) for a, b in pairs), 1e-5, "max abs")

    def llm(self) -> Iterator[Row]:
        text = self.text(4)
        llm_speaker, _ = self.voice.speaker(self.identifier)
        theirs, their_scores, _ = self.reference.greedy(text, self.name, GREEDY_STEPS)
        # Fed with the official tokens, so that one early difference does not hide what follows.
        ours, our_scores, _ = self.voice.greedy(text, llm_speaker, len(theirs), forced=theirs)
        # The official loop bars the stop token in place at its first step; that entry is no score.
        stop = self.voice.family["llm"]["stopToken"]
        pairs = [(np.delete(a, stop), np.delete(b, stop)) for a, b in zip(our_scores, their_scores, strict=False)]
        yield self.judge(f"LLM log-probabilities, {len(theirs)} greedy steps", pairs, 1e-5)
        share = sum(a == b for a, b in zip_longest(ours, theirs)) / len(theirs)
        yield Row("greedy choices that agree", 100.0 * share, 100.0 if self.exact else None, "%", at_least=True)

    def flow_encoder(self) -> Iterator[Row]:
        pairs = []
        for length in (1, 3, 7, 40, 41, 95):
            tokens = self.tokens(length)
            pairs.append((self.voice.mean(tokens), self.reference.mean(tokens, self.voice.frames(length))))
        yield self.judge("flow encoder and length regulator", pairs, 1e-5)

    def estimator(self) -> Iterator[Row]:
        pairs = []
        for frames in (1, 4, 5, 64, 131):
            x, mu, cond = (self.normal(2, self.reference.bins, frames) for _ in range(3))
            t, spks = self.random.random(2, np.float32), self.normal(2, self.reference.bins)
            ours = self.voice.run("flowEstimator", x=x, mu=mu, t=t, spks=spks, cond=cond)[0]
            pairs.append((ours, self.reference.velocity(x, mu, t, spks, cond)))
        yield self.judge("flow estimator", pairs, 1e-4)

    def flow(self) -> Iterator[Row]:
        pairs = []
        for length in (1, 7, 95):
            tokens, noise = self.tokens(length), self.normal(1, self.reference.bins, self.voice.frames(length))
            _, speaker = self.voice.speaker(self.identifier)
            pairs.append((self.voice.mel(tokens, speaker, noise), self.reference.mel(tokens, self.name, noise)))
        yield self.judge("whole flow: mel", pairs, 1e-4)

    def hift(self) -> Iterator[Row]:
        hift, rate = self.voice.family["hift"], self.voice.manifest["sampleRate"]
        f0_error = wave_error = 0.0
        for frames in (1, 3, 60, 172):
            mel, source = self.normal(1, self.reference.bins, frames), 0.1 * self.normal(1, 1, frames * hift["samplesPerFrame"])
            f0_error = max(f0_error, distance(self.voice.run("f0Predictor", mel=mel)[0], self.reference.f0(mel)))
            ours = self.voice.run("hiftDecoder", mel=mel, source=source)[0]
            wave_error = max(wave_error, distance(ours, self.reference.decode(mel, source)))
        yield Row("F0 predictor", f0_error, 1e-3, "max abs Hz")
        yield Row("HiFT decoder", wave_error, 1e-5, "max abs")
        frames = int(10 * rate / hift["samplesPerFrame"])
        f0 = (220 + 90 * np.sin(np.arange(frames) / 17)).astype(np.float32)
        f0[frames // 3 : frames // 3 + 20] = 0
        phase, noise = self.phases(), self.normal(hift["harmonics"], frames * hift["samplesPerFrame"])
        ours, theirs = (side.source(f0, phase, noise) for side in (self.voice, self.reference))
        yield Row("source over 10 s", distance(ours, theirs), 1e-3, "max abs")

    def phases(self) -> np.ndarray:
        phase = self.random.uniform(-np.pi, np.pi, self.voice.family["hift"]["harmonics"]).astype(np.float32)
        phase[0] = 0
        return phase

    def end_to_end(self) -> Iterator[Row]:
        text = self.text(4)
        llm_speaker, flow_speaker = self.voice.speaker(self.identifier)
        tokens, _, _ = self.reference.greedy(text, self.name, GREEDY_STEPS)
        if self.exact:
            ours, _, _ = self.voice.greedy(text, llm_speaker, GREEDY_STEPS)
            differing = sum(a != b for a, b in zip_longest(ours, tokens))
            yield Row("end to end: tokens that differ", float(differing), 0.0, "tokens")
        frames = self.voice.frames(len(tokens))
        hift = self.voice.family["hift"]
        noise = self.normal(1, self.reference.bins, frames)
        phase, breath = self.phases(), self.normal(hift["harmonics"], frames * hift["samplesPerFrame"])
        ours = self.voice.vocode(self.voice.mel(tokens, flow_speaker, noise), phase, breath)
        theirs = self.reference.vocode(self.reference.mel(tokens, self.name, noise), phase, breath)
        yield Row("end to end: waveform", signal_to_noise(ours, theirs), 60.0 if self.exact else None, "dB SNR", at_least=True)
