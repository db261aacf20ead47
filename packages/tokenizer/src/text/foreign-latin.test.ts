import { expect, test } from "vitest";
import { createForeignLatin } from "./foreign-latin";

const languages = (text: string) =>
  createForeignLatin()(text).map(
    ({ start, end, language }) => `${language}:${text.slice(start, end)}`,
  );

test.each<[string, string[]]>([
  ["Nous avons une maison dans le village.", ["French:Nous avons une maison dans le village"]],
  ["Ich habe keine Ahnung, und du?", ["German:Ich habe keine Ahnung"]],
  ["Los niños están en la escuela.", ["Spanish:Los niños están en la escuela"]],
  ["Tôi rất thích ăn phở", ["Vietnamese:Tôi rất thích ăn phở"]],
  ["He wrote (je ne sais rien du tout) twice.", ["French:je ne sais rien du tout"]],
  ["We had crème brûlée at a café, très bon.", []],
  ["A naïve résumé with a cliché", []],
  ["Leonardo da Vinci met Maria de la Cruz.", []],
  ["The die is cast on a pie in a pan.", []],
  ["Bonjour monsieur", []],
])("%s", (text, expected) => expect(languages(text)).toEqual(expected));
