"""Loads an official model folder: configuration, weights with strict keys, speakers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from .configuration import Configuration, read_configuration
from .errors import ExportError

WEIGHTS = ("llm.pt", "flow.pt", "hift.pt", "spk2info.pt")
OTHER_GENERATIONS = {"cosyvoice2.yaml": "CosyVoice2", "cosyvoice3.yaml": "Fun-CosyVoice3"}


@dataclass(frozen=True)
class Model:
    """The official models with their weights, ready to run."""

    folder: Path
    configuration: Configuration
    speakers: dict[str, torch.Tensor]


def check_folder(folder: Path) -> None:
    """Says at once what is wrong with a folder, before anything is loaded."""
    if not folder.is_dir():
        raise ExportError(f"{folder} is not a folder. --model-dir wants the downloaded model, such as CosyVoice-300M-SFT.")
    if not (folder / "cosyvoice.yaml").is_file():
        for name, generation in OTHER_GENERATIONS.items():
            if (folder / name).is_file():
                raise ExportError(
                    f"{folder} holds {generation} ({name}). This tool exports CosyVoice v1 only, such as CosyVoice-300M-SFT."
                )
    absent = [name for name in ("cosyvoice.yaml", *WEIGHTS) if not (folder / name).is_file()]
    if absent:
        raise ExportError(f"{folder} lacks {', '.join(absent)}. Download the model again; all five files are needed.")
    pointers = [name for name in WEIGHTS if (folder / name).read_bytes()[:8] == b"version "] if small(folder) else []
    if pointers:
        raise ExportError(f"{', '.join(pointers)} is a Git LFS pointer, not the weights. Run `git lfs pull` in {folder}.")


def small(folder: Path) -> bool:
    return any((folder / name).stat().st_size < 1024 for name in WEIGHTS)


def load_model(folder: Path, speakers: list[str] | None) -> Model:
    """Builds the models and loads their weights.

    :param speakers: names in spk2info.pt to keep, in this order; None keeps all.
    """
    check_folder(folder)
    configuration = read_configuration(folder / "cosyvoice.yaml")
    load_weights(configuration.llm, folder / "llm.pt")
    load_weights(configuration.flow, folder / "flow.pt")
    # Training saves the vocoder as part of a larger module.
    load_weights(configuration.hift, folder / "hift.pt", "generator.")
    return Model(folder, configuration, load_speakers(folder / "spk2info.pt", speakers))


def load_file(path: Path) -> Any:
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # torch raises many kinds for a broken or hostile file
        raise ExportError(f"{path} cannot be read as plain weights ({error}). Download it again.") from error


def load_weights(module: torch.nn.Module, path: Path, prefix: str = "") -> None:
    state = load_file(path)
    if not isinstance(state, dict):
        raise ExportError(f"{path} holds {type(state).__name__}, not a table of weights. Download it again.")
    # Newer training code stores its progress next to the weights.
    state = {key.removeprefix(prefix): value for key, value in state.items() if key not in ("epoch", "step")}
    try:
        module.load_state_dict(state, strict=True)
    except RuntimeError as error:
        raise ExportError(f"{path} does not fit cosyvoice.yaml or this version of the classes: {error}") from error
    module.eval().requires_grad_(False)


def load_speakers(path: Path, wanted: list[str] | None) -> dict[str, torch.Tensor]:
    """Speaker name to raw embedding, float32 `[size]`."""
    table = load_file(path)
    try:
        known = {str(name): entry["embedding"].to(torch.float32).flatten() for name, entry in table.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise ExportError(f"{path} is not a table of speakers with embeddings.") from error
    unknown = [name for name in wanted or [] if name not in known]
    if unknown:
        raise ExportError(f"--speakers: no {', '.join(unknown)} in {path.name}; it has {', '.join(known)}.")
    chosen = {name: known[name] for name in (wanted or known)}
    if not chosen:
        raise ExportError(f"{path} holds no speaker; this tool exports voices with built-in speakers (SFT).")
    sizes = {tuple(embedding.shape) for embedding in chosen.values()}
    if len(sizes) != 1:
        raise ExportError(f"{path}: the speakers' embeddings differ in size ({sizes}).")
    return chosen
