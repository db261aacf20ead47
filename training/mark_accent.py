"""Puts Japanese pitch marks into speech that was generated before the front end wrote them.

    python mark_accent.py --phonemes ja.jsonl mixed.jsonl --data ~/cosyvoice-data/speech [--data ...]

The teacher has no symbol for pitch, so the same audio serves: a mark takes no frames. Rows are matched by id; where
the reading has changed since, marks go to the places that still agree, and what was spoken stays what is written.
Files are replaced whole; a second run changes nothing.
"""
import argparse
import difflib
import json
import os
from pathlib import Path

import numpy as np

MARKS = ("ꜛ", "ꜜ")
# Below this share of equal symbols the two readings are different sentences.
SIMILAR = 0.9


def with_marks(spoken: list[str], marked: list[str]) -> list[tuple[int, str]] | None:
    """Where marks belong in `spoken`: (index of the symbol they stand before, mark), or None where too much differs."""
    bare, before = [], []
    for symbol in marked:
        if symbol in MARKS:
            before.append((len(bare), symbol))
        else:
            bare.append(symbol)
    matcher = difflib.SequenceMatcher(None, bare, spoken, autojunk=False)
    if bare != spoken and matcher.ratio() < SIMILAR:
        return None
    place: dict[int, int] = {}
    for a, b, size in matcher.get_matching_blocks():
        for k in range(size):
            place[a + k] = b + k
    # A mark stands behind the symbol before it.
    return [(place[index - 1] + 1, mark) for index, mark in before if index - 1 in place]


def mark(path: Path, marked: list[str]) -> str:
    with np.load(path) as data:
        fields = {name: data[name] for name in data.files}
    symbols = [str(s) for s in fields["symbols"]]
    if any(s in MARKS for s in symbols):
        return "already marked"
    places = with_marks(symbols, marked)
    if places is None:
        return "another reading"
    if not places:
        return "nothing to mark"
    languages, durations = [str(x) for x in fields["languages"]], fields["durations"].tolist()
    for index, sign in reversed(places):
        symbols.insert(index, sign)
        languages.insert(index, "ja")
        durations.insert(index, 0)
    fields.update(symbols=np.array(symbols), languages=np.array(languages), durations=np.array(durations, np.int16))
    temporary = path.with_name(f".{path.stem}.{os.getpid()}.tmp")
    with open(temporary, "wb") as file:
        np.savez(file, **fields)
    temporary.replace(path)
    return "marked"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--phonemes", type=Path, nargs="+", required=True)
    ap.add_argument("--data", type=Path, nargs="+", required=True)
    o = ap.parse_args()
    rows = {}
    for path in o.phonemes:
        for line in path.expanduser().read_text("utf-8").splitlines():
            row = json.loads(line)
            if any(s in MARKS for s in row["symbols"]):
                rows[row["id"]] = row["symbols"]
    counts: dict[str, int] = {}
    for folder in o.data:
        for path in sorted(folder.expanduser().rglob("*.npz")):
            if path.stem in rows:
                outcome = mark(path, rows[path.stem])
                counts[outcome] = counts.get(outcome, 0) + 1
    print(counts)


if __name__ == "__main__":
    main()
