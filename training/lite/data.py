"""Teacher speech from disk to batches."""
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from .config import LiteConfig
from .japanese_pitch import accented_f0
from .mel import MelExtractor

# Silence that is kept at both ends, in frames of 12.5 ms: what the teacher leaves is longer than listeners want.
LEADING_FRAMES, TRAILING_FRAMES = 8, 12
PADDING = 0  # id of "_" in every inventory
# The teacher's F0 slides down to 10 Hz where voicing starts and ends; below this no voice is meant.
LOWEST_F0 = 60.0


def inventory_file(path: str | None) -> Path:
    """The given tokenizer.json, or the shipped voice's."""
    default = Path(__file__).resolve().parents[2] / "packages/voice-lite/voice/tokenizer.json"
    return Path(path).expanduser() if path else default


def load_inventory(path: str | None) -> tuple[list[str], list[str]]:
    """Symbols and languages of tokenizer.json; the default is the shipped voice's."""
    inventory = json.loads(inventory_file(path).read_text())
    return inventory["symbols"], inventory["languages"]


@dataclass
class Item:
    """One utterance: ids int64 [T], durations float32 [T] in frames, f0 float32 [F] in Hz (0 unvoiced) as spoken,
    f0_target float32 [F] as the model is to predict it (Japanese by accent), mel float16 [bins, F], audio int16 [F * 300] or None, predicted mel float16 [bins, F] or None."""

    name: str
    language: str
    speaker: int
    tokens: np.ndarray
    languages: np.ndarray
    durations: np.ndarray
    f0: np.ndarray
    mel: np.ndarray
    audio: np.ndarray | None
    predicted: np.ndarray | None = None
    f0_target: np.ndarray | None = None

    @property
    def frames(self) -> int:
        return len(self.f0)


class Corpus:
    """All utterances under some folders; `refresh` takes in what the generator has added since.

    A folder is one speaker: `DIR` or `DIR=1` for speaker index 1. One utterance in 60 is held out, by name.
    """

    def __init__(self, folders: list[str], symbols: list[str], languages: list[str], with_audio: bool = False):
        self.folders = [(Path(f.split("=")[0]).expanduser(), int(f.split("=")[1]) if "=" in f else 0) for f in folders]
        self.symbol_ids = {s: i for i, s in enumerate(symbols)}
        self.language_ids = {s: i for i, s in enumerate(languages)}
        self.with_audio = with_audio
        self.seen: set[Path] = set()
        self.training: list[Item] = []
        self.held_out: list[Item] = []
        self.config = LiteConfig()
        self.extract = MelExtractor(self.config.mel)

    def refresh(self) -> int:
        """Loads new files; returns how many."""
        added = 0
        for folder, speaker in self.folders:
            for path in sorted(folder.rglob("*.npz")):
                if path in self.seen:
                    continue
                self.seen.add(path)
                item = self.load(path, speaker)
                if item is None:
                    continue
                held_out = sum(item.name.encode()) % 60 == 0 and len(self.held_out) < 100
                (self.held_out if held_out else self.training).append(item)
                added += 1
        return added

    def load(self, path: Path, speaker: int) -> Item | None:
        with np.load(path) as data:
            audio, f0, durations = data["audio"], data["f0"], data["durations"].astype(np.int64)
            symbols, languages, language = data["symbols"], data["languages"], str(data["language"])
        hop = self.config.mel.hop_length
        # Mel first, of the whole file: a cut edge would otherwise be reflected into the features.
        mel = self.extract(torch.from_numpy(audio.astype(np.float32) / 32767)[None])[0].numpy()
        lead = max(0, int(durations[0]) - LEADING_FRAMES)
        trail = max(0, int(durations[-1]) - TRAILING_FRAMES)
        durations[0] -= lead
        durations[-1] -= trail
        end = mel.shape[1] - trail
        if end - lead < 40 or end - lead > 2400:
            return None
        tokens = np.array([self.symbol_ids[str(s)] for s in symbols])
        f0 = np.where(f0 < LOWEST_F0, 0, f0)[lead:end].astype(np.float32)
        f0_target = accented_f0(f0, [str(s) for s in symbols], [str(s) for s in languages], durations)
        return Item(
            path.stem, language, speaker, tokens, np.array([self.language_ids[str(s)] for s in languages]),
            durations.astype(np.float32), f0, mel[:, lead:end].astype(np.float16),
            audio[lead * hop : end * hop] if self.with_audio else None,
            f0_target=f0_target,
        )  # fmt: skip

    def summary(self) -> str:
        minutes: dict[str, float] = {}
        for item in self.training:
            key = f"{item.language}/{item.speaker}"
            minutes[key] = minutes.get(key, 0.0) + item.frames / 80 / 60
        each = "  ".join(f"{k} {v:.1f}" for k, v in sorted(minutes.items()))
        return f"{len(self.training)} utterances ({len(self.held_out)} held out), minutes: {each}"


def acoustic_batches(items: list[Item], batch_frames: int, seed: int):
    """Groups of about equal length whose padded size is at most batch_frames, in random order."""
    random_state = random.Random(seed)
    order = sorted(items, key=lambda item: item.frames * random_state.uniform(0.9, 1.1))
    groups: list[list[Item]] = []
    group: list[Item] = []
    for item in order:
        longest = max([item.frames] + [other.frames for other in group])
        if group and longest * (len(group) + 1) > batch_frames:
            groups.append(group)
            group = []
        group.append(item)
    if group:
        groups.append(group)
    random_state.shuffle(groups)
    return groups


def normalised_f0(f0: np.ndarray, config: LiteConfig) -> tuple[np.ndarray, np.ndarray]:
    """Hz [F] -> normalised log F0 (0 where unvoiced) and voicing, both float32 [F]."""
    n = config.normalisation
    voiced = (f0 > 0).astype(np.float32)
    return (np.log(np.maximum(f0, 20.0)) - n.log_f0_mean) / n.log_f0_scale * voiced, voiced


def collate_acoustic(items: list[Item], config: LiteConfig = LiteConfig()) -> dict[str, torch.Tensor]:
    n = config.normalisation
    batch, text, frames = len(items), max(len(i.tokens) for i in items), max(i.frames for i in items)
    tokens = np.full((batch, text), PADDING, np.int64)
    languages = np.zeros((batch, text), np.int64)
    durations, text_mask = np.zeros((batch, text), np.float32), np.zeros((batch, text, 1), np.float32)
    f0, voiced, f0_target = (np.zeros((batch, frames), np.float32) for _ in range(3))
    mel, frame_mask = np.zeros((batch, frames, config.mel.bins), np.float32), np.zeros((batch, frames, 1), np.float32)
    for row, item in enumerate(items):
        t, f = len(item.tokens), item.frames
        tokens[row, :t], languages[row, :t], durations[row, :t] = item.tokens, item.languages, item.durations
        text_mask[row, :t] = 1
        f0[row, :f], voiced[row, :f] = normalised_f0(item.f0, config)
        f0_target[row, :f] = normalised_f0(item.f0 if item.f0_target is None else item.f0_target, config)[0]
        mel[row, :f] = (item.mel.T.astype(np.float32) - n.mel_mean) / n.mel_scale
        frame_mask[row, :f] = 1
    arrays = dict(
        tokens=tokens, languages=languages, durations=durations, text_mask=text_mask,
        f0=f0, f0_target=f0_target, voiced=voiced, mel=mel, frame_mask=frame_mask,
        speaker=np.array([item.speaker for item in items], np.int64),
    )  # fmt: skip
    return {name: torch.from_numpy(value) for name, value in arrays.items()}


@torch.no_grad()
def predict_mels(model, items: list[Item], limit: int, seed: int, config: LiteConfig = LiteConfig()) -> None:
    """Fills `predicted` of `limit` random items with the model's mels for the teacher's durations and F0."""
    n = config.normalisation
    chosen = random.Random(seed).sample(items, min(limit, len(items)))
    for group in acoustic_batches(chosen, 12000, seed):
        b = collate_acoustic(group, config)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            mel = model(
                b["tokens"], b["languages"], b["speaker"], b["durations"],
                b["f0"], b["voiced"], b["text_mask"], b["frame_mask"],
            )[3]  # fmt: skip
        mel = mel.float() * n.mel_scale + n.mel_mean
        for row, item in enumerate(group):
            item.predicted = mel[row, : item.frames].T.numpy().astype(np.float16)


def vocoder_crops(items: list[Item], crops: int, frames: int, predicted: float, seed: int):
    """Endless batches: log-mel [B, bins, frames], F0 in Hz [B, frames], samples [B, frames * 300]."""
    random_state = random.Random(seed)
    usable = [item for item in items if item.frames > frames]
    with_prediction = [item for item in usable if item.predicted is not None]
    weights = [item.frames for item in usable]
    hop = LiteConfig().mel.hop_length
    while True:
        mels, pitches, audio = [], [], []
        for _ in range(crops):
            use = bool(with_prediction) and random_state.random() < predicted
            item = random_state.choice(with_prediction) if use else random_state.choices(usable, weights)[0]
            at = random_state.randrange(item.frames - frames)
            source = item.predicted if use else item.mel
            mels.append(source[:, at : at + frames].astype(np.float32))
            pitches.append(item.f0[at : at + frames])
            audio.append(item.audio[at * hop : (at + frames) * hop].astype(np.float32) / 32767)
        yield tuple(torch.from_numpy(np.stack(x)) for x in (mels, pitches, audio))
