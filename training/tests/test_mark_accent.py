"""Marks go where the readings agree, take no frames, and are put in once."""
import numpy as np
import pytest

from mark_accent import mark, with_marks


@pytest.mark.parametrize(
    "spoken, marked, expected",
    [
        (list("abcd"), list("aꜛbcꜜd"), [(1, "ꜛ"), (3, "ꜜ")]),
        (list("abxdefghijklmnopqrst"), list("aꜛbcꜜdefghijklmnopqrsꜜt"), [(1, "ꜛ"), (19, "ꜜ")]),
        (list("wxyz"), list("aꜛbcd"), None),
        (list("abcd"), list("abcd"), []),
    ],
)
def test_places(spoken, marked, expected):
    assert with_marks(spoken, marked) == expected


def test_files_are_marked_once(tmp_path):
    path = tmp_path / "x.npz"
    np.savez(path, symbols=np.array(list("abc")), languages=np.array(["ja"] * 3), durations=np.array([2, 3, 4], np.int16), audio=np.zeros(5))
    assert mark(path, list("aꜛbc")) == "marked"
    with np.load(path) as data:
        assert data["symbols"].tolist() == list("aꜛbc")
        assert data["durations"].tolist() == [2, 0, 3, 4]
        assert len(data["languages"]) == 4 and len(data["audio"]) == 5
    assert mark(path, list("aꜛbc")) == "already marked"
