import { leaf } from "./leaf.mjs";

export const frozen = /* @__PURE__ */ Object.freeze({ a: /* @__PURE__ */ "a b".split(" ") });
export const known = new Set(["a", "b"]);
export const later = () => import("./effects.mjs");
export const all = () => [...leaf];
