/**
 * Whether the parts of a `cosyvoice1` manifest fit together.
 * @module
 */
import { COSYVOICE1_GRAPHS, type CosyVoice1Graph } from "./cosyvoice1-graphs";
import type { CosyVoice1Spec } from "./cosyvoice1-spec";
import { invalid } from "./readers";
import type { GraphSpec, VoiceManifest } from "./voice-manifest";

/** Name of the family, and of its key. */
const FAMILY = "cosyvoice1";

/**
 * Checks that the key `cosyvoice1` is there for this family and for no other, and agrees with the rest.
 * @throws SynthesisError `VOICE_INVALID` naming the place.
 */
export function checkCosyVoice1(voice: VoiceManifest): void {
  const { cosyvoice1 } = voice;
  if (voice.family !== FAMILY) {
    if (cosyvoice1) invalid(FAMILY, `belongs to the family ${FAMILY} only; found the family "${voice.family}"`); // prettier-ignore
    return;
  }
  if (!cosyvoice1)
    return invalid(FAMILY, `must be an object in the family ${FAMILY}; it is missing`);
  checkLlm(cosyvoice1);
  checkHift(cosyvoice1, voice);
  checkGraphs(voice.graphs);
  voice.vocoders.forEach(({ kind, graph }, index) => {
    if (kind !== "hift") invalid(`vocoders[${index}].kind`, `must be "hift"; found "${kind}"`);
    if (graph) invalid(`vocoders[${index}].graph`, "must be left out: graphs has it by role");
  });
}

function checkLlm({ llm }: CosyVoice1Spec): void {
  const at = (key: keyof CosyVoice1Spec["llm"]) => `${FAMILY}.llm.${key}`;
  if (llm.stopToken !== llm.speechTokens)
    invalid(at("stopToken"), `must be the number behind the speech tokens, ${llm.speechTokens}`);
  for (const key of ["startToken", "taskToken"] as const) {
    if (llm[key] < llm.speechTokens)
      invalid(at(key), `is ${llm[key]}, which is a speech token; it must be ${llm.speechTokens} or more`); // prettier-ignore
  }
  if (llm.startToken === llm.taskToken) invalid(at("taskToken"), "must differ from startToken");
  if (llm.minTokenTextRatio > llm.maxTokenTextRatio)
    invalid(at("minTokenTextRatio"), `must not be above maxTokenTextRatio (${llm.maxTokenTextRatio})`); // prettier-ignore
  const needed = 4 + llm.maxTokenTextRatio;
  if (llm.maxPositions < needed)
    invalid(at("maxPositions"), `must be at least ${needed}: start, speaker, a text token, task and its speech`); // prettier-ignore
}

function checkHift({ hift, flow, llm }: CosyVoice1Spec, { mel }: VoiceManifest): void {
  if (hift.samplesPerFrame !== mel.hopLength)
    invalid(`${FAMILY}.hift.samplesPerFrame`, `must be mel.hopLength (${mel.hopLength})`);
  if (hift.sourceWeights.length !== hift.harmonics)
    invalid(
      `${FAMILY}.hift.sourceWeights`,
      `must have ${hift.harmonics} entries, one per harmonic`,
    );
  if (hift.hop > hift.fftSize)
    invalid(`${FAMILY}.hift.hop`, `must not be above fftSize (${hift.fftSize})`);
  if (flow.maxTokens < llm.maxTokenTextRatio)
    invalid(`${FAMILY}.flow.maxTokens`, `must be at least llm.maxTokenTextRatio (${llm.maxTokenTextRatio})`); // prettier-ignore
}

function checkGraphs(graphs: Readonly<Record<string, GraphSpec>>): void {
  const roles = Object.keys(COSYVOICE1_GRAPHS);
  for (const role of Object.keys(graphs)) {
    if (!roles.includes(role))
      invalid(`graphs.${role}`, `is not a known role (known: ${roles.join(", ")})`);
  }
  for (const [role, expected] of Object.entries<CosyVoice1Graph>({ ...COSYVOICE1_GRAPHS })) {
    if (!Object.hasOwn(graphs, role)) invalid(`graphs.${role}`, "is missing");
    for (const side of ["inputs", "outputs"] as const) {
      for (const [name, dtype] of Object.entries(expected[side])) {
        if (graphs[role][side].some((tensor) => tensor.name === name && tensor.dtype === dtype))
          continue;
        invalid(`graphs.${role}.${side}`, `must declare ${name} as ${dtype}`);
      }
    }
  }
}
