"""Tests run from anywhere. They need the official classes; without them they are skipped as a whole."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cosyvoice_export.model_folder import load_model  # noqa: E402
from cosyvoice_export.official import load_official  # noqa: E402
from cosyvoice_export.plan import Limits  # noqa: E402
from cosyvoice_export.random_model import SIZES, write_random_model  # noqa: E402
from cosyvoice_export.run_export import Options, run_export  # noqa: E402

LIMITS = Limits(positions=192, text_tokens=32, flow_tokens=192)


@pytest.fixture(scope="session")
def official():
    torch = pytest.importorskip("torch")
    # Two threads that wait for each other on a busy machine take minutes for what one does in a second.
    torch.set_num_threads(1)
    pytest.importorskip("cosyvoice", reason="the official classes are not installed")
    return load_official(None)


@pytest.fixture(scope="session")
def model_folder(official, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    write_random_model(folder, SIZES["tiny"], 11, None)
    return folder


@pytest.fixture(scope="session")
def model(model_folder):
    return load_model(model_folder, None)


@pytest.fixture(scope="session", params=["fp32", "int8"])
def voice_folder(request, official, model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("voices") / request.param
    run_export(model, official, Options(folder, request.param, LIMITS, "tiny", None, None), lambda _: None)
    return folder
