"""Speakers' ids: short ASCII names that the manifest allows, made from the names in spk2info.pt."""

import re
from itertools import count

LANGUAGES = {"中": "zh", "英": "en", "日": "ja", "粤": "yue", "韩": "ko"}
GENDERS = {"女": "female", "男": "male"}


def describe_speakers(names: list[str]) -> list[dict[str, str]]:
    """The manifest's list of speakers, in the given order, with ids that differ."""
    described: list[dict[str, str]] = []
    taken: set[str] = set()
    for name in names:
        gender = next((word for letter, word in GENDERS.items() if letter in name), "neutral")
        identifier = next(candidate for candidate in candidates(name, gender) if candidate not in taken)
        taken.add(identifier)
        described.append({"id": identifier, "name": name, "gender": gender})
    return described


def candidates(name: str, gender: str):
    """Ids for a name, the plainest first: `zh-f1` for the names of the SFT model, ASCII names as they are."""
    language = next((code for letter, code in LANGUAGES.items() if name.startswith(letter)), None)
    slug = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-._")
    if language and gender != "neutral":
        yield from (f"{language}-{gender[0]}{number}" for number in count(1))
    elif slug:
        yield slug
        yield from (f"{slug}-{number}" for number in count(2))
    else:
        yield from (f"speaker{number}" for number in count(1))
