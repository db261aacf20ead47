#!/usr/bin/env python3
"""Writes a model folder with random weights: `make_random_model.py --out DIR [--size tiny|full] [--seed N]`."""

import argparse
from pathlib import Path

from cosyvoice_export.official import load_official
from cosyvoice_export.random_model import SIZES, write_random_model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--size", choices=SIZES, default="tiny")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tokenizer", type=Path, help="a .tiktoken file; the default learns a small one")
    parser.add_argument("--repo", type=Path, help="checkout of the official code; the default is the installed wheel")
    arguments = parser.parse_args()
    load_official(arguments.repo)
    write_random_model(arguments.out, SIZES[arguments.size], arguments.seed, arguments.tokenizer)


if __name__ == "__main__":
    main()
