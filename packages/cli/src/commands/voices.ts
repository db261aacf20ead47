import { listVoices, type VoiceInfo } from "@cosyvoice-lite/core";
import { EXIT, writeTo, type CliIo } from "../io";

/** Runs the command and returns its exit code. */
export async function voices({ json = false }: { json?: boolean }, io: CliIo): Promise<number> {
  const list = await listVoices();
  await writeTo(
    io.stdout,
    json ? `${JSON.stringify(list, undefined, 2)}\n` : list.map(describe).join("\n"),
  );
  return EXIT.ok;
}

function describe(voice: VoiceInfo): string {
  const speakers = voice.speakers.map(
    ({ id, name, gender }, index) => `${id} (or ${index}): ${name}, ${gender}`,
  );
  const vocoders = voice.vocoders.map((name) =>
    name === voice.defaultVocoder ? `${name} (auto)` : name,
  );
  return [
    `${voice.id}: ${voice.name} (${voice.licence}, ${voice.sampleRate} Hz)`,
    `  languages: ${voice.languages.join(", ")}`,
    ...speakers.map((speaker) => `  speaker ${speaker}`),
    `  vocoders: ${vocoders.join(", ")}`,
    "",
  ].join("\n");
}
