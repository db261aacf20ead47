/**
 * Syllables that lose their tone in speech though dictionaries cite it.
 *
 * The words are everyday ones of the list of obligatory neutral tones of the Putonghua proficiency test
 * (普通话水平测试实施纲要, 2004); words that mean something else with a full tone are left out.
 * @module
 */
import type { TextRange } from "../shared/words";

const WORDS =
  "东西 朋友 学生 先生 衣服 喜欢 漂亮 告诉 休息 知道 明白 清楚 认识 便宜 事情 丈夫 买卖 运气 琢磨 晚上 早上 " +
  "大夫 豆腐 耳朵 眼睛 头发 嘴巴 下巴 尾巴 胳膊 脑袋 指甲 骨头 石头 木头 舌头 拳头 枕头 馒头 罐头 念头 " +
  "萝卜 葡萄 蘑菇 芝麻 核桃 玫瑰 棉花 庄稼 粮食 点心 烧饼 太阳 月亮 云彩 窗户 钥匙 扫帚 簸箕 " +
  "玻璃 灯笼 铃铛 招牌 算盘 包袱 行李 衣裳 首饰 戒指 师傅 徒弟 亲戚 亲家 媳妇 姑娘 闺女 寡妇 祖宗 " +
  "太太 姥姥 爷爷 叔叔 伯伯 舅舅 公公 婆婆 娃娃 宝宝 星星 猩猩 蝈蝈 饽饽 和尚 护士 裁缝 木匠 铁匠 " +
  "消息 意思 主意 规矩 力气 脾气 客气 福气 名气 口气 阔气 秀气 神气 热闹 干净 暖和 凉快 舒服 " +
  "老实 结实 踏实 扎实 厚道 麻烦 马虎 糊涂 含糊 迷糊 聪明 机灵 勤快 爽快 痛快 利落 利索 便当 体面 " +
  "商量 打听 打扮 打算 收拾 张罗 招呼 照应 答应 耽误 耽搁 折腾 吆喝 嘟囔 嘱咐 吩咐 念叨 唠叨 埋怨 " +
  "佩服 欺负 委屈 心思 心疼 " +
  "生意 价钱 工夫 功夫 差事 本事 故事 笑话 闲话 称呼 名字 名堂 官司 衙门 胡同 屁股 " +
  "疙瘩 窟窿 动静 动弹 哆嗦 咳嗽 牢骚 在乎 地方 时候 上司 队伍 火候 节气 " +
  "蛤蟆 苍蝇 跳蚤 刺猬 狐狸 骆驼 牲口 畜生 喇叭 喇嘛 琵琶 胭脂 指头 里头 外头 上头 前头 后头 码头 丫头 " +
  "比方 出息 凑合 搭理 打发 对付 恶心 风筝 甘蔗 高粱 膏药 疏忽 思量 算计 特务 挑剔 妥当 稀罕";

/** In front of these, a word of the list means something else: 东西方 is east and west. */
const NOT_BEFORE: Readonly<Record<string, RegExp>> = {
  东西: /^[方部两南向北走]/,
  地方: /^(?:政府|财政|税|债|法|官|性|志|戏|武装|保护|经济|自治|人大)/,
};

/** Verbs that are doubled to mean "a little": 看看, 等等. */
const DOUBLED = /[看走想试说听问等谈聊找坐玩写读学练讲查算歇逛尝闻摸猜比笑帮商敲动瞧数]/;
const SIDE = /[东西南北前后左右里外上下这那哪旁]/;

/** Neutral syllables of words, before the tones of their neighbours are changed. */
type NeutralTones = (
  text: string,
  readings: readonly string[],
  words: readonly TextRange[],
) => string[];

/** Builds the list of words once. */
export function createNeutralTones(): NeutralTones {
  const listed = new Set(WORDS.split(" "));
  return (text, readings, words) => {
    const out = [...readings];
    for (const { start, end } of words)
      for (let i = start + 1; i < end; i++) {
        if (!out[i]) continue;
        const word = text.slice(i - 1, i + 1);
        const side = text[i] === "边" && SIDE.test(text[i - 1]);
        if (side || (listed.has(word) && !NOT_BEFORE[word]?.test(text.slice(i + 1, i + 4))))
          out[i] = neutral(out[i]);
      }
    return out;
  };
}

/**
 * The second of a doubled verb, neutral after the first has changed its tone before it: 走走 `zou2 zou5`.
 */
export function doubledVerbs(
  text: string,
  readings: readonly string[],
  words: readonly TextRange[],
): string[] {
  const out = [...readings];
  for (const { start, end } of words)
    if (end - start === 2 && text[start] === text[start + 1] && DOUBLED.test(text[start]))
      out[start + 1] = neutral(out[start + 1]);
  return out;
}

function neutral(reading: string): string {
  return reading && `${reading.slice(0, -1)}5`;
}
