import { LANGUAGES, languageOfTag } from "@cosyvoice-lite/spec";
import { PHONEME_ALPHABETS } from "../phoneme";
import { SAY_AS_KINDS, sayAs } from "../say-as";
import { breakTime, openProsody } from "./prosody";
import type { ElementContext, ElementEffect } from "./elements";

type Attributes = ReadonlyMap<string, string>;
type Opener = (attributes: Attributes, context: ElementContext) => ElementEffect;

/** Longest alias in UTF-16 units: it is read in one utterance. */
const LONGEST_ALIAS = 300;

/** Attributes that every element may have, and that say nothing about the sound. */
const SILENT_ATTRIBUTES =
  /^(?:xmlns(?::.*)?|xml:(?:base|id|space)|id|version|xsi:.*|onlangfailure)$/;

const language: Opener = (attributes) => withLanguage(attributes, [], true);
const container = (attributes: Attributes) => withLanguage(attributes, []);

/** Every element that is understood, with the attributes that it knows. */
const ELEMENTS: Readonly<Record<string, readonly [attributes: readonly string[], open: Opener]>> = {
  speak: [["xml:lang"], container],
  p: [["xml:lang"], (attributes) => ({ ...container(attributes), ending: "line" })],
  s: [["xml:lang"], (attributes) => ({ ...container(attributes), ending: "sentence" })],
  lang: [["xml:lang", "lang"], language],
  voice: [
    ["name", "xml:lang"],
    (attributes, { prosody }) => {
      const name = attributes.get("name")?.trim();
      const effect = withLanguage(attributes, []);
      return name ? { ...effect, prosody: { ...prosody, speaker: name } } : effect;
    },
  ],
  break: [
    ["time", "strength"],
    (attributes) => {
      const { breakMs, wrong } = breakTime(attributes);
      const problems = wrong.map((name) => invalid(attributes, name, "500ms, 1.5s, or a strength"));
      return { breakMs, problems };
    },
  ],
  prosody: [
    ["rate", "pitch", "volume"],
    (attributes, { prosody }) => openProsody(attributes, prosody),
  ],
  sub: [
    ["alias"],
    (attributes) => {
      const alias = attributes.get("alias")?.trim() ?? "";
      if (alias === "") return { problems: [`has no alias; write alias="what is read"`] };
      if (alias.length > LONGEST_ALIAS)
        return { problems: [`has an alias longer than ${LONGEST_ALIAS} characters; shorten it`] };
      return { alias, problems: [] };
    },
  ],
  "say-as": [
    ["interpret-as", "format", "detail"],
    (attributes) => {
      const kind = attributes.get("interpret-as") ?? "";
      if (!SAY_AS_KINDS.includes(kind.trim().toLowerCase()))
        return { problems: [invalid(attributes, "interpret-as", SAY_AS_KINDS.join(", "))] };
      const pronounce = (content: string) => {
        const textIn = sayAs(kind, content, attributes.get("format"));
        if (textIn)
          return { language: undefined, pronunciation: { kind: "said-as", textIn } } as const;
        const format = kind.trim().toLowerCase() === "date" ? `, such as format="dmy"` : "";
        return { problem: `${JSON.stringify(content)} cannot be read as ${kind}${format}` };
      };
      return { pronounce, problems: [] };
    },
  ],
  phoneme: [
    ["ph", "alphabet"],
    (attributes, { readPhoneme }) => {
      const written = attributes.get("ph")?.trim() ?? "";
      if (written === "" || written.length > LONGEST_ALIAS)
        return { problems: [`has no pronunciation in ph, or a very long one`] };
      try {
        const { language, pronunciation } = readPhoneme(
          attributes.get("alphabet") ?? "ipa",
          written,
        );
        return { pronounce: () => ({ language, pronunciation }), problems: [] };
      } catch (error) {
        const alphabets = PHONEME_ALPHABETS.join(", ");
        return { problems: [`${(error as Error).message} (alphabets: ${alphabets})`] };
      }
    },
  ],
};

/** Elements whose content is not meant to be heard. */
const HIDDEN = ["metadata", "desc", "lexicon", "lookup-table"];

/** What an opening tag does; a tag that is not understood does nothing but have a problem. */
export function openElement(
  name: string,
  attributes: Attributes,
  context: ElementContext,
): ElementEffect {
  if (HIDDEN.includes(name))
    return { isHidden: true, problems: ["is not supported, and its content is not read"] };
  if (!Object.hasOwn(ELEMENTS, name))
    return { problems: [`is not supported; its content is read as if the tag were not there`] };
  const [known, open] = ELEMENTS[name];
  const effect = open(attributes, context);
  const ignored = [...attributes.keys()].filter(
    (attribute) =>
      !known.includes(attribute) &&
      !SILENT_ATTRIBUTES.test(attribute) &&
      !(name === "lang" && attributes.get(attribute) === ""),
  );
  const problems = ignored.map((attribute) => `ignores the attribute ${attribute}`);
  return { ...effect, problems: [...effect.problems, ...problems] };
}

function withLanguage(attributes: Attributes, problems: string[], isNeeded = false): ElementEffect {
  const bare = [...attributes].find(([, value]) => value === "")?.[0];
  const written =
    attributes.get("xml:lang") ?? attributes.get("lang") ?? (isNeeded ? bare : undefined);
  if (written === undefined)
    return {
      problems: isNeeded ? [...problems, `names no language; write xml:lang="ja"`] : problems,
    };
  const found = languageOfTag(written);
  if (found) return { language: found, problems };
  const shown = JSON.stringify(written);
  return {
    problems: [
      ...problems,
      `names the language ${shown}, which is not spoken here; languages: ${LANGUAGES.join(", ")}`,
    ],
  };
}

function invalid(attributes: Attributes, name: string, allowed: string): string {
  return `does not know ${name}=${JSON.stringify(attributes.get(name) ?? "")}; allowed: ${allowed}`;
}
