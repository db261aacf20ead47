/**
 * Names of Latin letters as Cantonese speakers say them, for letters that stand in Cantonese text (5G, A餐).
 * @module
 */

/** In Jyutping, in the form that `createLetterNames` takes. */
export const CANTONESE_LETTERS =
  "ei1 bi1 si1 di1 ji1 e1-fu4 zi1 ik1-cyu4 aai1 zei1 kei1 e1-lou4 em1 en1 ou1 pi1 kiu1 aa1-lou4 e1-si4 ti1 ju1 wi1 dak1-bi1-ju4 ik1-si4 waai1 ji6-set1";
