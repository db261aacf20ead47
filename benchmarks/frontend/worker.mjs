/**
 * One measurement in a process of its own; the result is one line of JSON.
 *
 *   node worker.mjs cold LANGUAGE TEXT    milliseconds from before the import until the first utterance
 *   node worker.mjs warm LANGUAGE TEXT    characters per second once everything is loaded
 *   node --import ../lib/record-loads.mjs worker.mjs files LANGUAGE TEXT    files loaded for this language
 */
const [task, language, text] = process.argv.slice(2);

/** Characters that are read per round. */
const ROUND = 20_000;
const ROUNDS = 5;

const started = performance.now();
const { createFrontend } = await import("@cosyvoice-lite/tokenizer");
const imported = performance.now();
/** @type {any} */
const { loadedFiles } = globalThis;
const before = loadedFiles?.() ?? [];
const frontend = createFrontend();

/** @param {string} input */
async function read(input) {
  let words = 0;
  for await (const utterance of frontend.utterances(input, {
    language: /** @type {any} */ (language),
  }))
    words += utterance.words.length;
  if (words === 0) throw new Error(`${language}: nothing was read.`);
}

await read(text);
const cold = performance.now() - started;

const { user, system } = process.cpuUsage();

if (task === "cold")
  tell({
    milliseconds: cold,
    importMilliseconds: imported - started,
    processorMilliseconds: (user + system) / 1000,
  });
else if (task === "files") tell({ before, files: loadedFiles() });
else {
  const long = text.repeat(Math.ceil(ROUND / text.length));
  await read(long);
  /** @type {number[]} */
  const rates = [];
  /** @type {number[]} */
  const processorRates = [];
  for (let round = 0; round < ROUNDS; round++) {
    const since = performance.now();
    const used = process.cpuUsage();
    await read(long);
    rates.push(long.length / ((performance.now() - since) / 1000));
    const { user, system } = process.cpuUsage(used);
    processorRates.push(long.length / ((user + system) / 1e6));
  }
  tell({ charactersPerSecond: rates, charactersPerProcessorSecond: processorRates });
}

/** @param {object} result */
function tell(result) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
