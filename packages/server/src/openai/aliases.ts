import type { Synthesizer } from "@cosyvoice-lite/core";
import { SynthesisError } from "@cosyvoice-lite/spec";
import { RequestError } from "../http/errors";

type Voice = Synthesizer["voice"];

/** Model names of OpenAI's clients; all of them mean the one voice that is loaded. */
export const MODEL_ALIASES = ["tts-1", "tts-1-hd", "gpt-4o-mini-tts"] as const;

/** Voice names of OpenAI's clients, and how they sound there. */
const VOICE_ALIASES: Readonly<Record<string, "female" | "male">> = {
  alloy: "female",
  ash: "male",
  ballad: "male",
  cedar: "male",
  coral: "female",
  echo: "male",
  fable: "male",
  marin: "female",
  nova: "female",
  onyx: "male",
  sage: "female",
  shimmer: "female",
  verse: "male",
};

/** `{id, name}` of every speaker. */
export function listOpenAiVoices(voice: Voice): { id: string; name: string }[] {
  return voice.speakers.map(({ id, name }) => ({ id, name }));
}

/**
 * The speaker's id for a voice name: an id or name of ours, or an alias. Aliases are spread over the speakers of the
 * same gender, or over all where there is none.
 * @returns `undefined` where there is no such voice.
 */
export function findOpenAiVoice(
  wanted: string | undefined,
  { speakers }: Voice,
): string | undefined {
  if (wanted === undefined) return undefined;
  const own = speakers.find(({ id, name }) => id === wanted || name === wanted);
  if (own) return own.id;
  const gender = Object.hasOwn(VOICE_ALIASES, wanted) ? VOICE_ALIASES[wanted] : undefined;
  if (gender === undefined) return undefined;
  const alike = Object.keys(VOICE_ALIASES).filter((each) => VOICE_ALIASES[each] === gender);
  const same = speakers.filter((speaker) => speaker.gender === gender);
  const choice = same.length > 0 ? same : speakers;
  return choice[alike.indexOf(wanted) % choice.length]?.id;
}

/** The speaker in place of a voice that is not there: the first one, of the gender that names such as Kokoro's `am_adam` tell. */
export function defaultVoice(wanted: string | undefined, { speakers }: Voice): string {
  const letter = /^[a-z]([fm])_/.exec(wanted ?? "")?.[1];
  const gender = letter === "m" ? "male" : "female";
  const alike = letter && speakers.find((speaker) => speaker.gender === gender);
  const speaker = alike || speakers[0];
  if (!speaker) throw new SynthesisError("VOICE_INVALID", "The voice has no speakers.");
  return speaker.id;
}

/** The refusal of a voice that is not there. */
export function unknownVoice(wanted: string, { speakers }: Voice): RequestError {
  const ids = speakers.map(({ id }) => id).join(", ");
  return new RequestError(
    400,
    "voice_not_found",
    `There is no voice ${JSON.stringify(wanted)}. Voices: ${ids}; OpenAI's names are taken, too.`,
    "voice",
  );
}

/** Ids of the models: the voice's own first. */
export function modelIds({ id }: Voice): string[] {
  return [id, ...MODEL_ALIASES.filter((alias) => alias !== id)];
}

/** Whether the voice or an alias has that name. */
export function isModel(model: string | undefined, voice: Voice): boolean {
  return model !== undefined && modelIds(voice).includes(model);
}

/** @throws RequestError 404 where neither the voice nor an alias has that name. */
export function checkModel(model: string, voice: Voice): void {
  if (isModel(model, voice)) return;
  throw new RequestError(
    404,
    "model_not_found",
    `There is no model ${JSON.stringify(model)}. Models: ${modelIds(voice).join(", ")}.`,
    "model",
  );
}
