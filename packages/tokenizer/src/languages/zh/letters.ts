/**
 * Names of Latin letters as Mandarin speakers say them, for letters that stand in Mandarin text (5G, T恤).
 * @module
 */

/** In numbered pinyin, in the form that `createLetterNames` takes. */
export const MANDARIN_LETTERS =
  "ei1 bi4 xi1 di4 yi4 ai2-fu5 ji4 ei1-qu5 ai4 jie4 kei4 ai2-lu5 ai2-mu5 en1 ou1 pi4 kei4-you5 a4 ai2-si5 ti4 you1 wei1 da2-bu5-liu5 ai2-ke5-si5 wai4 zei4";
