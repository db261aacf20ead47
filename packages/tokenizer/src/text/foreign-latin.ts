/**
 * Languages in Latin letters that are not English.
 * @module
 */

/** A half-open range of a text that is probably in a language that nobody here reads. */
interface ForeignRange {
  readonly start: number;
  readonly end: number;
  /** English name of the language, or of the group where only the accents tell. */
  readonly language: string;
}

/** Very common words that English does not have, or hardly ever. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  French:
    "le la les des une est dans pour que qui avec sur pas vous nous je il elle ils et du au aux ce cette mais ou où sont ont être très bien merci bonjour c'est j'ai n'est l'on d'un d'une qu'il s'il votre notre mon ma mes ton ta leur plus sans comme fait tout",
  German:
    "der die das und ist nicht ich mit ein eine einen einem einer den dem des zu auf für von wir sie es auch sich aus bei nach wie aber oder wenn wird sind haben hat kann bitte danke guten sehr noch nur über mein dein uns heute habe dich dir mir machen keine",
  Spanish:
    "el los las que y en un una es por con para se del al está muy pero como más hay yo tú él ella nosotros gracias hola buenos días qué dónde cuando mi su este esta son tiene sin todo bien me te gusta mucho están",
  Portuguese:
    "o os as que e em um uma não com para é do da dos das no na nos nas mas como mais muito eu você ele ela nós obrigado está são tem seu sua isso foi ao pelo onde minha meu",
  Italian:
    "il lo gli di che e un una per con non è sono del della dei delle nel nella al alla ma come più molto io tu lui lei noi grazie ciao questo questa ho ha anche perché",
  Dutch:
    "de het een en van niet ik dat op te zijn voor met die er maar om hem dan zou wat mijn ook als bij nog naar heeft hebben wij jij jullie dank goed",
  Swedish:
    "och är att det som en på för med den inte jag har av till om ett men var hade vi du han hon kan tack god",
  Indonesian:
    "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena bisa ada kami kita mereka terima kasih selamat sudah belum",
  Vietnamese:
    "không của và là có được cho một những trong người này với tôi bạn các đã khi như anh em",
  Polish:
    "nie się na jest to że do jak ale za od po tak czy dla co jego przez być są bardzo dzień dobry",
  Turkish:
    "bir ve bu için ile çok ne da de ben sen var yok değil gibi daha olarak ama kadar günaydın merhaba",
};
/** English words that outweigh a chance hit such as "die" or "on". */
const ENGLISH =
  /^(?:the|of|and|to|in|is|are|was|were|for|with|on|at|by|from|my|your|his|her|our|their|it|this|that|i|you|he|she|we|they|not|be|have|has|had|do|does|did|will|would|can|an|a|or|but|if|as|about|there|what|who|how|went|like|said|called)$/;
/** Parts of names, which say little by themselves: Leonardo da Vinci, San Francisco de la Cruz. */
const PARTICLE =
  /^(?:de|da|do|di|du|del|della|des|la|le|el|los|las|e|o|a|en|van|von|der|den|zu|al|y|den|san|no|on|in|an)$/;
const WORD = /[\p{Script=Latin}][\p{Script=Latin}\p{M}']*/gu;
const ACCENTED = /[^\u0000-\u007f]/;
const VIETNAMESE = /[đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
/** What parts clauses; a quoted phrase may be in another language than the sentence. */
const CLAUSE = /[^.!?;:,()"“”«»„。！？；：，、（）「」『』\n]+/g;

/** The words of a clause as a language of its own, or `undefined` for English and for what is too short to tell. */
function languageOf(
  words: readonly string[],
  table: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  if (words.length < 3) return undefined;
  const english = words.filter((word) => ENGLISH.test(word)).length;
  const hits = new Map<string, { all: number; telling: number }>();
  for (const word of words)
    for (const language of table.get(word) ?? []) {
      const { all, telling } = hits.get(language) ?? { all: 0, telling: 0 };
      hits.set(language, { all: all + 1, telling: telling + (PARTICLE.test(word) ? 0 : 1) });
    }
  const accented = words.filter((word) => ACCENTED.test(word));
  if (hits.size === 0 && accented.length === 0) return undefined;
  const ranked = [...hits].sort((a, b) => b[1].all - a[1].all || b[1].telling - a[1].telling);
  const [best, count] = ranked[0] ?? ["", { all: 0, telling: 0 }];
  if (accented.some((word) => VIETNAMESE.test(word)) && accented.length * 2 >= words.length)
    return "Vietnamese";
  // A clause of three words needs two of the common ones, a long one every third.
  const evidence = count.all + accented.length / 2;
  if (count.all >= 2 && count.telling > 0 && evidence > english && evidence * 3 >= words.length)
    return best;
  if (accented.length >= 2 && accented.length * 3 >= words.length && english === 0)
    return count.telling > 0 ? best : "another language";
  return undefined;
}

/** Finds whole clauses of other languages; borrowed words (café, naïve) and short names are no clause. */
export type FindForeignLatin = (text: string) => ForeignRange[];

/** Makes the finder; its word table is built when a text first has a clause of three Latin words. */
export function createForeignLatin(): FindForeignLatin {
  let table: ReadonlyMap<string, readonly string[]> | undefined;
  return (text) => {
    const found: ForeignRange[] = [];
    for (const { 0: clause, index } of text.matchAll(CLAUSE)) {
      const words = [...clause.matchAll(WORD)];
      if (words.length < 3) continue;
      table ??= languagesByWord();
      const lower = words.map(([word]) => word.toLowerCase());
      const language = languageOf(lower, table);
      if (!language) continue;
      const last = words.at(-1)!;
      const start = index + words[0].index;
      const end = index + last.index + last[0].length;
      const before = found.at(-1);
      if (before?.language === language && start - before.end <= 3)
        found[found.length - 1] = { ...before, end };
      else found.push({ start, end, language });
    }
    return found;
  };
}

function languagesByWord(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const [language, words] of Object.entries(COMMON_WORDS))
    for (const word of words.split(" ")) {
      const others = table.get(word);
      if (others) others.push(language);
      else table.set(word, [language]);
    }
  return table;
}
