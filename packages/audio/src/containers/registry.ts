import { refusal, show } from "@cosyvoice-lite/spec/helpers";
import { createAacContainer } from "./aac";
import type { AudioContainer } from "./container";
import { flacContainer } from "./flac";
import { createMp3Container } from "./mp3";
import { opusContainer } from "./opus";
import { pcmContainer, wavContainer } from "./wav";

/** Options of the registry. */
export interface ContainerRegistryOptions {
  /** Path or name of an ffmpeg, for AAC. */
  readonly ffmpeg?: string;
  /** More containers; one with an existing name replaces that one. */
  readonly containers?: readonly AudioContainer[];
}

/** Finds containers. */
export interface ContainerRegistry {
  /** All names, whether their encoders are installed or not. */
  readonly names: readonly string[];
  /** @throws SynthesisError `INVALID_ARGUMENT` listing the known ones. */
  get(name: string): AudioContainer;
  /** The container of a file name's extension; `undefined` if no container has it. */
  forFile(file: string): AudioContainer | undefined;
  /** The first of these names whose encoder is installed; `wav` if none is. */
  firstAvailable(names: readonly string[]): Promise<AudioContainer>;
}

/**
 * WAV, PCM, FLAC and Opus; MP3 if its package is installed; AAC if an ffmpeg is given.
 * @param options - Default: no ffmpeg and no further containers.
 */
export function createContainerRegistry(options: ContainerRegistryOptions = {}): ContainerRegistry {
  const containers = new Map<string, AudioContainer>();
  const own = [wavContainer, pcmContainer, flacContainer, opusContainer];
  const optional = [createMp3Container(), createAacContainer(options.ffmpeg)];
  for (const container of [...own, ...optional, ...(options.containers ?? [])])
    containers.set(container.name, container);
  const names = [...containers.keys()];
  const get = (name: string) => {
    const container = containers.get(name);
    if (container) return container;
    throw refusal(`There is no audio format ${show(name)}`, names);
  };
  return {
    names,
    get,
    forFile(file) {
      const ending = /\.([a-z0-9]+)$/i.exec(file)?.[1].toLowerCase();
      if (ending === undefined) return undefined;
      return [...containers.values()].find(
        ({ extension, otherExtensions }) =>
          extension === ending || otherExtensions?.includes(ending),
      );
    },
    async firstAvailable(wanted) {
      for (const name of wanted) if (await get(name).isAvailable()) return get(name);
      return get("wav");
    },
  };
}
