"""Writes what pyopenjtalk-plus makes of our own sentences, an independent check of the tokenizer.

    python make_golden.py OUT_FILE

Needs the package pyopenjtalk-plus 0.4.1.post10 (README.md). Each row holds the sentence, its katakana as spoken, and one
letter per mora, H or L, with a bar before each accent phrase but the first.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

SENTENCES = Path(__file__).with_name("golden_sentences.txt")


def pitch(morae: int, nucleus: int) -> str:
    """Tokyo pitch: low first mora, high up to the nucleus, low behind it."""
    high = [k == 1 if nucleus == 1 else k > 1 and (nucleus == 0 or k <= nucleus) for k in range(1, morae + 1)]
    return "".join("H" if h else "L" for h in high)


def phrases(words: list[dict]) -> list[tuple[int, int]]:
    """(morae, nucleus) of each accent phrase; the first word of a phrase carries its nucleus."""
    found: list[list[int]] = []
    for word in words:
        if word["mora_size"] == 0:
            continue
        if word["chain_flag"] == 1 and found:
            found[-1][0] += word["mora_size"]
        else:
            found.append([word["mora_size"], word["acc"]])
    return [(morae, nucleus) for morae, nucleus in found]


def main(out: Path) -> None:
    import pyopenjtalk

    rows = []
    for text in SENTENCES.read_text(encoding="utf-8").split():
        words = pyopenjtalk.run_frontend(text)
        katakana = "".join(word["pron"] for word in words if word["mora_size"] > 0).replace("’", "")
        rows.append([text, katakana, "|".join(pitch(*phrase) for phrase in phrases(words))])
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    out.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
