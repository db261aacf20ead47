/**
 * Speech provider for the Vercel AI SDK: `generateSpeech()` without a server, a key or a network.
 * @module
 */
export {
  createCosyvoiceLite,
  type CosyvoiceLiteProvider,
  type CosyvoiceLiteSettings,
} from "./create-cosyvoice-lite";
export { PROVIDER_OPTIONS_KEY, type CosyvoiceLiteOptions } from "./call-options";
export type { CosyvoiceLiteMetadata } from "./metadata";
