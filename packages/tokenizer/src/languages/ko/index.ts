import type { LanguageModule } from "../language-module";
import { normalize } from "./normalization/normalize";
import { pronounceWords } from "./pronunciation/pronounce";

export { pronounce } from "./pronunciation/pronounce";

/** Korean: text normalisation and pronunciation by rule, without a dictionary to load. */
export const korean: LanguageModule = {
  language: "ko",
  load: async () => ({ language: "ko", normalize, phonemize: pronounceWords }),
};
