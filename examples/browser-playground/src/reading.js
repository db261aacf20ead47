/**
 * The text with the word that is heard.
 */

/** @param {HTMLElement} element */
export function createReading(element) {
  /** @type {HTMLElement | undefined} */
  let now;
  let text = "";
  let shown = 0;

  return {
    /** @param {string} next */
    begin(next) {
      text = next;
      shown = 0;
      now = undefined;
      element.textContent = text;
    },
    /** @param {{ text: string, textStart: number, textEnd: number }} word - In the order of the text. */
    light(word) {
      now?.classList.remove("now");
      // What is behind the words shown so far is the element's last child: one text.
      element.lastChild?.remove();
      now = document.createElement("span");
      now.className = "now";
      now.textContent = text.slice(word.textStart, word.textEnd);
      element.append(text.slice(shown, word.textStart), now, text.slice(word.textEnd));
      shown = word.textEnd;
    },
    end() {
      now?.classList.remove("now");
    },
  };
}
