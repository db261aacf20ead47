/**
 * The packed pronunciation lexicon (`lexicon` in `data/en/dictionary.json.gz`, made by `scripts/build-english-lexicon.mjs`).
 * @module
 */

/** The file as it is stored: words and pronunciations in two columns of the same lines. */
export interface LexiconData {
  /** ARPAbet phones, vowels with their stress digit, separated by blanks. */
  readonly phones: string;
  /** One character per phone, in the same order. */
  readonly codes: string;
  /**
   * Words in code-unit order, front-coded: a line is its first word, then for each further word a capital (A is
   * none) for the letters shared with the word before, and the rest. Lines end in `|`.
   */
  readonly words: string;
  /** The pronunciations of a line, separated by blanks. Lines end in `|`. */
  readonly sounds: string;
}

/** Pronunciations by word. */
export interface Lexicon {
  /** ARPAbet phones of a lower-case word, or `undefined`. */
  get(word: string): readonly string[] | undefined;
}

const CAPITAL_A = 65;
const CAPITAL_Z = 90;

/** The word that starts a line. */
function head(line: string): string {
  let end = 0;
  while (end < line.length && !isCapital(line.charCodeAt(end))) end++;
  return line.slice(0, end);
}

function isCapital(code: number): boolean {
  return code >= CAPITAL_A && code <= CAPITAL_Z;
}

/** The words of a line. */
function unpack(line: string): string[] {
  const words: string[] = [];
  for (let from = 0; from < line.length;) {
    let end = from + 1;
    while (end < line.length && !isCapital(line.charCodeAt(end))) end++;
    words.push(
      words.length === 0
        ? line.slice(0, end)
        : words[words.length - 1].slice(0, line.charCodeAt(from) - CAPITAL_A) +
            line.slice(from + 1, end),
    );
    from = end;
  }
  return words;
}

/** Opens a packed lexicon. Costs two splits; a line is unpacked when one of its words is first asked for, and kept. */
export function openLexicon(data: LexiconData): Lexicon {
  const lines = data.words.split("|");
  const heads = lines.map(head);
  const sounds = data.sounds.split("|");
  const phones = data.phones.split(" ");
  const phoneOf = new Map([...data.codes].map((code, i) => [code, phones[i]]));
  const unpacked: (ReadonlyMap<string, readonly string[]> | undefined)[] = lines.map(
    () => undefined,
  );

  function open(line: number): ReadonlyMap<string, readonly string[]> {
    const spoken = sounds[line].split(" ");
    return new Map(
      unpack(lines[line]).map((word, i) => [
        word,
        Array.from(spoken[i], (code) => phoneOf.get(code)!),
      ]),
    );
  }

  return {
    get(word) {
      let low = 0;
      let high = lines.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (heads[middle] <= word) low = middle + 1;
        else high = middle;
      }
      if (low === 0) return undefined;
      const line = (unpacked[low - 1] ??= open(low - 1));
      return line.get(word);
    },
  };
}

const ENTRIES = `
was W AH1 Z; because B IH0 K AH1 Z; our AW1 ER0; ours AW1 ER0 Z; live L IH1 V; lives L IH1 V Z; read R IY1 D; use Y UW1 Z
wind W IH1 N D; tear T IH1 R; lead L IY1 D; close K L OW1 Z; bow B OW1; row R OW1; sow S OW1; wound W UW1 N D; does D AH1 Z; dogs D AO1 G Z; doorknob D AO1 R N AA2 B; doorknobs D AO1 R N AA2 B Z; moped M OW1 P EH2 D; bass B EY1 S; celtic K EH1 L T IH0 K; dove D AH1 V; polish P AA1 L IH0 SH
dr D AA1 K T ER0; st S EY1 N T; jr JH UW1 N Y ER0; sr S IY1 N Y ER0; etc EH0 T S EH1 T ER0 AH0; vs V ER1 S AH0 S
ok OW2 K EY1; covid K OW1 V IH0 D; emoji IH0 M OW1 JH IY0; emojis IH0 M OW1 JH IY0 Z; wi-fi W AY1 F AY2; gif G IH1 F
gonna G AA1 N AH0; wanna W AA1 N AH0; gotta G AA1 T AH0; kinda K AY1 N D AH0; lemme L EH1 M IY0; dunno D AH0 N OW1
typescript T AY1 P S K R IH2 P T; tts T IY2 T IY2 EH1 S; ai EY2 AY1; api EY2 P IY2 AY1; linux L IH1 N AH0 K S
python P AY1 TH AA2 N; unicode Y UW1 N AH0 K OW2 D; podcast P AA1 D K AE2 S T; hashtag HH AE1 SH T AE2 G; vlog V L AA1 G
pre P R IY1; re R IY1; co K OW1; anti AE1 N T IY0; multi M AH1 L T IY0; semi S EH1 M IY0; ex EH1 K S; non N AA1 N; un AH1 N
sub S AH1 B; inter IH1 N T ER0; mid M IH1 D; bi B AY1; tri T R AY1; de D IY1; eco IY1 K OW0; neo N IY1 OW0; pseudo S UW1 D OW0
o'clock AH0 K L AA1 K; ma'am M AE1 M; y'all Y AO1 L; 'til T IH1 L; 'twas T W AH1 Z; 'tis T IH1 Z; o'er AO1 R; ne'er N EH1 R
json JH EY1 S AA2 N; yaml Y AE1 M AH0 L; uefa Y UW0 EY1 F AH0; fifa F IY1 F AH0; mysql M AY2 EH2 S K Y UW2 EH1 L; sudo S UW1 D UW0; nginx EH1 N JH AH0 N EH2 K S; async EY1 S IH2 NG K; regex R EH1 JH EH2 K S; jpeg JH EY1 P EH2 G
kubernetes K UW2 B ER0 N EH1 T IY0 Z; livestream L AY1 V S T R IY2 M; github G IH1 T HH AH2 B; huawei HH W AA1 W EY2; xiaomi SH AW1 M IY2; nguyen W IH1 N; uber UW1 B ER0; siri S IH1 R IY0; spotify S P AA1 T AH0 F AY2; tiktok T IH1 K T AA2 K
kyiv K IY1 V; meme M IY1 M; memes M IY1 M Z; quinoa K IY1 N W AA2; sriracha S IH0 R AA1 CH AH0; ethereum IH0 TH IH1 R IY0 AH0 M; bitcoin B IH1 T K OY2 N; wifi W AY1 F AY2; ios AY2 OW2 EH1 S; macos M AE1 K OW2 EH2 S; ipad AY1 P AE2 D
résumé R EH1 Z AH0 M EY2; résumés R EH1 Z AH0 M EY2 Z; touché T UW2 SH EY1; exposé EH2 K S P OW0 Z EY1; rosé R OW0 Z EY1; pâté P AA0 T EY1; déjà D EY2 ZH AA1; maté M AA1 T EY2; saké S AA1 K EY0; lamé L AH0 M EY1; olé OW0 L EY1
hmm HH AH1 M; mm M AH1 M; shh SH IH1 SH; ugh AH1 G; brr B ER1; psst P AH0 S T; tsk T IH1 S K; grr G ER1
`;

/** ARPAbet phones by lower-case word. */
export function pronunciationOverrides(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    ENTRIES.split(/[;\n]/)
      .map((entry) => entry.trim().split(" "))
      .filter((fields) => fields.length > 1)
      .map(([word, ...phones]) => [word, phones]),
  );
}
