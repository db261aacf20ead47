"""Prints, as JSON, the bytes on the disk of Python distributions and of all that they need.

python distribution_sizes.py NAME…
"""

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, distribution


def needs(name):
    """Names that a distribution requires, extras left out."""
    for requirement in distribution(name).requires or []:
        if "extra ==" not in requirement:
            yield re.match(r"[\w.-]+", requirement)[0]


def size(name):
    paths = [file.locate() for file in distribution(name).files or []]
    return sum(path.stat().st_size for path in paths if path.is_file())


def sizes(names):
    found = {}
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = size(name)
            waiting += needs(name)
        except PackageNotFoundError:
            # For another system or an older Python: pip did not install it.
            continue
    return found


if __name__ == "__main__":
    print(json.dumps(sizes(sys.argv[1:])))
