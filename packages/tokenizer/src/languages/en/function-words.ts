/** Where a word stands, as far as its pronunciation cares. */
interface PhrasePosition {
  /** No word follows before a pause. */
  readonly isFinal: boolean;
  /** The next word starts with a vowel sound. */
  readonly beforeVowel: boolean;
}

/** `word inside` or `word inside / at the end of a phrase`. */
const FORMS = `
of ʌ v / ˈ ʌ v; and æ n d; or ɔ ɹ; nor n ɔ ɹ; but b ˌ ʌ t; if ɪ f; as æ z; than ð ə n; so s ˌ oʊ; because b ə k ˌ ʌ z / b ə k ˈ ʌ z
in ɪ n / ˈ ɪ n; on ˌ ɔ n / ˈ ɔ n; at æ t / ˈ æ t; for f ɔ ɹ / f ˈ ɔ ɹ; with w ɪ ð / w ˈ ɪ ð; from f ɹ ʌ m / f ɹ ˈ ʌ m
by b aɪ / b ˈ aɪ; into ˈ ɪ n t u; up ˌ ʌ p / ˈ ʌ p; an æ n
is ɪ z / ˈ ɪ z; are ɑ ɹ / ˈ ɑ ɹ; was w ʌ z / w ˈ ʌ z; were w ɜ ɹ / w ˈ ɜ ɹ; be b i / b ˈ i; been b ɪ n / b ˈ ɪ n; am æ m / ˈ æ m
have h æ v / h ˈ æ v; has h æ z / h ˈ æ z; had h æ d / h ˈ æ d; can k æ n / k ˈ æ n; will w ɪ l / w ˈ ɪ l
would w ʊ d / w ˈ ʊ d; could k ʊ d / k ˈ ʊ d; should ʃ ˌ ʊ d / ʃ ˈ ʊ d; must m ˌ ʌ s t / m ˈ ʌ s t
it ɪ t; its ɪ t s; it's ɪ t s; he h i; she ʃ i; they ð eɪ; we w i; you j u; i ˌ aɪ / ˈ aɪ; me m ˌ i; him h ˌ ɪ m; them ð ˌ ɛ m
us ˌ ʌ s; his h ɪ z / h ˈ ɪ z; her h ɜ ɹ / h ˈ ɜ ɹ; my m aɪ / m ˈ aɪ; your j ʊ ɹ / j ˈ ʊ ɹ; our ˌ aʊ ə ɹ / ˈ aʊ ə ɹ; their ð ɛ ɹ / ð ˈ ɛ ɹ
i'm ˌ aɪ m; i've ˌ aɪ v; i'll ˌ aɪ l; i'd ˌ aɪ d; you're j ʊ ɹ; you've j u v; you'll j u l; you'd j u d; he's h i z; she's ʃ i z
we're w ɪ ɹ; we've w i v; we'll w i l; we'd w i d; they're ð ɛ ɹ; they've ð eɪ v; they'll ð eɪ l; they'd ð eɪ d; he'll h i l; he'd h i d
she'll ʃ i l; she'd ʃ i d; it'll ˈ ɪ ɾ ᵊ l
this ð ɪ s / ð ˈ ɪ s; that ð æ t / ð ˈ æ t; these ð i z / ð ˈ i z; those ð oʊ z / ð ˈ oʊ z; there ð ɛ ɹ / ð ˈ ɛ ɹ
what w ˌ ʌ t / w ˈ ʌ t; when w ˌ ɛ n / w ˈ ɛ n; where w ˌ ɛ ɹ / w ˈ ɛ ɹ; who h ˌ u / h ˈ u; how h ˌ aʊ / h ˈ aʊ; why w ˌ aɪ / w ˈ aɪ
which w ˌ ɪ ʧ / w ˈ ɪ ʧ; not n ˌ ɑ t / n ˈ ɑ t; some s ˌ ʌ m / s ˈ ʌ m; 'em ə m
`;

/** The forms by word; `undefined` for every other word. */
export type FunctionWords = (
  word: string,
  position: PhrasePosition,
) => readonly string[] | undefined;

/** Reads the table once; the result is a pure function. */
export function functionWords(): FunctionWords {
  const forms = new Map(
    FORMS.split(/[;\n]/)
      .map((entry) => entry.trim())
      .filter(Boolean)
      .map((entry) => {
        const [inside, final = inside] = entry.slice(entry.indexOf(" ") + 1).split(" / ");
        return [
          entry.slice(0, entry.indexOf(" ")),
          { inside: inside.split(" "), final: final.split(" ") },
        ];
      }),
  );
  return (word, { isFinal, beforeVowel }) => {
    if (word === "the") return beforeVowel ? ["ð", "i"] : ["ð", "ə"];
    if (word === "a") return isFinal ? ["ˈ", "eɪ"] : ["ə"];
    if (word === "to") return isFinal ? ["t", "ˈ", "u"] : ["t", beforeVowel ? "u" : "ə"];
    const form = forms.get(word);
    return isFinal ? form?.final : form?.inside;
  };
}
