"""Mixed-language and number sentences to train on: our own frames filled with words, and joined corpus clauses.

    python sentences/make_mixed.py --corpus ../../shared/corpus --out mixed.txt --count 1500

Deterministic for a seed. The corpora stay where they are; only frames and words of our own stand here.
"""
import argparse
import random
import re
from pathlib import Path

WORDS = """Hello world|email|Windows|iPhone|Google|Python|JavaScript|OK|Wi-Fi|Bluetooth|app|server|Facebook|YouTube|
machine learning|update|download|coffee|party|meeting|project|design|office|team|boss|weekend|happy birthday|
deadline|demo|bug|cloud|data|online|offline|video|music|camera|battery|Android|GitHub|Docker|Linux|Excel|
PowerPoint|Amazon|Netflix|Twitter|New York|London|Paris|San Francisco|Tokyo|Microsoft|Apple|Tesla|model|token|
prompt|GPU|CPU|API|USB|PDF|DVD|NBA|CEO|KTV|VIP|AI|TV|HR|IT|PPT|good morning|thank you|see you tomorrow|
no problem|let me check|CosyVoice Lite|text to speech|open source|real time|test|click|button|menu|password|
account|login|shopping|taxi|bus|menu|lunch|salad|sandwich|pizza|chocolate|ice cream|yoga|gym|marathon""".replace("\n", "").split("|")

FRAMES = {
    "zh": """请打开{w}看一下。|我今天收到了一封{w}。|这个{w}的价格是{n}元。|他说{w}，然后就走了。|我们下周有一个{w}，别忘了。|
{w}真的很好用！|你会用{w}吗？|第{d}章介绍{w}的用法。|请在{d}点{m}分之前完成{w}。|这台电脑装了{w}和{w}。|他在{w}工作了{d}年。|
现在是{y}年{o}月{d}日。|一共{n}个人参加了{w}。|大约百分之{p}的用户喜欢{w}。|会议室在{d}楼，电话是{t}。|你好，这是{w}的测试。|
今天气温{p}度。|{w}！|好的，{w}。|先学{w}，再学{w}。""",
    "yue": """我哋今晚去{w}啦。|你有冇用過{w}呀？|呢個{w}要{n}蚊。|佢話{w}，跟住就走咗。|聽日{d}點有個{w}。|唔該幫我check下{w}。|
我好鍾意{w}㗎。|{w}係咩嚟㗎？|嗰度有{n}個人。|今年係{y}年。|電話係{t}。|我用緊{w}同埋{w}。""",
    "ja": """{w}を使ってください。|今日は{w}があります。|この{w}は{n}円です。|彼は{w}と言いました。|{w}はとても便利ですね。|
{d}時{m}分に始まります。|{y}年{o}月{d}日の予定です。|{w}と{w}を比べてみましょう。|電話番号は{t}です。|{n}人が参加しました。|{w}、お願いします。""",
    "ko": """{w} 좀 열어 주세요.|오늘 {w} 회의가 있어요.|이 {w}는 {n}원입니다.|그는 {w}라고 말했다.|{w} 정말 좋네요!|
{d}시 {m}분에 시작합니다.|{y}년 {o}월 {d}일입니다.|{w}와 {w}를 비교해 봅시다.|전화번호는 {t}입니다.|{n}명이 참가했습니다.""",
    "en": """The price is ${n}.|It starts at {d}:{m}.|She was born in {y}.|Call me at {t}.|About {p}% of users like {w}.|
{w} and {w}.|Yes.|No.|Thank you very much.|Chapter {d}.|There are {n} people here.|Okay, {w}.|{w}?|Really?|One, two, three, four, five.""",
}


def fill(frame: str, random_state: random.Random) -> str:
    def value(match: re.Match) -> str:
        r = random_state
        return {
            "w": lambda: r.choice(WORDS), "n": lambda: str(r.choice([r.randrange(2, 100), r.randrange(100, 20000)])),
            "d": lambda: str(r.randrange(1, 13)), "m": lambda: f"{r.randrange(10, 60)}", "o": lambda: str(r.randrange(1, 13)),
            "y": lambda: str(r.randrange(1900, 2040)), "p": lambda: str(r.randrange(1, 100)),
            "t": lambda: "".join(str(r.randrange(10)) for _ in range(8)),
        }[match[1]]()  # fmt: skip
    return re.sub(r"\{(\w)\}", value, frame)


def clauses(path: Path, shortest: int, longest: int) -> list[str]:
    pieces = re.split(r"(?<=[。！？!?.])\s*", path.read_text("utf-8").replace("\n", " "))
    return [p.strip() for p in pieces if shortest <= len(p.strip()) <= longest]


REPLIES = {
    "zh": "你好！|是的。|好的。|不行。|谢谢。|真的吗？|为什么？|没问题。|再见。|对。|太好了！|是吗？",
    "yue": "係呀。|唔該。|好呀。|唔係。|點解？|多謝。|係咩？|冇問題。|早晨。",
    "ja": "はい。|いいえ。|そうです。|なぜ？|本当？|ありがとう。|もちろん。|こんにちは！",
    "ko": "네.|아니요.|좋아요!|왜요?|그래요?|고마워요.|정말?|안녕!",
    "en": "Hello world!|Yes.|No.|Thank you.|Really?|Okay.|Why not?|Good idea.|Hello!|I see.|Not yet.|Sure!",
}


def pair(language: str, short: dict[str, list[str]], r: random.Random) -> str:
    """A sentence with a very short one before or behind it, in the same or another language."""
    other = language if r.random() < 0.4 else r.choice([x for x in REPLIES if {x, language} != {"zh", "yue"}])
    reply, sentence = r.choice(REPLIES[other].split("|")), r.choice(short[language])
    if not re.search(r"[。！？!?.]$", sentence):
        sentence += "。" if language in ("zh", "yue", "ja") else "."
    first, second = (reply, sentence) if r.random() < 0.5 else (sentence, reply)
    return first + ("" if first[-1] in "。！？" else " ") + second


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpus", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--count", type=int, default=1500)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--pairs", action="store_true", help="a sentence and a very short one, which the splitter keeps together")
    o = ap.parse_args()
    r = random.Random(o.seed)
    frames = {language: text.replace("\n", "").split("|") for language, text in FRAMES.items()}
    limits = {"zh": (4, 16), "yue": (4, 16), "ja": (6, 24), "ko": (6, 24), "en": (8, 40)}
    short = {language: clauses(Path(o.corpus) / f"{language}.txt", *limit) for language, limit in limits.items()}
    lines = []
    for index in range(o.count):
        language = list(frames)[index % len(frames)]
        if o.pairs:
            lines.append(pair(language, short, r))
        elif index % 3 == 2:
            # Two languages in one breath: the full stop inside becomes a comma, so that it stays one sentence.
            other = r.choice([x for x in short if x != language and {x, language} != {"zh", "yue"}])
            first = re.sub(r"[。.！!？?]+$", "", r.choice(short[language]))
            comma = "，" if language in ("zh", "yue", "ja") else ", "
            lines.append(first + comma + r.choice(short[other]))
        else:
            lines.append(fill(r.choice(frames[language]), r))
    Path(o.out).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
