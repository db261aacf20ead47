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
    /** @param {{ textStart: number, textEnd: number, language: string }} word - In the order of the text. */
    light(word) {
      now?.classList.remove("now");
      // What is behind the words shown so far is the element's last child: one text.
      element.lastChild?.remove();
      now = document.createElement("mark");
      now.className = "now";
      now.lang = word.language;
      now.textContent = text.slice(word.textStart, word.textEnd);
      element.append(text.slice(shown, word.textStart), now, text.slice(word.textEnd));
      shown = word.textEnd;
      follow(element, now);
    },
    end() {
      now?.classList.remove("now");
    },
  };
}

/**
 * Keeps a word of a long text in sight. The page itself does not move.
 * @param {HTMLElement} box
 * @param {HTMLElement} word
 */
function follow(box, word) {
  const top = word.offsetTop - box.offsetTop;
  if (top < box.scrollTop || top + word.offsetHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top - box.clientHeight / 3;
}
