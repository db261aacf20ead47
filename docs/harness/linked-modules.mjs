/**
 * The blocks of one guide as modules that follow each other: what a block imports or declares at its top level, the blocks behind it
 * can use, as a reader would expect who types them into one file.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { readPackage, ROOT } from "../../scripts/lib/paths.mjs";

/**
 * Names that a module declares or imports at its top level.
 * @param {string} code
 * @returns {string[]}
 */
export function topLevelNames(code) {
  const source = ts.createSourceFile("block.ts", code, ts.ScriptTarget.ES2022, true);
  /** @type {string[]} */
  const names = [];
  /** @param {ts.BindingName} name */
  const bind = (name) => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const each of name.elements) if (!ts.isOmittedExpression(each)) bind(each.name);
  };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
      if (clause.name) names.push(clause.name.text);
      const bindings = clause.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) names.push(bindings.name.text);
      if (bindings && ts.isNamedImports(bindings))
        for (const each of bindings.elements) if (!each.isTypeOnly) names.push(each.name.text);
    } else if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) bind(name);
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      if (statement.name) names.push(statement.name.text);
    }
  }
  return names;
}

/**
 * Entries that start threads from a file beside them, which must be the built one: the tests' resolver has no say in a thread.
 */
const BUILT = ["@cosyvoice-lite/core/workers"];

/** Packages of others that guides import, and the package of ours that has them installed. */
const FOREIGN = { openai: "server" };

/** @param {string} entry - Such as `@cosyvoice-lite/core/workers`. */
function builtFile(entry) {
  const [, name, rest] = /^@cosyvoice-lite\/([^/]+)\/(.+)$/u.exec(entry) ?? [];
  const { directory, manifest } = readPackage(join(ROOT, "packages", name));
  return pathToFileURL(join(directory, manifest.exports[`./${rest}`].import.default)).href;
}

/**
 * A block as JavaScript that takes names from a shared object and leaves its own there.
 * @param {string} code - TypeScript or JavaScript.
 * @param {string} shared - Name of the global object that holds the names.
 * @param {readonly string[]} known - Names that are there before.
 */
export function linkedModule(code, shared, known) {
  const own = topLevelNames(code);
  const taken = known.filter((name) => !own.includes(name));
  const before = taken.length > 0 ? `const { ${taken.join(", ")} } = globalThis.${shared};\n` : "";
  const after = `\nObject.assign(globalThis.${shared}, { ${own.join(", ")} });\nexport {};\n`;
  const { outputText, diagnostics = [] } = ts.transpileModule(`${before}${code}${after}`, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      // An import that only the blocks behind use must stay.
      verbatimModuleSyntax: true,
    },
    reportDiagnostics: true,
  });
  if (diagnostics.length > 0)
    throw new SyntaxError(
      diagnostics
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
        .join("\n"),
    );
  let module = outputText;
  for (const entry of BUILT)
    if (module.includes(`"${entry}"`))
      module = module.replaceAll(`"${entry}"`, JSON.stringify(builtFile(entry)));
  for (const [name, owner] of Object.entries(FOREIGN)) {
    const require = createRequire(join(ROOT, "packages", owner, "package.json"));
    if (module.includes(`from "${name}"`))
      module = module.replaceAll(
        `from "${name}"`,
        `from ${JSON.stringify(pathToFileURL(require.resolve(name)).href)}`,
      );
  }
  return { module, names: own };
}
