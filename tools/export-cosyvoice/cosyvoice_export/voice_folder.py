"""Writes the files of a voice folder: whole or not at all, and not again when nothing has changed."""

import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path

from .errors import ExportError

Progress = Callable[[str], None]
BLOCK = 1 << 20


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


class VoiceFolder:
    """A folder being written. `fingerprint` stands for everything the files depend on."""

    def __init__(self, path: Path, fingerprint: str, progress: Progress):
        self.path = path
        self.fingerprint = fingerprint
        self.progress = progress
        self.files: dict[str, dict[str, object]] = {}
        # Next to the voice, not inside it: what lies in the folder is the voice.
        self.journal = path.with_name(f"{path.name}.export.json")
        path.mkdir(parents=True, exist_ok=True)
        self.done = self.read_journal()

    def read_journal(self) -> dict[str, dict[str, object]]:
        try:
            content = json.loads(self.journal.read_text(encoding="utf-8"))
            return content["files"] if content["fingerprint"] == self.fingerprint else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def write(self, name: str, make: Callable[[], bytes]) -> None:
        """Writes one file, unless an earlier run with the same sources has written it and it is still intact."""
        path = self.path / name
        entry = self.done.get(name)
        if entry and path.is_file() and path.stat().st_size == entry["bytes"] and sha256(path) == entry["sha256"]:
            self.files[name] = entry
            self.progress(f"{name}: already there")
            return
        start = time.monotonic()
        part = path.with_name(f"{name}.part")
        try:
            part.write_bytes(make())
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise ExportError(f"{path} cannot be written ({error}). Free some space and run the same command again.") from error
        size = path.stat().st_size
        self.files[name] = {"path": name, "bytes": size, "sha256": sha256(path)}
        self.progress(f"{name}: {size / 1e6:.1f} MB in {time.monotonic() - start:.1f} s")
        self.save_journal()

    def save_journal(self) -> None:
        content = {"fingerprint": self.fingerprint, "files": {**self.done, **self.files}}
        self.journal.write_text(json.dumps(content, indent=1), encoding="utf-8")

    def finish(self, manifest: dict[str, object]) -> None:
        """Writes voice.json last, so that a folder with a manifest is complete."""
        text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
        part = self.path / "voice.json.part"
        part.write_text(text, encoding="utf-8")
        part.replace(self.path / "voice.json")
