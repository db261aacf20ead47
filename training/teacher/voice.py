"""Speaking with the teacher: symbols in, samples, F0 and durations out. No randomness anywhere."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from . import cantonese, graph
from .symbols import MAX_TOKENS, to_tokens

VOICED_HZ = 10.0
"""The teacher's own source is voiced above this."""


def style_folder() -> Path:
    return Path(os.environ.get("TEACHER_STYLES", Path.home() / "cosyvoice-data/kokoro-js/package/voices"))


def load_style(names: str) -> np.ndarray:
    """Mean of the voices in ``a+b+c`` -> float32 [510, 256]; row = number of tokens - 1."""
    tables = []
    for name in names.split("+"):
        table = np.fromfile(style_folder() / f"{name}.bin", "<f4")
        tables.append(table.reshape(510, 256))
    return np.mean(tables, axis=0, dtype=np.float64).astype(np.float32)


def base_pitch(names: str) -> float:
    """Base of the Cantonese tones in Hz; the second letter of a voice's name is its sex."""
    bases = [cantonese.MALE_BASE_HZ if n[1] == "m" else cantonese.FEMALE_BASE_HZ for n in names.split("+")]
    return float(np.exp(np.mean(np.log(bases))))


@dataclass
class Speech:
    """audio float32 [samples] at 24 kHz; f0 float32 [frames] in Hz, 0 = unvoiced, 300 samples a frame;
    durations int64 [symbols] in frames. samples = 300 * frames = 300 * sum(durations)."""

    audio: np.ndarray
    f0: np.ndarray
    durations: np.ndarray


class TooLong(ValueError):
    """More tokens than the style table has rows for."""


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _openvino_body(path: Path, threads: int, precision: str):
    import openvino

    core = openvino.Core()
    settings = {
        "INFERENCE_PRECISION_HINT": precision,
        "INFERENCE_NUM_THREADS": threads,
        "NUM_STREAMS": 1,
        # Workers are separate processes: pinned, they would all sit on the first core.
        "ENABLE_CPU_PINNING": False,
    }
    request = core.compile_model(core.read_model(str(path)), "CPU", settings).create_infer_request()
    return lambda feed: request.infer(feed)[0]


class Teacher:
    """One style, one process. engine: 'bf16' or 'f32' (OpenVINO) or 'int8' (onnxruntime)."""

    def __init__(self, style: str, threads: int = 1, engine: str = "bf16"):
        published, plain = graph.parts("int8"), graph.parts("float")
        self.style, self.base = load_style(style), base_pitch(style)
        # The encoder is fastest as published; only the body gains from float layers.
        self.encoder = _session(published["encoder"], threads)
        self.source, self.head = _session(plain["source"], threads), _session(plain["head"], threads)
        if engine == "int8":
            body = _session(published["body"], threads)
            self.body = lambda feed: body.run(None, feed)[0]
        else:
            self.body = _openvino_body(plain["body"], threads, engine)

    def speak(self, symbols: list[str], languages: list[str], speed: float = 1.0) -> Speech:
        tokens = to_tokens(symbols, languages)
        count = len(tokens.ids) - 2
        if not 1 <= count <= MAX_TOKENS:
            raise TooLong(f"{count} tokens, from 1 to {MAX_TOKENS} can be spoken")
        style = self.style[count - 1][None]
        feed = {"tokens": tokens.ids[None], "style": style, "speed": np.array([speed], np.float32)}
        features, f0, energy, units = self.encoder.run(None, feed)
        durations = tokens.per_symbol(2 * np.rint(units.ravel()).astype(np.int64))
        f0 = cantonese.with_tones(f0[0], symbols, durations, self.base)[None]
        (harmonics,) = self.source.run(None, {graph.F0: f0})
        hidden = self.body(
            {graph.FEATURES: features, graph.F0: f0, graph.ENERGY: energy, "style": style, graph.HARMONICS: harmonics}
        )
        audio = self.head.run(None, {graph.HIDDEN: hidden})[0].ravel()
        frames = int(durations.sum())
        if len(audio) != graph.HOP * frames or f0.shape[1] != frames:
            raise RuntimeError(f"{len(audio)} samples and {f0.shape[1]} F0 values for {frames} frames")
        return Speech(audio, np.where(f0[0] > VOICED_HZ, f0[0], 0).astype(np.float32), durations)
