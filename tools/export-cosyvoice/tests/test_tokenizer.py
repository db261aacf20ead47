"""tokenizer.json against the Python tokenizer."""

import base64
import json
import re

import pytest

from cosyvoice_export.configuration import Call
from cosyvoice_export.errors import ExportError
from cosyvoice_export.random_model import SENTENCES, learn_ranks
from cosyvoice_export.tokenizer import PATTERN, WHISPER, find_ranks, special_tokens, tokenizer_file

tiktoken = pytest.importorskip("tiktoken")
OFFICIAL = r"""'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"""
TEXTS = [
    SENTENCES,
    "a\u0085b\ufeffc\u00a0d\u3000e\u2028f\u180eg\u200bh  i\t\n j ",
    "they'll I'VE don't 's 12345 ½ ²³ …!?",
    "カタカナ ひらがな 漢字 한국어 粵語 𠮷野家 👩‍👩‍👧 é e\u0301",
    "\x1c\x1d\x1e\x1f end",
]


@pytest.fixture
def ranks(tmp_path):
    path = tmp_path / "multilingual.tiktoken"
    path.write_text(learn_ranks(SENTENCES.encode(), 60), encoding="ascii")
    return path


def encoding(content: dict, pattern: str):
    tokens = content["bpe_ranks"].split(" ")[2:]
    table = {base64.b64decode(token): rank for rank, token in enumerate(tokens)}
    return tiktoken.Encoding("test", pat_str=pattern, mergeable_ranks=table, special_tokens=content["special_tokens"])


@pytest.mark.parametrize("text", TEXTS)
def test_rewritten_pattern_splits_like_the_official_one(ranks, text):
    content = json.loads(tokenizer_file(ranks, 100, 316 + 1609))
    # The Python side spells \u escapes with braces; the rest of the pattern is the same in both languages.
    rewritten = re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", content["pat_str"])
    ours, theirs = encoding(content, rewritten), encoding(content, OFFICIAL)
    ids = ours.encode(text, allowed_special="all")
    assert ids == theirs.encode(text, allowed_special="all")
    assert ours.decode(ids) == text


def test_file_has_js_tiktokens_form(ranks):
    content = json.loads(tokenizer_file(ranks, 100, 316 + 1609))
    assert set(content) == {"pat_str", "special_tokens", "bpe_ranks"}
    assert content["pat_str"] == PATTERN
    lines = content["bpe_ranks"].split("\n")
    mark, first, *tokens = lines[0].split(" ")
    assert (len(lines), mark, first, len(tokens)) == (1, "!", "0", 316)


def test_token_without_bytes_is_left_out(tmp_path):
    """whisper's own file has one, as a lone "="; base64 decoders in JavaScript refuse it."""
    path = tmp_path / "x.tiktoken"
    path.write_text("IQ== 0\n= 1\nIg== 2\nIw== 3\n")
    assert json.loads(tokenizer_file(path, 100, 4 + 1609))["bpe_ranks"] == "! 0 IQ==\n! 2 Ig== Iw=="


def test_special_tokens_have_whispers_ids():
    special = special_tokens(50257, 100)
    expected = {
        "<|endoftext|>": 50257,
        "<|startoftranscript|>": 50258,
        "<|en|>": 50259,
        "<|zh|>": 50260,
        "<|ko|>": 50264,
        "<|ja|>": 50266,
        "<|yue|>": 50358,
        "<|transcribe|>": 50360,
        "<|notimestamps|>": 50364,
        "<|0.00|>": 50365,
        "<|30.00|>": 51865,
    }
    assert {name: special[name] for name in expected} == expected
    assert len(special) == 51866 - 50257


def test_tokenizer_of_another_size(ranks):
    with pytest.raises(ExportError, match="text embedding has 51866"):
        tokenizer_file(ranks, 100, 51866)


@pytest.mark.parametrize("content", ["", "IQ== 0\nIg== 2\n", "IQ=== 0\n", "not base64! 0\n", "IQ==\n"])
def test_broken_ranks(tmp_path, content):
    path = tmp_path / "x.tiktoken"
    path.write_text(content)
    with pytest.raises(ExportError, match="x.tiktoken"):
        tokenizer_file(path, 100, 1609)


def test_other_tokenizers_are_refused(tmp_path):
    with pytest.raises(ExportError, match="my.tokenizer"):
        find_ranks(Call("my.tokenizer", {"multilingual": True}), None, tmp_path, None)


def test_given_file_is_not_replaced_by_another(tmp_path, ranks):
    call = Call(WHISPER, {"multilingual": True})
    assert find_ranks(call, None, ranks.parent, None) == ranks
    with pytest.raises(ExportError, match="nowhere"):
        find_ranks(call, tmp_path / "nowhere", ranks.parent, None)
