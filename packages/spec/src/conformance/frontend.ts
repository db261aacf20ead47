/**
 * The conformance suite for text front ends, for any test runner:
 *
 * ```ts
 * for (const { name, run } of frontendConformance({ frontend, texts })) it(name, run);
 * ```
 * @module
 */
import type { TextFrontend, Utterance } from "../frontend";
import { SynthesisError } from "../errors";
import { expectThat, type ConformanceCase } from "./case";

/** What the suite needs. */
export interface FrontendConformanceOptions {
  /** The front end under test. */
  readonly frontend: TextFrontend;
  /** Texts that the front end can read, at least one of them with several sentences. */
  readonly texts: readonly string[];
}

/** The checks: shapes, offsets, order, emptiness, repeatability and aborting. */
export function frontendConformance({
  frontend,
  texts,
}: FrontendConformanceOptions): ConformanceCase[] {
  const read = async (text: string): Promise<Utterance[]> => {
    const utterances: Utterance[] = [];
    for await (const utterance of frontend.utterances(text)) utterances.push(utterance);
    return utterances;
  };

  const perText = texts.map((text): ConformanceCase => ({
    name: `reads ${JSON.stringify(text.length > 30 ? `${text.slice(0, 29)}…` : text)}`,
    run: async () => {
      const utterances = await read(text);
      expectThat(utterances.length > 0, "a text that can be spoken must yield an utterance");
      let end = 0;
      for (const utterance of utterances) {
        expectThat(
          utterance.start >= end && utterance.end > utterance.start,
          "utterances must be in order, without overlap",
        );
        expectThat(
          text.slice(utterance.start, utterance.end) === utterance.source,
          "source must be text.slice(start, end)",
        );
        end = utterance.end;
        checkShape(utterance, frontend);
      }
    },
  }));

  return [
    ...perText,
    {
      name: "yields the same result for the same text",
      run: async () => {
        for (const text of texts) {
          const [first, second] = [await read(text), await read(text)];
          expectThat(
            JSON.stringify(first) === JSON.stringify(second),
            "two readings must be equal",
          );
        }
      },
    },
    {
      name: "yields nothing for text without anything to speak",
      run: async () => {
        for (const text of ["", " ", "\n\t", "。", "?!…", "—— ，"]) {
          expectThat(
            (await read(text)).length === 0,
            `${JSON.stringify(text)} must yield no utterance`,
          );
        }
      },
    },
    {
      name: "stops with ABORTED when its signal has fired",
      run: async () => {
        const iterate = async () => {
          for await (const _ of frontend.utterances(texts[0], { signal: AbortSignal.abort() }))
            break;
        };
        const error = await iterate().catch((reason: unknown) => reason);
        expectThat(
          SynthesisError.is(error) && error.code === "ABORTED",
          "an aborted reading must reject with ABORTED",
        );
      },
    },
  ];
}

function checkShape(utterance: Utterance, frontend: TextFrontend): void {
  const { symbols, ids, languages, words } = utterance;
  expectThat(
    symbols.length > 0 && ids.length === symbols.length,
    "there must be one id per symbol",
  );
  expectThat(languages.length === symbols.length, "there must be one language per symbol");
  expectThat(
    ids.every((id) => Number.isInteger(id) && id >= 0),
    "ids must be whole numbers",
  );
  expectThat(
    languages.every((language) => frontend.languages.includes(language)),
    "languages must be among the front end's languages",
  );
  expectThat(
    Number.isFinite(utterance.pauseAfterMs) && utterance.pauseAfterMs >= 0,
    "pauseAfterMs must not be negative",
  );
  checkAlignment(utterance);
  let end = 0;
  for (const word of words) {
    const inside =
      word.symbolStart >= end &&
      word.symbolEnd > word.symbolStart &&
      word.symbolEnd <= symbols.length;
    expectThat(
      word.start >= utterance.start && word.end >= word.start && word.end <= utterance.end,
      `the word ${JSON.stringify(word.text)} must lie inside the source of its utterance`,
    );
    expectThat(inside, `the word ${JSON.stringify(word.text)} must have its own symbols`);
    end = word.symbolEnd;
  }
}

function checkAlignment({ alignment, start, end, normalized }: Utterance): void {
  let at = start;
  let spoken = 0;
  for (const segment of alignment) {
    expectThat(
      segment.start === at && segment.spokenStart === spoken,
      "alignment must follow on without gap or overlap",
    );
    expectThat(
      segment.end >= segment.start && segment.spokenEnd >= segment.spokenStart,
      "a segment must not run backwards",
    );
    at = segment.end;
    spoken = segment.spokenEnd;
  }
  expectThat(
    at === end && spoken === normalized.length,
    "alignment must cover the whole source and the whole spoken text",
  );
}
