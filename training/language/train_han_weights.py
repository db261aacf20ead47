"""Trains the table that tells languages in Han characters apart: one signed weight per character and class.

  python training/language/train_han_weights.py --zh zh.txt --yue hkcancor.tsv --mixed yue.txt \
      --traditional packages/tokenizer/src/languages/zh/traditional-data.ts --out packages/tokenizer/src/text/han-weights.ts

--zh, --yue    plain text, one sentence a line, or `word=reading` cells (the readings are left out)
--mixed        text in which lines with a Cantonese character are Cantonese and the others Mandarin
--traditional  the tokenizer's pairs: Mandarin is counted in simplified characters and the weight of each goes to its
               traditional forms, so the script of a text says nothing about its language

Naive Bayes over characters against Mandarin: log P(character | class) - log P(character | Mandarin), in steps of
1/STEPS, cut at LIMIT. Encyclopaedic Mandarin hardly says 你 or 吗: sentences from a small grammar are counted, too.
Further classes (Japanese, Korean in Han characters) get a table of their own in the same file.
"""
import argparse
import itertools
import math
import re
from collections import Counter
from pathlib import Path

HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0002fa1f]")
CANTONESE = re.compile("[嘅咗喺嚟啲噉咁嗰佢哋乜嘢冇啱攞嘥㗎喎囉啩嗱瞓揾諗畀睇唔哂嗌冚掟揸孭]")
STEPS = 2
LIMIT = 9
SMOOTHING = 2.0
FEWEST = 4
WEAKEST = 2
# How often the everyday grammar counts, as a share of the other Mandarin text.
EVERYDAY_SHARE = 0.5

PERSON = "我 你 您 他 她 它 我们 你们 他们 她们 大家 咱们 妈妈 爸爸 老师 医生 朋友 同学 孩子 老板 先生 小姐 姐姐 哥哥 弟弟".split()
TIME = ["", "今天", "明天", "昨天", "现在", "刚才", "晚上", "早上", "下午", "每天", "周末", "去年", "这个星期", "下个月", "等一下", "刚刚", "一会儿", "早点"]
PREDICATE = """去上班 回家 吃饭了 在家 很忙 很好 不知道 不想去 想买一本书 喝了一杯水 买了两张票 要去医院 在看电视 没有钱 有一个问题
已经到了 还没来 给我打电话 说得很快 跑得很慢 喜欢听音乐 喜欢这件衣服 觉得有点冷 觉得很贵 找不到手机 在等车 坐地铁来的 开车去公司
住在这里 把门关上了 被骂了 是北京人 会说中文 能不能帮忙 可以进来 应该休息 不要走 别说话 和朋友见面 跟他一起走 让她先走 从那边过来
对这里很熟 都喜欢 也不错 就走 才起床 再见 没关系 不用谢 谢谢你 对不起 洗衣服 做作业 写字 睡觉了 起床 下雨了 这么大 那么远 在哪里工作
怎么去火车站 什么时候来 为什么不吃 做什么 买什么菜 多少钱 几点开门 看一下这个 给我一点时间 点着了火 点了两个菜 平时都在 话很多 行不行
话说回来 食堂吃饭 喝水 这部电影好看 那个东西很便宜 上车 等很久 真的很漂亮 太热了 有人吗 走路去 打球 唱歌 跳舞 上学 放学 教书 拿东西""".split()
ENDING = ["", "", "吗", "吧", "呢", "啊", "了", "的"]


def everyday():
    """Short everyday Mandarin."""
    for time, person, predicate in itertools.product(TIME, PERSON, PREDICATE):
        yield time + person + predicate + ENDING[(len(time) + 3 * len(person) + 5 * len(predicate)) % len(ENDING)]


def sentences(paths):
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            yield re.sub(r"=[a-z0-9]+", "", line)


def pairs(path):
    """Traditional characters by simplified one, from the module of the tokenizer."""
    text = Path(path).read_text(encoding="utf-8")
    traditional, short = (re.search(rf'{name} =\s*"([^"]*)"', text)[1] for name in ("TRADITIONAL", "SIMPLIFIED"))
    return list(zip(traditional, short, strict=True))


def count(lines, simplified):
    counts = Counter()
    for line in lines:
        counts.update(simplified.get(c, c) for c in HAN.findall(line))
    return counts


def weights(own, other):
    size = len(own | other)
    total, others = sum(own.values()) + SMOOTHING * size, sum(other.values()) + SMOOTHING * size
    for character in sorted(own | other):
        if own[character] + other[character] < FEWEST:
            continue
        ratio = math.log((own[character] + SMOOTHING) / total) - math.log((other[character] + SMOOTHING) / others)
        weight = max(-LIMIT, min(LIMIT, round(STEPS * ratio)))
        if abs(weight) >= WEAKEST:
            yield character, weight


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zh", nargs="+", required=True)
    parser.add_argument("--yue", nargs="+", required=True)
    parser.add_argument("--mixed", nargs="*", default=[])
    parser.add_argument("--traditional", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()

    table = pairs(args.traditional)
    simplified = dict(table)
    mixed = list(sentences(args.mixed))
    yue = count(itertools.chain(sentences(args.yue), (s for s in mixed if CANTONESE.search(s))), simplified)
    zh = count(itertools.chain(sentences(args.zh), (s for s in mixed if not CANTONESE.search(s))), simplified)
    talk = count(everyday(), simplified)
    scale = EVERYDAY_SHARE * sum(zh.values()) / sum(talk.values())
    for character, number in talk.items():
        zh[character] += round(number * scale)

    forms = {}
    for traditional, short in table:
        forms.setdefault(short, []).append(traditional)
    table = {}
    for character, weight in weights(yue, zh):
        for form in [character, *forms.get(character, [])]:
            # A traditional form of two characters keeps the clearer weight; surrogate pairs are left to the word list.
            if len(form.encode("utf-16-le")) == 2 and abs(table.get(form, 0)) < abs(weight):
                table[form] = weight
    characters = "".join(sorted(table))
    steps = "".join(chr(ord("a") + LIMIT + table[c]) for c in characters)
    Path(args.out).write_text(
        f"""/**
 * How much each Han character speaks for a language rather than for Mandarin. Written by training/language/train_han_weights.py.
 * @module
 */

/** One class against Mandarin: characters in the order of their codes, and as many letters for their weights. */
export interface HanWeights {{
  readonly characters: string;
  /** `{chr(ord("a") + LIMIT)}` is 0; a letter is 1/{STEPS} of a natural logarithm. */
  readonly weights: string;
}}

// prettier-ignore
export const CANTONESE: HanWeights = {{
  characters:
    "{characters}",
  weights:
    "{steps}",
}};
""",
        encoding="utf-8",
    )
    print(len(characters), "characters")


if __name__ == "__main__":
    main()
