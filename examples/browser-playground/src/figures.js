/**
 * Timings of a speech.
 */

/**
 * What is shown, by name.
 * @param {{ frontend: number, acoustic: number, vocoder: number }} stages - Milliseconds.
 * @param {{ first: number, computing: number, seconds: number, underruns: number, backend: string, vocoder: string }} others
 *   Milliseconds to the first chunk, milliseconds of computing, seconds of sound.
 * @returns {[string, string][]}
 */
export function figuresOf(stages, others) {
  return [
    ["Sound", `${others.seconds.toFixed(2)} s`],
    ["First sound after", `${others.first.toFixed(0)} ms`],
    ["Real-time factor", (others.computing / 1000 / others.seconds).toFixed(3)],
    ["Text to phonemes", `${stages.frontend.toFixed(0)} ms`],
    ["Acoustic model", `${stages.acoustic.toFixed(0)} ms`],
    ["Vocoder", `${stages.vocoder.toFixed(0)} ms (${others.vocoder})`],
    ["Gaps", String(others.underruns)],
    ["Runs on", others.backend],
  ];
}

/**
 * @param {HTMLElement} list - A `<dl>`.
 * @param {[string, string][]} figures
 */
export function showFigures(list, figures) {
  list.replaceChildren(
    ...figures.map(([name, value]) => {
      const group = document.createElement("div");
      const term = document.createElement("dt");
      const description = document.createElement("dd");
      term.textContent = name;
      description.textContent = value;
      group.append(term, description);
      return group;
    }),
  );
}
