"""Runs all comparisons, prints them, and says whether all bars are kept."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import torch

from ..model_folder import Model
from ..official import Official
from ..voice_folder import sha256
from .comparisons import Comparison
from .reference import Reference
from .runtime import ExportedVoice


def run_check(
    model: Model, official: Official, folder: Path, threads: int, report: Path | None, say: Callable[[str], None]
) -> int:
    """The exit code: 0 when every row keeps its bar and every file is what voice.json says, 1 otherwise."""
    torch.set_num_threads(threads)
    voice = ExportedVoice(folder, threads)
    rows = []
    changed = [
        file["path"]
        for file in voice.manifest["files"]
        if (folder / file["path"]).stat().st_size != file["bytes"] or sha256(folder / file["path"]) != file["sha256"]
    ]
    say(f"{folder} ({voice.family['precision']}) against {official.origin}")
    start = time.monotonic()
    for row in Comparison(voice, Reference(model)).rows():
        rows.append(row)
        bar = "" if row.bar is None else f"{'>=' if row.at_least else '<='} {row.bar:g}"
        say(f"{'pass' if row.passed else 'FAIL'}  {row.name:<44} {row.value:>12.4g} {row.unit:<10} {bar}")
    for path in changed:
        say(f"FAIL  {path} is not the file that voice.json lists")
    total = sum(file["bytes"] for file in voice.manifest["files"])
    say(f"{total / 1e6:.1f} MB in {len(voice.manifest['files'])} files; checked in {time.monotonic() - start:.0f} s")
    passed = not changed and all(row.passed for row in rows)
    if report:
        content = {
            "precision": voice.family["precision"],
            "passed": passed,
            "bytes": {file["path"]: file["bytes"] for file in voice.manifest["files"]},
            "rows": [{**vars(row), "passed": row.passed} for row in rows],
        }
        report.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0 if passed else 1
