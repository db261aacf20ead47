import type { Browser } from "playwright-core";

export function describeInChromium(
  title: string,
  tests: (browser: () => Browser) => void,
  options?: { readonly timeout?: number },
): void;
