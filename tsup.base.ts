/**
 * What the builds of all packages have in common.
 *
 * Minifying: names and syntax are shortened, white space stays. esbuild would drop the `@__PURE__` comments with it, and without them no
 * bundler can leave out what its user does not import. Only `browser-bundle`, which pages load as it is, goes all the way.
 *
 * Source maps: none. The sources are not in the tarballs, and a comment that names a missing map makes bundlers complain.
 */
import type { Options } from "tsup";

/** Spread into a package's `defineConfig`. */
export const base = {
  format: ["esm", "cjs"],
  dts: true,
  sourcemap: false,
  minifyIdentifiers: true,
  minifySyntax: true,
  clean: true,
  target: "es2022",
} satisfies Options;
