"""Reads the CMU Pronouncing Dictionary from the npm package `cmu-pronouncing-dictionary`."""

from __future__ import annotations

import re
from pathlib import Path

ENTRY = re.compile(r'^\s*"([a-z]+)": "([A-Z0-9 ]+)",?$')


def read(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """First pronunciations of the words that are made of plain letters, in the file's order."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = ENTRY.match(line)
        if match and len(match[1]) > 1:
            pairs.append((match[1], tuple(match[2].split())))
    return pairs
