import { describe, expect, it } from "vitest";
import { normalizeEnglish } from "./index";
import { rewrite } from "../../../text/traced-text";

const CASES: Record<string, readonly (readonly [string, string])[]> = {
  cardinals: [
    ["I have 0 cats", "I have zero cats"],
    ["He sold 317 books", "He sold three hundred and seventeen books"],
    ["6,004 pages", "six thousand and four pages"],
    ["48,000,000 people", "forty eight million people"],
    ["It fell to -7 today", "It fell to minus seven today"],
    ["about 2.75 times", "about two point seven five times"],
    ["a team of 5-7 players", "a team of five to seven players"],
    ["3+4=7", "three plus four equals seven"],
  ],
  ordinals: [
    ["the 42nd floor", "the forty second floor"],
    ["his 100th win", "his one hundredth win"],
  ],
  fractions: [
    ["add 3/4 cup", "add three quarters cup"],
    ["5½ hours", "five and a half hours"],
  ],
  years: [
    ["It opened in 1907.", "It opened in nineteen oh seven."],
    ["since 2003", "since two thousand three"],
    ["the 1970s", "the nineteen seventies"],
    ["from 1914-1918", "from nineteen fourteen to nineteen eighteen"],
    ["1600 soldiers", "one thousand six hundred soldiers"],
  ],
  dates: [
    ["on March 3, 2019,", "on March third, twenty nineteen,"],
    ["9 November 1989", "the ninth of November nineteen eighty nine"],
    ["2023-11-30", "November thirtieth, twenty twenty three"],
    ["7/4/1976", "July fourth, nineteen seventy six"],
  ],
  times: [
    ["at 7:05 pm.", "at seven oh five PM."],
    ["We met at 9 a.m. and left", "We met at nine AM and left"],
    ["until 18:45", "until eighteen forty five"],
    ["8:00", "eight o'clock"],
  ],
  money: [
    ["It costs $7.25.", "It costs seven dollars and twenty five cents."],
    ["£1", "one pound"],
    ["€3.2 million", "three point two million euros"],
    ["¥800", "eight hundred yen"],
    ["$15/hr", "fifteen dollars per hour"],
  ],
  units: [
    ["a 12 km run", "a twelve kilometers run"],
    ["1 kg", "one kilogram"],
    ["60 mph", "sixty miles per hour"],
    ["21°C", "twenty one degrees Celsius"],
    ["35%", "thirty five percent"],
  ],
  digits: [
    ["Call 212-555-0147.", "Call two one two, five five five, zero one four seven."],
    ["127.0.0.1", "one two seven dot zero dot zero dot one"],
    ["agent 007", "agent zero zero seven"],
    ["A7 and B52s", "A seven and B fifty twos"],
  ],
  abbreviations: [
    [
      "Dr. Lee met Mrs. Ortiz on Elm St. yesterday.",
      "Doctor Lee met Missus Ortiz on Elm Street yesterday.",
    ],
    ["St. Paul", "Saint Paul"],
    ["fruit, e.g. apples, etc.", "fruit, for example apples, et cetera."],
    ["the U.S. economy", "the US economy"],
    ["Louis XIV and Chapter IX", "Louis the fourteenth and Chapter nine"],
  ],
  signs: [
    ["salt & pepper", "salt and pepper"],
    ["mail joe_b@site.org now", "mail joe underscore b at site dot org now"],
    ["see https://example.com/docs.", "see example dot com slash docs."],
    ["#1 choice", "number one choice"],
  ],
};

describe("normalizeEnglish", () => {
  for (const [group, cases] of Object.entries(CASES)) {
    it.each(cases)(`${group}: %s`, (written, spoken) =>
      expect(rewrite(normalizeEnglish, written)).toBe(spoken),
    );
  }

  it.each([
    "Hello, world! Isn't it?",
    "“Well,” she said — no.",
    "A well-known fact; he's (almost) sure…",
  ])("leaves plain text alone: %s", (text) => expect(rewrite(normalizeEnglish, text)).toBe(text));

  it("writes out every digit", () => {
    const odd = "7x9 3..4 1-2-3-4 12,34 5:99 99/0 00.00 1e9 $ 4,5 2nd3rd -.5 1,2,3 v2.0.1b3";
    expect(rewrite(normalizeEnglish, odd)).not.toMatch(/\d/);
  });

  it.each([
    "1",
    "-",
    ".",
    "1,",
    "a.",
    "A.",
    "$1",
    "1/",
    "@",
    "Mr. ",
    "1:",
    "(1",
    "www.",
    "a@",
    "May 1 ",
    "x =",
  ])("takes linear time on repetitions of %j", (unit) => {
    const time = (count: number) => {
      const started = performance.now();
      rewrite(normalizeEnglish, unit.repeat(count));
      return performance.now() - started;
    };
    time(500);
    expect(time(20_000)).toBeLessThan(2_000);
  });
});
