"""Imports the official model classes without the packages that only training, prompts or v2/v3 need.

The classes come from a checkout (`--repo`) or from an installed wheel such as `cosyvoice-minicpmo`. Three things that
they import at module level are never called by the v1 models; where they are absent a bare module stands in for them.
"""

import importlib
import importlib.util
import logging
import sys
import types
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path

from .errors import ExportError

# Module -> the names that the official code takes from it at import.
STAND_INS = {
    "torchaudio": [],
    "torchaudio.compliance": [],
    "torchaudio.compliance.kaldi": [],
    "onnxruntime": [],
    "transformers": ["Qwen2ForCausalLM", "AutoModelForCausalLM"],
}


@dataclass(frozen=True)
class Official:
    """The official modules that this tool uses."""

    llm: types.ModuleType
    flow: types.ModuleType
    hift: types.ModuleType
    model: types.ModuleType
    common: types.ModuleType
    origin: str


def load_official(repo: Path | None) -> Official:
    """Imports the official classes.

    :param repo: a checkout of the official repository with its submodules, or None for the installed wheel.
    """
    if repo is not None:
        use_checkout(repo)
    # `matcha.utils` pulls in a training framework for a logger; an empty package in its place has no other user.
    provide("matcha.utils", package=True)
    provide("matcha.utils.pylogger", get_pylogger=logging.getLogger)
    level = logging.getLogger().level
    try:
        # diffusers looks for optional packages by their import spec, so it must come before the stand-ins.
        importlib.import_module("matcha.models.components.decoder")
        importlib.import_module("matcha.models.components.flow_matching")
        for name, attributes in STAND_INS.items():
            if missing(name):
                provide(name, package=True, **{attribute: object for attribute in attributes})
        modules = [
            importlib.import_module(f"cosyvoice.{name}")
            for name in ("llm.llm", "flow.flow", "hifigan.generator", "cli.model", "utils.common")
        ]
    except ImportError as error:
        raise ExportError(
            f"The official CosyVoice classes cannot be imported ({error}). Install this tool's requirements.lock and then "
            "`pip install --no-deps cosyvoice-minicpmo==0.1.0`, or pass --repo with a checkout that has its submodules."
        ) from error
    finally:
        # The official code sets the root logger to DEBUG when it is imported.
        logging.getLogger().setLevel(max(level, logging.WARNING))
    return Official(*modules, origin=str(Path(modules[0].__file__).parents[2]))


def use_checkout(repo: Path) -> None:
    matcha = repo / "third_party" / "Matcha-TTS"
    if not (repo / "cosyvoice" / "llm" / "llm.py").is_file():
        raise ExportError(f"{repo} is not a CosyVoice checkout: it has no cosyvoice/llm/llm.py.")
    if not (matcha / "matcha").is_dir():
        raise ExportError(
            f"{matcha} is empty. Run `git submodule update --init` in the checkout."
        )
    sys.path[:0] = [str(repo), str(matcha)]


def missing(name: str) -> bool:
    if name in sys.modules:
        return False
    try:
        return importlib.util.find_spec(name) is None
    except (ImportError, ValueError):
        return True


def provide(name: str, package: bool = False, **attributes: object) -> None:
    """Registers a bare module under a name, unless that name is already imported."""
    if name in sys.modules:
        return
    module = types.ModuleType(name)
    module.__spec__ = ModuleSpec(name, loader=None, is_package=package)
    if package:
        module.__path__ = []
    vars(module).update(attributes)
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], child, module)
