"""A file of named arrays that TypeScript reads without a library: one JSON index, one binary file, little-endian."""

import json
from pathlib import Path

import numpy as np

# Noise is stored as whole numbers of this step, so that one byte holds a value exactly.
NOISE_STEP = 1 / 32
DTYPES = {"float32": "<f4", "int64": "<i8", "int8": "|i1"}


class Golden:
    """Collects arrays and plain values, then writes `golden.json` and `golden.bin`."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self.tensors: dict[str, dict[str, object]] = {}
        self.content = bytearray()

    def value(self, name: str, value: object) -> None:
        self.values[name] = value

    def tensor(self, name: str, array: np.ndarray) -> None:
        """Stores float32 or int64 as they are; every tensor starts at a multiple of eight bytes."""
        self.append(name, array, array.dtype.name, 1)

    def noise(self, name: str, array: np.ndarray) -> None:
        """Stores noise made by `coarse_noise` in one byte per value: value = byte * scale."""
        self.append(name, np.round(array / NOISE_STEP).astype(np.int8), "int8", NOISE_STEP)

    def append(self, name: str, array: np.ndarray, dtype: str, scale: float) -> None:
        self.content += bytes(-len(self.content) % 8)
        self.tensors[name] = {"dtype": dtype, "dims": list(array.shape), "offset": len(self.content), "scale": scale}
        self.content += array.astype(DTYPES[dtype]).tobytes()

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"values": self.values, "tensors": self.tensors}, ensure_ascii=False, indent=1)
        (folder / "golden.json").write_text(text + "\n", encoding="utf-8")
        (folder / "golden.bin").write_bytes(bytes(self.content))


def coarse_noise(random: np.random.Generator, *shape: int) -> np.ndarray:
    """Gaussian noise rounded to whole steps that fit one byte."""
    steps = np.clip(np.round(random.standard_normal(shape) / NOISE_STEP), -127, 127)
    return (steps * NOISE_STEP).astype(np.float32)
