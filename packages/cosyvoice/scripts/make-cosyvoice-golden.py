"""Writes golden data for src/text from Python's tiktoken and the official text functions.

    pip install tiktoken && pip install --no-deps openai-whisper cosyvoice-minicpmo==0.1.0 && pip install regex
    python packages/cosyvoice/scripts/make-cosyvoice-golden.py packages/cosyvoice/test/golden

whisper's rank file has 50,257 tokens; the golden file keeps those that can occur in its own texts, which encode the same.
"""

import base64
import importlib.util
import json
import random
import sys
from pathlib import Path

import tiktoken

# Texts in five languages with what byte-pair patterns stumble over.
TEXTS = [
    "The kettle's boiling, isn't it? They'll've left by 7:45.",
    "WE'RE sure I'VE SEEN IT, they'D say; rock 'n' roll's o'clock",
    "窗外下着小雨，她把茶杯放在桌上，翻开了一本旧书。",
    "公园里有12只鸽子和３只猫，温度是-5℃，面积4m²。",
    "駅前のパン屋は朝七時に開きますが、ｶﾀｶﾅの看板が目印です。",
    "東京タワーの高さは333メートル。",
    "佢哋喺茶餐廳飲凍檸茶，睇住條街嘅人行嚟行去。",
    "오늘 저녁에는 김치찌개를 끓이고 한글 자모 ㄱㄴㄷ도 써 볼게요.",
    "混合 mixed 문장 です, with 4 languages及びemoji😀👩‍👩‍👧‍👦🇯🇵!",
    "<|en|>Plain words <|zh|>中文<|ja|>日本語<|yue|>廣東話<|ko|>한국어",
    "<|endoftext|><|0.00|>x<|29.98|><|notatoken|><laughter>[breath]</strong>",
    "no-break\u00a0space, thin\u2009space, ideographic\u3000space",
    "next\u0085line and \ufeffbom and\u180emongolian and\u200bzero\u2028line\u2029paragraph",
    "tabs\t\tand\r\nreturns  \n\n  three   blanks ",
    " leading and trailing   ",
    "\u001cfile\u001dgroup\u001erecord\u001funit separators",
    "combining e\u0301a\u0308 \u0e01\u0e33 \u0915\u094d\u0937 \u05d0\u05bc \u1100\u1161\u11a8",
    "digits ٣٤ ३४ Ⅻ ½ ² ³ ① ㈠ 〇 𝟘𝟙",
    "ſtreet K (kelvin) Å ﬁ ß İ ı Ω 𝒜𝓑",
    "!!!???...——～・「引用」『二重』、。…",
    "code_name snake-case a.b@c.d https://example.org/x?y=1#z",
    "'s 't 're 've 'm 'll 'd ' '' 'sS 'Ss",
    "",
    " ",
    "\n",
    "\u0300",
]
CHARACTERS = list("aZé中國가あア9٣½²'’s td!?。，、·-_<|> \t\n") + [
    "\u0085", "\u00a0", "\u1680", "\u180e", "\u2003", "\u200b", "\u200d", "\u2028", "\u202f", "\u205f", "\u2060",
    "\u3000", "\ufeff", "\u0301", "\ufe0f", "😀", "𠮷", "𝟘", "Ⅳ", "<|ko|>", "'re", "'ll",
]  # fmt: skip

PARAGRAPHS = [
    "今天天气很好。",
    "今天天气很好，",
    "面积是²和³（括号）【方括号】`反引号`——破折号",
    "版本 A - B 发布了 hello world 你好 world。 他说 ok",
    "真的吗？！？！好的。。。走吧！",
    "他说：“走吧。”然后笑了。\"好。\"她答",
    "。”开头就是标点，后面才有字",
    "，、,",
    "短。" * 60,
    "这句话有一点长但是还没有到达上限，" * 4 + "第二句在这里结束；" + "第三句也不短，它会让整段超过八十个字。" * 3 + "尾巴。",
    "没有任何标点的一长串文字" * 12,
    "一二三四五六七八九十" * 6 + "。" + "甲乙丙丁戊己庚辛" * 3 + "。" + "短尾巴。",
    "一二三四五六七八九十" * 6 + "一。" + "甲乙丙丁戊己庚辛" * 3 + "。" + "这一段的尾巴有二十个字以上所以自己成为一段对吧。",
    "日本語の文も漢字があれば同じ道を通る。カタカナ、ひらがな！本当？うん。",
    "한국어 문장에 漢字 하나만 있어도 같은 길로 간다. 띄어쓰기는 사라진다!",
    "𠮷野家の文字は 二つの単位 です。" * 8,
    "We waited for the bus. It never came!",
    "Short one; two: three? four! five",
    "He said \"stop.\" Then he left. \"Fine!\" she said.",
    "What?! No... yes!!",
    "The gardener watered every plant on the long balcony before the heat of the day set in. " * 6 + "Done.",
    "a.b.c.d.e.f.g. " * 20,
    "words without any end mark " * 30,
    "ひらがなだけのぶんしょうです。とてもながいのでふたつにわかれるはずです! " * 8,
    "한글만 있는 문장입니다. 길이를 넘기면 나뉩니다? " * 8 + "끝.",
    "...!!!",
    "?? Really. ",
]  # fmt: skip


def module(name: str, path: Path):
    spec = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def package(name: str) -> Path:
    return Path(importlib.util.find_spec(name).submodule_search_locations[0])


def official_chinese(official, text: str) -> str:
    """The steps of `text_normalize` between number normalisation and splitting."""
    text = official.replace_blank(text)
    text = official.replace_corner_mark(text)
    text = text.replace(".", "。").replace(" - ", "，")
    text = official.remove_bracket(text)
    return official.re.sub(r"[，,、]+$", "。", text)


def main(folder: Path) -> None:
    encoding = module("whisper_tokenizer", package("whisper") / "tokenizer.py").get_encoding("multilingual", 100)
    official = module("frontend_utils", package("cosyvoice") / "utils" / "frontend_utils.py")
    official.re = __import__("re")
    measured: set[str] = set()

    def encode(text: str) -> list[int]:
        measured.add(text)
        return encoding.encode(text, allowed_special="all")

    drawn = random.Random(7)
    texts = TEXTS + ["".join(drawn.choices(CHARACTERS, k=drawn.randint(2, 14))) for _ in range(160)]
    tokens = [{"text": text, "ids": encode(text)} for text in texts]
    paragraphs = []
    for text in PARAGRAPHS:
        stripped = text.strip()
        chinese = official.contains_chinese(stripped)
        tidy = official_chinese(official, stripped) if chinese else stripped
        try:
            pieces = list(official.split_paragraph(tidy, encode, "zh" if chinese else "en", 80, 60, 20, False)) if tidy else []
        except IndexError:
            # The official code fails where a text begins with a mark and a quote.
            pieces = None
        if pieces is not None:
            pieces = [piece for piece in pieces if not official.is_only_punctuation(piece)]
        paragraphs.append({"text": text, "chinese": chinese, "tidy": tidy, "pieces": pieces})

    ranks = encoding._mergeable_ranks
    kept = {bytes([value]) for value in range(256)}
    for text in measured:
        for piece in official.regex.findall(encoding._pat_str, text):
            data = piece.encode()
            # No token of whisper is longer than 128 bytes.
            kept.update(
                data[start:end]
                for start in range(len(data))
                for end in range(start + 1, min(len(data), start + 128) + 1)
                if data[start:end] in ranks
            )
    special = {name: encoding.encode_single_token(name) for name in encoding.special_tokens_set}
    used = {id for case in tokens for id in case["ids"]}
    names = {name: id for name, id in sorted(special.items(), key=lambda item: item[1]) if id in used or id == max(special.values())}
    golden = {
        "made by": f"tiktoken {tiktoken.__version__}",
        "special_tokens": names,
        "ranks": {base64.b64encode(data).decode(): ranks[data] for data in sorted(kept, key=ranks.get)},
        "tokens": tokens,
        "paragraphs": paragraphs,
    }
    folder.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=True)}" for key, value in golden.items())
    (folder / "cosyvoice.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    print(len(kept), "ranks,", len(tokens), "texts,", len(paragraphs), "paragraphs")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
