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
  "\\": "backslash",
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

const UNIX_PATH = /(?<![\p{L}\d<./~-])(?:~|\.{1,2})?(?:\/[\w.-]{1,64}){2,16}\/?/gu;
const WINDOWS_PATH = /(?<![\p{L}\d])[A-Z]:\\[\w.-]{1,64}(?:\\[\w.-]{1,64}){0,16}/gu;
/** "report.pdf", "test.abc": a dot between small letters with no blank is said. */
const INNER_DOT = /(?<=[a-z_]\d{0,3})\.(?=[a-z]{2,10}\b)/g;

/** Says an address sign by sign: "a.b@c.com" is "a dot b at c dot com". */
function speak(address: string): string {
  const trailing = address.match(/[.,;:!?)\]]+$/)?.[0] ?? "";
  const body = trailing ? address.slice(0, -trailing.length) : address;
  const words = body
    .replace(
      /\d+/g,
      (digits) =>
        ` ${/^[1-9]\d?000?$/.test(digits) || /^(?:19|20)\d\d$/.test(digits) ? digits : digitWords(digits)} `,
    )
    .replace(/[./:_@?=&#+%~\\-]/g, (sign) => ` ${SIGNS[sign]} `)
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
    .replace(WINDOWS_PATH, (path) => speak(path))
    .replace(UNIX_PATH, (path) => speak(path))
    .replace(INNER_DOT, " dot ")
    .replace(/(^|\s)@(?=[a-z_])/gi, "$1at ")
    .replace(/(^|[\s(])#(?=[A-Z\d-]{0,40}\d[A-Z\d-]{0,40}(?![\w]))/g, "$1number ")
    .replace(/(^|\s)#(?=[a-z_])/gi, "$1hashtag ");
}
