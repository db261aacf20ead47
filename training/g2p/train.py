#!/usr/bin/env python3
"""Trains the English joint n-gram model and writes it for the tokenizer package.

    python3 train.py CMUDICT_JS OUTPUT_JSON [--order 6] [--holdout]

CMUDICT_JS is `index.js` of npm's cmu-pronouncing-dictionary 3.0.0. Standard library only; no random draw
but the seeded hold-out, so the same input gives the same file. About three minutes and 4 GB of memory on one free core.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

import cmudict
from alignment import align, merge_weak_i
from decode import by_letters, pronounce
from language_model import estimate, ngram_counts, prune
from pack import pack, write


def distance(a, b) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[:], i
        for j, y in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
    return row[-1]


def plain(phones):
    return [p.rstrip("012") for p in phones]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--order", type=int, default=6)
    parser.add_argument("--cutoff", type=int, default=2, help="least count of n-grams of three and more tokens")
    parser.add_argument("--threshold", type=float, default=8.0, help="weighted-difference pruning")
    parser.add_argument("--rare", type=int, default=5, help="graphones seen less often are dropped with their words")
    parser.add_argument("--holdout", action="store_true", help="train on 95 % and measure on 1000 other words")
    options = parser.parse_args()

    started = time.time()
    pairs = cmudict.read(options.dictionary)
    test = []
    if options.holdout:
        random.Random(1).shuffle(pairs)
        size = len(pairs) // 20
        test, pairs = pairs[:size][:1000], pairs[size:]
    aligned = [merge_weak_i(path) for path in align(pairs)]
    seen = Counter(g for path in aligned for g in path)
    keep = sorted(g for g, c in seen.items() if c >= options.rare)
    graphones = [("", ()), ("", ()), *keep]
    number = {g: i for i, g in enumerate(graphones) if i > 1}
    sequences = [[number[g] for g in path] for path in aligned if all(g in number for g in path)]
    print(f"{len(pairs)} words, {len(sequences)} used, {len(keep)} graphones, {time.time() - started:.0f} s", file=sys.stderr)

    raw, counts = ngram_counts(sequences, options.order)
    cutoffs = [1, 1] + [options.cutoff] * (options.order - 2)
    probability, weight = estimate(raw, counts, cutoffs[: options.order])
    if options.threshold:
        prune(probability, weight, raw, options.order, options.threshold)
    print(Counter(len(g) for g in probability), f"{time.time() - started:.0f} s", file=sys.stderr)

    if test:
        table = by_letters(graphones)
        words = stressed = errors = phones = 0
        for word, expected in test:
            got = pronounce(word, graphones, table, probability, weight, options.order)
            words += plain(got) == plain(expected)
            stressed += list(got) == list(expected)
            errors += distance(plain(got), plain(expected))
            phones += len(expected)
        n = len(test)
        print(f"hold-out {n}: words {100 * words / n:.1f} %, with stress {100 * stressed / n:.1f} %, PER {100 * errors / phones:.1f} %", file=sys.stderr)
    model = pack(graphones, probability, weight, options.order)
    write(options.output, model)
    print(f"{options.output}: {options.output.stat().st_size} bytes, {time.time() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
