/**
 * Texts of 10, 20 and 50 characters: the lengths of the table in the article that this library grew from.
 */
import { median, round } from "../lib/statistics.mjs";

/** Chinese, punctuation counted. */
export const TEXTS = [
  "明天早上八点开会吧。",
  "如果下雨，我们就改到后天下午再去公园吧。",
  "图书馆三楼新开了一间安静的阅览室，窗边有十几张木头桌子，下午阳光很好，很多学生都喜欢去那里看书写字。",
].map((text, index) => ofLength(text, [10, 20, 50][index]));

/**
 * Median time for a whole answer, and its real-time factor. The first time is not counted.
 * @param {import("./worker.mjs").Worker} worker
 * @param {number} times
 */
export async function measureLengths(worker, times = 7) {
  const rows = [];
  for (const text of TEXTS) {
    const answers = [];
    for (let time = 0; time <= times; time++)
      answers.push(await worker.ask({ do: "speak", text, language: "zh", vocoder: "auto" }));
    const seconds = median(answers.slice(1).map((answer) => answer.seconds));
    const { audioSeconds } = answers[0];
    rows.push({
      characters: text.length,
      milliseconds: round(1000 * seconds),
      audioSeconds: round(audioSeconds),
      realTimeFactor: round(seconds / audioSeconds),
    });
  }
  return rows;
}

/** Says at once if somebody changes a text and not its length. @param {string} text @param {number} length */
function ofLength(text, length) {
  if (text.length !== length)
    throw new Error(`"${text}" has ${text.length} characters, not ${length}.`);
  return text;
}
