"""A small runtime over the exported folder: numpy and onnxruntime, no PyTorch. CONTRACT.md in code."""

import json
from pathlib import Path

import numpy as np

from .positions import frame_positions, frames_of


class ExportedVoice:
    """Runs the graphs of a voice folder."""

    def __init__(self, folder: Path, threads: int):
        import onnxruntime as ort

        self.manifest = json.loads((folder / "voice.json").read_text(encoding="utf-8"))
        self.family = self.manifest["cosyvoice1"]
        self.speakers = json.loads((folder / self.family["speakers"]).read_text(encoding="utf-8"))
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        self.sessions = {
            role: ort.InferenceSession(str(folder / graph["file"]), options, providers=["CPUExecutionProvider"])
            for role, graph in self.manifest["graphs"].items()
        }

    def run(self, role: str, **feeds: np.ndarray) -> list[np.ndarray]:
        return self.sessions[role].run(None, feeds)

    def speaker(self, identifier: str) -> tuple[np.ndarray, np.ndarray]:
        embedding = np.asarray(self.speakers[identifier], np.float32)[None]
        llm, flow = self.run("speakerProjection", speaker_embedding=embedding)
        return llm, flow

    def embed(self, *tokens: int) -> np.ndarray:
        return self.run("speechEmbedding", token=np.asarray([tokens], np.int64))[0]

    def greedy(
        self, text: list[int], speaker: np.ndarray, steps: int, forced: list[int] | None = None
    ) -> tuple[list[int], list[np.ndarray], bool]:
        """Tokens of at most `steps` greedy steps, the log-probabilities of each step, and whether the stop token came.

        :param forced: tokens to go on with, whatever the scores say; the tokens that come back are still the best ones.
        """
        llm = self.family["llm"]
        hidden = self.run("textEncoder", text_token=np.asarray([text], np.int64))[0]
        lm_input = np.concatenate([self.embed(llm["startToken"]), speaker, hidden, self.embed(llm["taskToken"])], axis=1)
        past = np.zeros((0, llm["layers"], llm["heads"], 2 * llm["headSize"]), np.float32)
        minimum = int(len(text) * llm["minTokenTextRatio"])
        tokens: list[int] = []
        history: list[np.ndarray] = []
        for step in range(steps):
            scores, present = self.run("llm", lm_input=lm_input, past=past)
            past = np.concatenate([past, present])
            history.append(scores[0].copy())
            if step < minimum:
                scores[0, llm["stopToken"]] = -np.inf
            token = int(scores[0].argmax())
            if token == llm["stopToken"] and forced is None:
                return tokens, history, True
            tokens.append(token)
            if forced is not None and step >= len(forced):
                break
            lm_input = self.embed(token if forced is None else forced[step])
        return tokens, history, False

    def mean(self, tokens: list[int]) -> np.ndarray:
        left, weight = frame_positions(len(tokens), self.manifest)
        return self.run("flowEncoder", speech_token=np.asarray([tokens], np.int64), left=left, weight=weight)[0]

    def mel(self, tokens: list[int], speaker: np.ndarray, noise: np.ndarray) -> np.ndarray:
        """Mel `[1, bins, M]` of speech tokens, from `noise` of the same shape."""
        flow = self.family["flow"]
        steps, guidance = flow["steps"], np.float32(flow["guidance"])
        mu = self.mean(tokens)
        blank = np.zeros_like(mu)
        both = {
            "mu": np.concatenate([mu, blank]),
            "spks": np.concatenate([speaker, np.zeros_like(speaker)]),
            "cond": np.concatenate([blank, blank]),
        }
        span = np.linspace(0, 1, steps + 1, dtype=np.float32)
        if flow["schedule"] == "cosine":
            span = 1 - np.cos(span * np.float32(0.5 * np.pi))
        x, t, dt = noise.astype(np.float32), span[0], span[1] - span[0]
        for step in range(1, steps + 1):
            velocity = self.run("flowEstimator", x=np.concatenate([x, x]), t=np.full(2, t, np.float32), **both)[0]
            x = x + dt * ((1 + guidance) * velocity[:1] - guidance * velocity[1:])
            t = t + dt
            if step < steps:
                dt = span[step + 1] - t
        return x

    def source(self, f0: np.ndarray, phase: np.ndarray, noise: np.ndarray) -> np.ndarray:
        """The excitation `[1, 1, samples]`.

        :param f0: Hz per frame. :param phase: `[harmonics]`, the first 0. :param noise: Gaussian `[harmonics, samples]`.
        """
        hift = self.family["hift"]
        held = np.repeat(f0.astype(np.float32), hift["samplesPerFrame"])
        multiples = np.arange(1, hift["harmonics"] + 1, dtype=np.float32)[:, None]
        cycles = (held * multiples / np.float32(self.manifest["sampleRate"])).astype(np.float64).cumsum(axis=1)
        sines = hift["amplitude"] * np.sin(2 * np.pi * (cycles % 1) + phase[:, None])
        voiced = held > hift["voicedThreshold"]
        level = np.where(voiced, hift["noiseDeviation"], hift["amplitude"] / 3)
        waves = sines * voiced + level * noise
        mixed = np.tanh(np.asarray(hift["sourceWeights"]) @ waves + hift["sourceBias"])
        return mixed.astype(np.float32)[None, None]

    def vocode(self, mel: np.ndarray, phase: np.ndarray, noise: np.ndarray) -> np.ndarray:
        f0 = self.run("f0Predictor", mel=mel)[0][0]
        return self.run("hiftDecoder", mel=mel, source=self.source(f0, phase, noise))[0]

    def frames(self, tokens: int) -> int:
        return frames_of(tokens, self.manifest)
