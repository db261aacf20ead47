"""The weights that tell Cantonese from Mandarin."""
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "language"))
import train_han_weights  # noqa: E402


def test_weights_point_to_the_class():
    found = dict(train_han_weights.weights(Counter("嘅嘅嘅嘅嘅嘅嘅嘅人人人人"), Counter("的的的的的的的的人人人人")))
    assert found["嘅"] > 0 > found["的"]
    assert "人" not in found


def test_mandarin_is_counted_in_simplified_characters():
    assert train_han_weights.count(["說说", "abc，"], {"說": "说"}) == Counter({"说": 2})


def test_traditional_forms_share_the_weight(tmp_path, monkeypatch):
    (tmp_path / "zh.txt").write_text("他说他说的\n" * 50, encoding="utf-8")
    (tmp_path / "yue.tsv").write_text("佢=keoi5 講=gong2 嘅=ge3\n" * 50, encoding="utf-8")
    (tmp_path / "pairs.ts").write_text('export const TRADITIONAL =\n  "說講";\nexport const SIMPLIFIED =\n  "说讲";\n', encoding="utf-8")
    out = tmp_path / "weights.ts"
    monkeypatch.setattr(sys, "argv", ["train_han_weights.py", "--zh", str(tmp_path / "zh.txt"), "--yue", str(tmp_path / "yue.tsv"),
                                      "--traditional", str(tmp_path / "pairs.ts"), "--out", str(out)])
    train_han_weights.main()
    characters, steps = (line.strip().strip('",') for line in out.read_text(encoding="utf-8").splitlines() if line.startswith('    "'))
    weight = dict(zip(characters, (ord(s) - ord("a") - train_han_weights.LIMIT for s in steps), strict=True))
    assert weight["說"] == weight["说"] < 0 < weight["講"] == weight["讲"]
