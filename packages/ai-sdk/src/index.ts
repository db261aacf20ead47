/**
 * Speech provider for the Vercel AI SDK: `generateSpeech()` without a server, a key or a network.
 * @module @cosyvoice-lite/ai-sdk
 */
export {
  createCosyvoiceLite,
  type CosyvoiceLiteProvider,
  type CosyvoiceLiteSettings,
  type CosyvoiceLiteMetadata,
} from "./provider";
export { PROVIDER_OPTIONS_KEY, type CosyvoiceLiteOptions } from "./call-options";
