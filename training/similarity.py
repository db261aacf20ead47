"""How alike the speakers of a voice sound across languages: cosines of Resemblyzer embeddings (GE2E, Wan et al., 2018).

    python similarity.py f1=~/evaluation-f1/hifigan m1=~/evaluation-m1/hifigan [--json report.json]

Each folder holds a folder of WAV files per language, as evaluate.py leaves them. Needs the judge's environment and
`pip install --no-deps resemblyzer==0.1.4 webrtcvad-wheels`.
"""
import argparse
import itertools
import json
import sys
from pathlib import Path

import numpy as np

WITHIN = 0.85
"""Least cosine between two languages of one speaker."""
BETWEEN = 0.70
"""Largest cosine between the two speakers, in any pair of languages."""


def centroid(embeddings: np.ndarray) -> np.ndarray:
    """[utterances, 256] of unit length -> unit length [256]."""
    mean = embeddings.mean(axis=0)
    return mean / np.linalg.norm(mean)


def compare(voices: dict[str, dict[str, np.ndarray]]) -> dict[str, dict[str, float]]:
    """Centroids by speaker and language -> cosines of pairs of languages, within a speaker and between speakers."""
    keys = [(speaker, language) for speaker, languages in voices.items() for language in languages]
    within, between = {}, {}
    for (s, a), (t, b) in itertools.combinations(keys, 2):
        cosine = float(voices[s][a] @ voices[t][b])
        (within if s == t else between)[f"{s}/{a} {t}/{b}"] = round(cosine, 4)
    return dict(within=within, between=between)


def embed(encoder, folder: Path, limit: int) -> np.ndarray:
    from resemblyzer import preprocess_wav

    files = sorted(folder.glob("*.wav"))[:limit]
    if not files:
        raise SystemExit(f"{folder}: no WAV files; run evaluate.py first")
    return np.stack([encoder.embed_utterance(preprocess_wav(file)) for file in files])


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("speakers", nargs="+", help="name=folder")
    ap.add_argument("--limit", type=int, default=20, help="files per language")
    ap.add_argument("--json", type=Path)
    o = ap.parse_args()
    from resemblyzer import VoiceEncoder

    encoder = VoiceEncoder("cpu", verbose=False)
    voices = {}
    for name, folder in (speaker.split("=", 1) for speaker in o.speakers):
        languages = sorted(path for path in Path(folder).expanduser().iterdir() if path.is_dir())
        voices[name] = {path.name: centroid(embed(encoder, path, o.limit)) for path in languages}
    report = compare(voices)
    lowest = min(report["within"].values(), default=1.0)
    highest = max(report["between"].values(), default=0.0)
    for group in report.values():
        for pair, cosine in group.items():
            print(f"{pair:16} {cosine:.3f}")
    print(f"within a speaker at least {lowest:.3f} (bar {WITHIN}), between speakers at most {highest:.3f} (bar {BETWEEN})")
    if o.json:
        o.json.write_text(json.dumps(dict(lowestWithin=lowest, highestBetween=highest, **report), indent=1) + "\n")
    sys.exit(int(lowest < WITHIN or highest > BETWEEN))


if __name__ == "__main__":
    main()
