/**
 * The text half of the family: the byte-pair tokenizer of a voice, and the front end over it.
 * @module @cosyvoice-lite/cosyvoice/text
 */
export {
  createBytePairTokenizer,
  type BytePairPiece,
  type BytePairTokenizer,
  type PieceOptions,
  parseBytePairFile,
  type BytePairFile,
} from "./byte-pair";
export { createCosyVoiceFrontend, type CreateCosyVoiceFrontendOptions } from "./frontend";
