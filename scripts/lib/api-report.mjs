/**
 * The public names and types of every package, as text that can be compared.
 */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { ROOT, readPackages } from "./paths.mjs";

/** @typedef {{ package: string, entry: string, source: string }} Entry */

/**
 * Every entry of every package with the source file that it is built from.
 * @returns {Entry[]}
 */
export function entriesOf() {
  return readPackages("packages").flatMap(({ directory, manifest }) =>
    Object.entries(manifest.exports ?? {})
      .filter(([entry, target]) => typeof target === "object" && !entry.includes("*"))
      .map(([entry]) => ({
        package: manifest.name,
        entry,
        source: sourceOf(directory, entry),
      })),
  );
}

/**
 * @param {string} directory - Of the package.
 * @param {string} entry - Key of `exports`.
 */
function sourceOf(directory, entry) {
  const path = entry === "." ? "index" : entry.slice(2);
  const candidates = [`src/${path}.ts`, `src/${path}/index.ts`].map((file) =>
    join(directory, file),
  );
  const found = candidates.find((file) => existsSync(file));
  if (!found)
    throw new Error(
      `${basename(directory)} has no source for its entry ${entry}: looked at ${candidates.join(", ")}`,
    );
  return found;
}

/**
 * One text per entry: its exported names in alphabetical order, each with its declaration without comments.
 * @param {Entry[]} entries
 * @returns {Map<string, string>} by name of the import, such as `@cosyvoice-lite/core/workers`
 */
export function apiReports(entries) {
  const options = compilerOptions();
  const declarations = emitDeclarations(
    entries.map(({ source }) => source),
    options,
  );
  const program = programOver(declarations, entries, options);
  const checker = program.getTypeChecker();
  return new Map(
    entries.map(({ package: name, entry, source }) => {
      const file = program.getSourceFile(declarationOf(source));
      const module = file && checker.getSymbolAtLocation(file);
      if (!module) throw new Error(`${source} exports nothing.`);
      const parts = checker
        .getExportsOfModule(module)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((symbol) => describe(symbol, checker));
      return [name + entry.slice(1), `${parts.join("\n\n")}\n`];
    }),
  );
}

function compilerOptions() {
  const config = ts.readConfigFile(join(ROOT, "tsconfig.json"), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  return {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    removeComments: true,
    stripInternal: true,
  };
}

const declarationOf = (/** @type {string} */ source) => source.replace(/\.ts$/, ".d.ts");

/**
 * @param {string[]} roots
 * @param {ts.CompilerOptions} options
 * @returns {Map<string, string>} declaration files by path, beside their sources; nothing is written
 */
function emitDeclarations(roots, options) {
  /** @type {Map<string, string>} */
  const files = new Map();
  ts.createProgram(roots, options).emit(undefined, (path, text) => files.set(path, text));
  return files;
}

/**
 * A program that sees declarations where their sources lie.
 * @param {Map<string, string>} files
 * @param {Entry[]} entries
 * @param {ts.CompilerOptions} options
 */
function programOver(files, entries, options) {
  const host = ts.createCompilerHost(options);
  const read = host.readFile;
  const exists = host.fileExists;
  // The sources are hidden, so that imports find the declarations.
  host.fileExists = (path) => files.has(path) || (!files.has(declarationOf(path)) && exists(path));
  host.readFile = (path) => files.get(path) ?? read(path);
  const getSourceFile = host.getSourceFile;
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version, true);
  };
  const paths = Object.fromEntries(
    Object.entries(options.paths ?? {}).map(([name, targets]) => [
      name,
      targets.map((target) => declarationOf(target)),
    ]),
  );
  return ts.createProgram(
    entries.map(({ source }) => declarationOf(source)),
    { ...options, paths },
    host,
  );
}

/**
 * @param {ts.Symbol} symbol - An export.
 * @param {ts.TypeChecker} checker
 * @returns {string}
 */
function describe(symbol, checker) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const texts = (target.declarations ?? []).map((declaration) => {
    const file = declaration.getSourceFile().fileName;
    // What other people's packages export is named only.
    if (file.includes("node_modules"))
      return `export { ${target.name} } from "${packageOf(file)}";`;
    const statement = ts.isVariableDeclaration(declaration)
      ? declaration.parent.parent
      : declaration;
    return tidy(statement.getText());
  });
  const own = texts.join("\n");
  return symbol.name === target.name || target.name === "default"
    ? own
    : `// as ${symbol.name}\n${own}`;
}

/** @param {string} file - Inside node_modules. */
function packageOf(file) {
  const parts = file.split("node_modules/").at(-1)?.split("/") ?? [];
  return parts[0]?.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

/** Private members are nobody's business. @param {string} text */
function tidy(text) {
  return text
    .split("\n")
    .filter((line) => !/^\s*(private |#)/.test(line))
    .join("\n");
}

/** Where the reports lie. */
export const REPORT_FOLDER = join(ROOT, "docs/api-report");

/**
 * @param {string} name - Of the import.
 * @returns {string} path of its report
 */
export function reportFile(name) {
  const file = name.replace("@cosyvoice-lite/", "").replaceAll("/", ".");
  return join(REPORT_FOLDER, `${file}.d.ts.txt`);
}
