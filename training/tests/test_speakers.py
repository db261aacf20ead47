import argparse

import pytest

from speakers import speaker_entries


def test_speakers_with_and_without_a_gain():
    assert speaker_entries("f1:Mei:female,m1:Yun:male:2.5") == [
        dict(id="f1", name="Mei", gender="female"),
        dict(id="m1", name="Yun", gender="male", gainDb=2.5),
    ]


@pytest.mark.parametrize("argument", ["f1:Mei", "f1:Mei:female:loud", ""])
def test_anything_else_is_an_error(argument):
    parser = argparse.ArgumentParser(exit_on_error=False)
    parser.add_argument("--speakers", type=speaker_entries)
    with pytest.raises(argparse.ArgumentError):
        parser.parse_args(["--speakers", argument])
