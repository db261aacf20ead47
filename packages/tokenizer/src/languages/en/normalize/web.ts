/**
 * Web addresses, e-mail addresses, @names and #tags.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitWords } from "./number-words";

const SIGNS: Readonly<Record<string, string>> = {
  ".": "dot",
  "/": "slash",
  ":": "colon",
  "-": "dash",
  _: "underscore",
  "@": "at",
  "?": "question mark",
  "=": "equals",
  "&": "and",
  "#": "hash",
  "+": "plus",
  "%": "percent",
  "~": "tilde",
};

// Common endings, so that "end.Next" (a missing space) is not taken for a host.
const HOST_END =
  "com|org|net|edu|gov|mil|int|io|ai|app|dev|info|biz|me|tv|co|us|uk|de|fr|jp|cn|kr|hk|tw|eu|ru|it|es|nl|ca|au|in|ch|se|no|br|mx|xyz|tech|online|site|blog|news|html|js|py|ts|md";

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:\/[\w/-]{1,200})?/g;
const URL = /\b(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"']{1,2000}/gi;
const HOST = new RegExp(
  String.raw`\b[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,6}\.(?:${HOST_END})\b(?:\/[^\s<>"']{0,2000})?`,
  "gi",
);

/** Says an address sign by sign: "a.b@c.com" is "a dot b at c dot com". */
function speak(address: string): string {
  const trailing = address.match(/[.,;:!?)\]]+$/)?.[0] ?? "";
  const body = trailing ? address.slice(0, -trailing.length) : address;
  const words = body
    .replace(
      /\d+/g,
      (digits) =>
        ` ${digits.length > 1 && digits.length < 5 && !digits.startsWith("0") ? digits : digitWords(digits)} `,
    )
    .replace(/[./:_@?=&#+%~-]/g, (sign) => ` ${SIGNS[sign]} `)
    .replace(/\s+/g, " ")
    .trim();
  return words + trailing;
}

/** Writes out addresses; `https://` is left away, as people do. */
export function expandWeb(text: TracedText): TracedText {
  return text
    .replace(EMAIL, (address) => speak(address))
    .replace(URL, (address) =>
      speak(
        address
          .replace(/^(?:https?|ftp):\/\//i, "")
          .replace(/^www\./i, "WWW dot ")
          .replace(/\/(?=$|[.,;:!?]$)/, ""),
      ),
    )
    .replace(HOST, (address) => speak(address))
    .replace(/(^|\s)@(?=[a-z_])/gi, "$1at ")
    .replace(/(^|\s)#(?=[a-z_])/gi, "$1hashtag ");
}
