/** A note for the client; in the stream of events it stands among the warnings. */
export interface Note {
  readonly code: string;
  readonly message: string;
}

/** Names of fields that a header can hold. */
const MOST_NAMES = 16;
const LONGEST_NAME = 64;

/** Collects notes, and puts them into the form of `X-Warnings`: codes with parameters, such as `FIELD_IGNORED;name=lang_code`. */
export class Notes {
  readonly #parameters: (string | undefined)[] = [];
  readonly all: Note[] = [];

  /** @param parameter - Behind the code in the header, such as `used=f1`. */
  add(code: string, message: string, parameter?: string): void {
    this.all.push({ code, message });
    this.#parameters.push(parameter);
  }

  /** @param names - As they came: anything that a client writes. */
  addIgnored(names: readonly string[]): void {
    for (const name of names.slice(0, MOST_NAMES)) {
      const plain = inHeader(name.slice(0, LONGEST_NAME));
      this.add("FIELD_IGNORED", `The field ${plain} is not known here.`, `name=${plain}`);
    }
    const more = names.length - MOST_NAMES;
    if (more > 0)
      this.add("FIELD_IGNORED", `${more} more fields are not known here.`, `more=${more}`);
  }

  /**
   * The header's value.
   * @param codes - Of warnings about the text, which stand first.
   * @returns `undefined` where there is nothing to say.
   */
  header(codes: readonly string[]): string | undefined {
    const parts = this.all.map(({ code }, index) => {
      const parameter = this.#parameters[index];
      return parameter === undefined ? code : `${code};${parameter}`;
    });
    const all = new Set([...codes, ...parts]);
    return all.size === 0 ? undefined : [...all].join(", ");
  }
}

/** Letters, digits and a few signs as they are, everything else escaped: no name may end the header or stand for two. */
export function inHeader(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16)}`;
  });
}
