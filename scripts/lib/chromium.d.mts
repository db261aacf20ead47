import type { Browser } from "playwright-core";

export interface OpenChromium {
  readonly browser: Browser;
  close(): Promise<void>;
}

export function openChromium(options?: {
  readonly seconds?: number;
  readonly flags?: readonly string[];
}): Promise<OpenChromium>;

export function within(milliseconds: number, work: Promise<unknown>): Promise<boolean>;
