"""Which syllables of words are neutral: marks of the sources after review, and marks carried into longer words."""

from __future__ import annotations

# Syllables that the product's own rules decide (directions, places, 个): lists differ from word to word.
BY_RULE = set("上下里来去边个面不着了得地的是开住起")

# Words that a source marks and that most careful speakers keep full.
FULL = set(
    "不是 任务 力量 还是 书记 真是 态度 部分 势力 刚刚 要是 道理 味道 情形 教训 记住 可不 迷惑 篇幅 打点 打手 估量 用钱 "
    "理性认识 感性认识 道德认识 逻辑 位置 撩开 守住 起开 老是 老到 迷住 横是 困难 别人 计划 幸福 刺激 分析 父亲 母亲 意识 "
    "介绍 大人 合同 多少 活泼 温和 新鲜 干事 编辑 开通 报复 照顾 喉咙 吉他 凤凰 熟悉 荒唐 费用 笑语 不由 两口 胡萝 一辈 拖沓 "
    "扫把 对头 大意 地道 实在 精神 千斤 利害 下水 将军 告示 悟性 冷战 过去 这个 那个 人家 孝道 气数 一部分 大部分 绝大部分 "
    "总书记 理性知识 迷幻蘑菇 词项逻辑 命题逻辑 量化逻辑 军事力量 反动势力 威慑力量 经济力量 地理位置 相对位置 益觉困难 "
    "电邮位置 帅气 牛气 骄气 劳动合同 总干事 思想包袱 词汇判断任务 打埋伏 蜡烛 戏弄 字号 学生会 大爷 红火".split()
)

# Final characters whose neutral tone is part of the word's citation form.
SUFFIXES = set("子头们么")

# 子 as a root keeps its tone: children, persons, fruits and particles.
ROOT_ZI = set(
    "男子 女子 分子 原子 量子 莲子 石子 瓜子 电子 学子 卵子 算子 质子 中子 光子 粒子 核子 离子 精子 孢子 因子 介子 胶子 "
    "夸克子 弟子 妻子儿女 父子 母子 夫子 孔子 孟子 老子 庄子 荀子 墨子 孙子兵法 韩非子 鬼谷子 天子 太子 王子 公子 世子 君子 "
    "才子 浪子 游子 赤子 臣子 子子 孝子 逆子 独子 长子 次子 幼子 养子 义子 继子 仙子 舟子 士子 女子 孺子 内子 外子 甲子 "
    "种子选手 棋子 黑子 白子 松子 榛子 鱼子 虾子 蚕子 菜子 枪子 弹子 铜子 子子孙孙 西子 童子 花花公子 正人君子 梁上君子 "
    "不肖子 敌百虫子 变分子 亲子 稚子 诸子 贵子 早生贵子 犬子 爱子 游子 竖子 质因子 重子 轻子 费米子 玻色子 量子 声子 配子 合子 "
    "算子 旋子 转子 定子 电子 热电子".split()
)


def is_full(word: str) -> bool:
    return word in FULL or word in ROOT_ZI


def carry(word: str, reading: tuple[str, ...], marks: set[int], marked: dict[str, tuple], spoken_full: set[int]) -> set[int]:
    """The marks of a longer word: its own, and those of marked words of two or three characters inside it."""
    out = set(marks)
    for size in (2, 3):
        for start in range(len(word) - size + 1):
            inner = marked.get(word[start : start + size])
            if not inner or size == len(word):
                continue
            # 东西方 is not 东西 and 方: only words at the end are safe in short words.
            if len(word) < 4 and start + size != len(word):
                continue
            own_reading, own_marks = inner
            if own_reading == reading[start : start + size]:
                out |= {start + each for each in own_marks} - spoken_full
    return out
