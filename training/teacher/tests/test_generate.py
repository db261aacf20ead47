import json
from types import SimpleNamespace

import numpy as np
import pytest

from teacher.generate import read_rows, seconds_in, target, write


def row(name, language="zh"):
    return {"id": name, "language": language, "symbols": ["^", "a", "$"], "languages": [language] * 3}


def files(folder, **lists):
    paths = []
    for name, rows in lists.items():
        paths.append(folder / f"{name}.jsonl")
        paths[-1].write_text("\n".join(json.dumps(r) for r in rows), "utf-8")
    return paths


def test_rows_are_taken_in_turns(tmp_path):
    paths = files(tmp_path, zh=[row("z1"), row("z2"), row("z3")], en=[row("e1", "en")])
    assert [r["id"] for r in read_rows(paths)] == ["z1", "e1", "z2", "z3"]
    assert [r["id"] for r in read_rows(paths, 2)] == ["z1", "e1"]


def test_ids_are_unique(tmp_path):
    with pytest.raises(ValueError):
        read_rows(files(tmp_path, a=[row("x")], b=[row("x")]))


def test_ids_are_file_names(tmp_path):
    with pytest.raises(ValueError):
        target(tmp_path, row("../x"))


def speech(peak):
    audio = np.linspace(-peak, peak, 1800, dtype=np.float32)
    return SimpleNamespace(audio=audio, f0=np.full(6, 200, np.float32), durations=np.array([2, 2, 2]))


@pytest.mark.parametrize("peak,gain", [(0.5, 1.0), (1.4, 0.7)])
def test_a_file_is_whole_and_scaled_only_when_it_clips(tmp_path, peak, gain):
    path = target(tmp_path, row("a-1"))
    write(path, row("a-1"), speech(peak), "af_heart")
    assert [p.name for p in path.parent.iterdir()] == ["a-1.npz"]
    with np.load(path) as data:
        assert data["gain"] == pytest.approx(gain)
        assert np.abs(data["audio"] / 32767 - speech(peak).audio * gain).max() < 1e-4
        assert data["durations"].sum() * 300 == len(data["audio"])
        assert data["symbols"].tolist() == ["^", "a", "$"]
        assert str(data["language"]) == "zh"
    assert seconds_in(path) == pytest.approx(0.075)


def test_silence_is_refused(tmp_path):
    with pytest.raises(ValueError):
        write(tmp_path / "x.npz", row("x"), speech(0.0), "af_heart")
