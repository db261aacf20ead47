import type { TracedText } from "./traced-text";
import type { TextRange } from "./range";

/** A half-open range of a cleaned sentence. */
interface AddressRange extends TextRange {}

// Every quantifier is bounded and every pattern starts at the edge of a word: a long row of letters stays cheap.
const URL = /(?<![A-Za-z\d])(?:https?:\/\/|ftp:\/\/|www\.)[\w.~:/?#[\]@!$&'()*+,;=%-]{1,2000}/gi;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,8}/g;
const HOST =
  /(?<![\w@.-])[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){0,6}\.(?:com|org|net|edu|gov|io|ai|app|dev|info|me|tv|co|uk|de|fr|jp|cn|kr|hk|tw|eu|ru|in|xyz)(?![\w-])(?:\/[\w.~:/?#@!$&*+,;=%-]{0,2000})?/gi;
const FILE =
  /(?<![\w.-])[\w-]{1,64}(?:\.[\w-]{1,20}){0,3}\.(?:pdf|docx?|xlsx?|pptx?|txt|md|csv|json|ya?ml|xml|html?|css|jsx?|tsx?|py|java|cpp|sh|log|zip|rar|gz|exe|apk|dmg|iso|epub|jpe?g|png|gif|svg|webp|mp[34]|wav|flac|mov|avi|mkv|onnx)(?![\w-]|\.\w)/gi;

/** A share with its exchange, which looks like a shell script: 600036.SH. */
const SHARE = /^\d{4,6}\.(?:HK|SH|SZ|BJ|SS|TW|US)$/;

/** Finds addresses, in order and without overlap; punctuation that ends a sentence is not part of one. */
export function findAddresses(text: string): AddressRange[] {
  // Nothing is an address without one of these.
  if (!/[@/]|\w\.[A-Za-z]/.test(text)) return [];
  const found: AddressRange[] = [];
  for (const pattern of [URL, EMAIL, HOST, FILE]) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const end = index + match.replace(/[.,;:!?)\]'&]+$/, "").length;
      if (
        /[A-Za-z]/.test(match) &&
        !SHARE.test(match) &&
        !found.some((other) => index < other.end && other.start < end)
      )
        found.push({ start: index, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether an address is a plain name (`name@host`, `host.com`), which Korean reads in its own words. */
export function isPlainAddress(address: string): boolean {
  return !/^www\.|[/?#=]/i.test(address);
}

/** Says the dots and underscores of file names in English; blanks come first, since a dot alone would be a pause. */
export function speakFileNames(text: TracedText): TracedText {
  return text.replace(FILE, (name) => name.replaceAll(".", " dot ").replace(/_/g, " "));
}
