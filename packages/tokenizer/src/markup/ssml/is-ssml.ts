/**
 * Whether a text is SSML.
 * @module
 */

const DOCUMENT =
  /^\uFEFF?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!DOCTYPE[^>]{0,300}>\s*)?<speak[\s/>]/i;

/** Whether a text begins with `<speak>`; an XML declaration and a document type may stand before it. */
export function isSsml(text: string): boolean {
  return DOCUMENT.test(text);
}
