"""Frozen inputs and outputs of a graph as JSON, small enough to be committed."""
import numpy as np

VALUES = 120
"""Values kept per output, evenly spread; mean and root mean square stand for the rest."""


class Wave(np.ndarray):
    """An array that knows its formula: value i (row-major) is offset + scale * sin(step * i), as float32."""

    formula: dict


def wave(shape: tuple[int, ...], offset: float, scale: float, step: float) -> np.ndarray:
    index = np.arange(int(np.prod(shape)), dtype=np.float64)
    values = (offset + scale * np.sin(step * index)).astype(np.float32).reshape(shape).view(Wave)
    values.formula = dict(offset=offset, scale=scale, step=step)
    return values


def freeze_case(graph: str, feeds: dict[str, np.ndarray], outputs: dict[str, np.ndarray], tolerance: float, origin: str) -> dict:
    return dict(
        graph=graph, origin=origin,
        feeds={name: freeze_feed(value) for name, value in feeds.items()},
        outputs={name: freeze_output(value, tolerance) for name, value in outputs.items()},
    )  # fmt: skip


def freeze_feed(value: np.ndarray) -> dict:
    about = dict(dtype=str(value.dtype), dims=list(value.shape))
    if isinstance(value, Wave):
        return dict(about, wave=value.formula)
    return dict(about, data=[float(x) if value.dtype == np.float32 else int(x) for x in value.reshape(-1)])


def freeze_output(value: np.ndarray, tolerance: float) -> dict:
    """Whole numbers must be equal; others may differ by the tolerance times the largest magnitude, at least 1."""
    flat = value.reshape(-1)
    stride = max(1, flat.size // VALUES)
    exact = np.issubdtype(value.dtype, np.integer)
    numbers = flat.astype(np.float64)
    return dict(
        dtype=str(value.dtype), dims=list(value.shape), stride=stride,
        tolerance=0 if exact else tolerance * max(1.0, float(np.abs(numbers).max())),
        values=[int(x) if exact else round(float(x), 6) for x in flat[::stride]],
        mean=round(float(numbers.mean()), 6), rms=round(float(np.sqrt((numbers**2).mean())), 6),
    )  # fmt: skip
