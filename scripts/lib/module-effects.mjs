/**
 * Calls that a module makes when it is merely imported. A bundler must keep each of them, and all that it refers to, for anybody who
 * imports one name of the package; `sideEffects: false` drops a module only where nothing of it is used.
 */
import { dirname, relative, resolve } from "node:path";
import { build } from "esbuild";
import ts from "typescript";

/**
 * Bundles each file on its own as `import "file"`. Calls in what tree shaking leaves are the ones nobody has marked as pure.
 * @param {string[]} files - TypeScript or JavaScript modules.
 * @param {string} root - What the names in the result are relative to.
 * @returns {Promise<string[]>} "file: call", in the words of the code
 */
export async function callsAtImport(files, root) {
  const { outputFiles } = await build({
    entryPoints: files.map((file) => ({ in: `alone:${file}`, out: relative(root, file) })),
    outdir: root,
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
    plugins: [{ name: "alone", setup: keepAlone }],
  });
  return outputFiles.flatMap(({ path, text }) => {
    const file = relative(root, path).replace(/\.js$/, "");
    return callsOf(text).map((call) => `${file}: ${call}`);
  });
}

/**
 * The modules that come along with one: everything it imports statically, and so on. What is imported on use is loaded for a purpose.
 * @param {string} entry
 * @returns {Promise<string[]>}
 */
export async function staticModules(entry) {
  const folder = dirname(entry);
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: folder,
    bundle: true,
    write: false,
    outdir: folder,
    platform: "neutral",
    packages: "external",
    logLevel: "silent",
    metafile: true,
    plugins: [{ name: "static-only", setup: leaveDynamicImports }],
  });
  return Object.keys(metafile.inputs).map((file) => resolve(folder, file));
}

/** @param {import("esbuild").PluginBuild} plugin */
function leaveDynamicImports(plugin) {
  plugin.onResolve({ filter: /.*/ }, ({ path, kind }) =>
    kind === "dynamic-import" ? { path, external: true } : undefined,
  );
}

/** @param {import("esbuild").PluginBuild} plugin */
function keepAlone(plugin) {
  plugin.onResolve({ filter: /^alone:/ }, ({ path }) => ({
    path: path.slice("alone:".length),
    namespace: "alone",
  }));
  plugin.onLoad({ filter: /.*/, namespace: "alone" }, ({ path }) => ({
    contents: `import ${JSON.stringify(path)};`,
    resolveDir: dirname(path),
  }));
  plugin.onResolve({ filter: /.*/ }, ({ path, namespace, resolveDir }) =>
    namespace === "alone"
      ? { path: resolve(resolveDir, path), sideEffects: true }
      : { path, external: true, sideEffects: false },
  );
}

/** What runs a function, or an iterator, when it is evaluated. */
const CALLS = new Set([
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.TaggedTemplateExpression,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.AwaitExpression,
]);

/**
 * @param {string} code
 * @returns {string[]} the outermost calls outside of functions that are not marked as pure
 */
function callsOf(code) {
  const source = ts.createSourceFile("module.js", code, ts.ScriptTarget.ES2022, true);
  /** @type {string[]} */
  const found = [];
  /** @param {import("typescript").Node} node */
  const visit = (node) => {
    if (ts.isFunctionLike(node)) return;
    if (!CALLS.has(node.kind)) return void ts.forEachChild(node, visit);
    if (!node.getFullText().includes("@__PURE__"))
      found.push(node.getText().replaceAll(/\s+/g, " ").slice(0, 80));
  };
  visit(source);
  return found;
}
