import { describe, expect, it } from "vitest";
import { normalizeEnglish } from "./index";
import { rewrite } from "../../../text/traced-text";

const CASES: Record<string, readonly (readonly [string, string])[]> = {
  cardinals: [
    ["I have 0 cats", "I have zero cats"],
    ["He sold 317 books", "He sold three hundred and seventeen books"],
    ["6,004 pages", "six thousand and four pages"],
    ["48,000,000 people", "forty eight million people"],
    ["It fell to -7 today", "It fell to negative seven today"],
    ["It is -7.5 today", "It is minus seven point five today"],
    ["3.205 and 0.08", "three point two oh five and zero point zero eight"],
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
    ["2023-11-30", "the thirtieth of November twenty twenty three"],
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
      "Doctor Lee met Misses Ortiz on Elm Street yesterday.",
    ],
    ["St. Paul", "Saint Paul"],
    ["fruit, e.g. apples, etc.", "fruit, for example apples, et cetera."],
    ["the U.S. economy", "the US economy"],
    ["Louis XIV and Chapter IX", "Louis the fourteenth and Chapter nine"],
  ],
  addresses: [
    [
      "417 Oak Ave, Dayton, OH 45402",
      "four seventeen Oak Avenue, Dayton, Ohio four five four zero two",
    ],
    ["9 W Pine Blvd.", "nine West Pine Boulevard."],
    ["2300 Lake Dr NE", "twenty three hundred Lake Drive Northeast"],
  ],
  alphanumeric: [
    ["in 3Q21", "in the third quarter of twenty one"],
    ["the F250", "the F two fifty"],
    ["order #Z9Y8-X7W6", "order number Z nine Y eight X seven W six"],
    ["CVE-2021-44228", "CVE twenty twenty one, four four two two eight"],
    ["my 401(k)", "my four oh one K"],
    ["8K subscribers on a 8K screen", "eight thousand subscribers on a eight K screen"],
    ["3.4M users", "three point four million users"],
    ["the 13rd", "the thirteen rd"],
  ],
  ranges: [
    ["they won 112-108", "they won one hundred and twelve to one hundred and eight"],
    ["June 3-5, 2022", "June third to fifth, twenty twenty two"],
    ["a 4:3 screen in 12:41", "a four to three screen in twelve forty one"],
    ["130/85", "one thirty over eighty five"],
  ],
  more: [
    ["the XVI century", "the sixteenth century"],
    ["Super Bowl XLVIII", "Super Bowl forty eight"],
    ["x² and 10⁻³", "x squared and ten to the power of negative three"],
    ["6'1\"", "six foot one"],
    ["I <3 it :)", "I heart it"],
    ["if a != b", "if a is not equal to b"],
    ["open /etc/hosts now", "open slash etc slash hosts now"],
    ["2h 5m", "two hours five minutes"],
    ["20 GBP", "twenty pounds"],
    ["w/o it", "without it"],
    ["ISBN 0-19-852663-6", "ISBN zero, one nine, eight five two six six three, six"],
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
    // Time that grows with the square of the length would outlast the test.
    const text = unit.repeat(100_000);
    expect(rewrite(normalizeEnglish, text).length).toBeGreaterThan(0);
  });
});
