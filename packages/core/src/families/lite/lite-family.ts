/**
 * The family `lite`: symbols of our tokenizer and one non-autoregressive acoustic graph.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { createFrontend, parseInventory } from "@cosyvoice-lite/tokenizer";
import { checkGraph } from "../check-graph";
import type { VoiceFamily } from "../family";
import { ignoredOptionWarnings } from "../ignored-options";
import { createLiteAcoustic, LITE_ACOUSTIC_GRAPH } from "./lite-acoustic";

/** Opens voices whose manifest says `"family": "lite"`. */
export const liteFamily: VoiceFamily = {
  async open({ voice, backend, sessionOptions, lexicon, read }) {
    const { manifest } = voice;
    const spec = manifest.graphs.acoustic;
    if (!spec)
      throw new SynthesisError(
        "VOICE_INVALID",
        "voice.json: graphs.acoustic is missing. Export the voice again.",
      );

    const inventory = parseInventory(await voice.readJson(manifest.tokenizer.file, read));
    const unknown = manifest.languages.filter(
      (language) => !inventory.languages.includes(language),
    );
    if (unknown.length > 0) {
      throw new SynthesisError(
        "VOICE_INVALID",
        `voice.json lists the language ${unknown.join(", ")}, which ${manifest.tokenizer.file} has no id for. Export the voice again.`,
      );
    }
    const frontend = createFrontend({ inventory, lexicon });
    const session = await backend.load(await voice.read(spec.file, read), sessionOptions);
    try {
      checkGraph("acoustic", spec, LITE_ACOUSTIC_GRAPH, session);
    } catch (error) {
      await session.dispose();
      throw error;
    }
    return {
      frontend,
      acoustic: createLiteAcoustic({ session, mel: manifest.mel, languages: inventory.languages }),
      warnings: ignoredOptionWarnings(session, backend.name),
    };
  },
};
