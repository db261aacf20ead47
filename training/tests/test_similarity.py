"""Cosines between speakers and languages, from made-up embeddings."""
import numpy as np

from similarity import centroid, compare


def test_centroid_has_unit_length():
    mean = centroid(np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert np.allclose(mean, [0.5**0.5, 0.5**0.5])


def test_pairs_are_told_apart_by_speaker():
    east, north = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    report = compare({"f1": {"zh": east, "en": centroid(np.array([east, east, north]))}, "m1": {"zh": north}})
    assert report["within"] == {"f1/zh f1/en": 0.8944}
    assert report["between"] == {"f1/zh m1/zh": 0.0, "f1/en m1/zh": 0.4472}
