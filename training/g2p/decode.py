"""Beam search over graphones. The TypeScript reader does the same; this one measures the model while training."""

from __future__ import annotations

from collections import defaultdict

from language_model import END, START, backed_off


def by_letters(graphones) -> dict[str, list[int]]:
    """Graphone numbers by their letters."""
    table: dict[str, list[int]] = defaultdict(list)
    for index, (letters, _phones) in enumerate(graphones):
        if index > END:
            table[letters].append(index)
    return table


def pronounce(word, graphones, table, probability, weight, order, beam=24) -> list[str]:
    """The best phones for a word; empty when a letter is unknown."""
    # hypotheses[i]: context -> (score, path)
    hypotheses = [dict() for _ in range(len(word) + 1)]
    hypotheses[0][(START,)] = (0.0, None)
    for i in range(len(word)):
        for context, (score, path) in sorted(hypotheses[i].items(), key=lambda h: -h[1][0])[:beam]:
            for size in (1, 2):
                if i + size > len(word):
                    continue
                for token in table.get(word[i : i + size], ()):
                    value = score + backed_off(probability, weight, context, token)
                    following = (*context, token)[-(order - 1) :]
                    old = hypotheses[i + size].get(following)
                    if old is None or value > old[0]:
                        hypotheses[i + size][following] = (value, (path, token))
    ends = [
        (score + backed_off(probability, weight, context, END), path)
        for context, (score, path) in hypotheses[len(word)].items()
    ]
    if not ends:
        return []
    path = max(ends, key=lambda e: e[0])[1]
    tokens = []
    while path is not None:
        path, token = path
        tokens.append(token)
    return [phone for token in reversed(tokens) for phone in graphones[token][1]]
