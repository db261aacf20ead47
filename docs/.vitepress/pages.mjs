/**
 * Where files of the repository stand on the site.
 */
import { posix } from "node:path";

/** VitePress's `rewrites`: path of a file to path of its page; `:x` is one folder or file name. */
export const PAGES = {
  "docs/index.md": "index.md",
  "docs/guides/:page.md": "guides/:page.md",
  "docs/decisions/:page.md": "decisions/:page.md",
  "ARCHITECTURE.md": "architecture.md",
  "CONTRIBUTING.md": "contributing.md",
  "SECURITY.md": "security.md",
  "packages/:name/README.md": "packages/:name.md",
  "packages/:name/MODEL_CARD.md": "packages/:name-model-card.md",
  "examples/README.md": "examples.md",
  "benchmarks/README.md": "benchmarks.md",
  "training/README.md": "training.md",
  "tools/:name/README.md": "tools/:name.md",
  "tools/:name/CONTRACT.md": "tools/:name-contract.md",
};

/**
 * @param {string} file - Path inside the repository.
 * @returns {string | undefined} path of its page; `undefined` where it has none
 */
export function pageOf(file) {
  for (const [from, to] of Object.entries(PAGES)) {
    const pattern = from.replaceAll(".", "\\.").replaceAll(/:(\w+)/gu, "(?<$1>[^/]+?)");
    const found = new RegExp(`^${pattern}$`, "u").exec(file);
    if (found) return to.replaceAll(/:([a-z]+)/gu, (_, name) => found.groups?.[name] ?? "");
  }
  return undefined;
}

/**
 * Where a link of a file leads on the site.
 * @param {string} href - As it is written: relative to the file, as on a disk.
 * @param {string} file - Path of the file inside the repository.
 * @returns {{ href: string, target?: string } | undefined} `undefined` where there is no such page
 */
export function siteLink(href, file) {
  if (/^[a-z]+:|^#/iu.test(href)) return { href };
  // Not built by VitePress: its router must keep out.
  if (href.startsWith("/api/")) return { href, target: "_self" };
  const [path, hash] = href.split("#");
  const page = pageOf(posix.join(posix.dirname(file), path));
  return page && { href: `/${page}${hash === undefined ? "" : `#${hash}`}` };
}

/**
 * A markdown-it plugin: links work in the repository and on the site alike. One that leads to no page (a folder, a licence) is
 * plain text on the site.
 * @param {any} md
 * @param {string} root - The repository.
 */
export function repositoryLinks(md, root) {
  md.core.ruler.push("repository_links", (/** @type {any} */ state) => {
    const { realPath, path } = state.env;
    const file = posix.relative(root, realPath ?? path);
    for (const { children } of state.tokens) {
      /** @type {boolean[]} */
      const open = [];
      for (const token of children ?? []) {
        if (token.type === "link_open") {
          const link = siteLink(token.attrGet("href"), file);
          open.push(link !== undefined);
          if (!link) Object.assign(token, { type: "span_open", tag: "span", attrs: [] });
          else {
            token.attrSet("href", link.href);
            if (link.target) token.attrSet("target", link.target);
          }
        } else if (token.type === "link_close" && open.pop() === false)
          Object.assign(token, { type: "span_close", tag: "span" });
      }
    }
  });
}
