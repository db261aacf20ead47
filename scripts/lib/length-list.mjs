/**
 * Items of 1 to 60 syllables in five languages, cut from passages written for this purpose.
 */

/** Without punctuation, so that a cut can fall anywhere; English in words of one syllable. */
const PASSAGES = {
  zh: "清晨的码头上飘着薄雾几只小船慢慢靠岸老渔夫把装满鱼虾的竹篮搬到木板桥边孩子们围过来数着银色的鱼鳞远处钟楼敲了六下面包房的烟囱冒出白色的热气街道渐渐醒来",
  yue: "今朝落緊毛毛雨阿婆撐住把花傘行去街市買餸魚檔老闆話啲石斑好新鮮佢揀咗一條中嘅再買兩斤菜心同埋少少薑蔥返到屋企煲水蒸魚個孫放學返嚟聞到香味笑到見牙唔見眼",
  ja: "やまのふもとのちいさなむらではあきになるとこめのとりいれがはじまりますおとなもこどももたんぼにでてかまのおとをきかせゆうがたにはおおきななべでいもをにて",
  ko: "가을바람이불어오면할머니는마당에감을깎아매달고우리는평상에앉아별을세었다멀리서기차소리가들려오고강아지는졸린눈으로달을바라보았다밤이깊어가도이야기는끝나지않았다",
  en: "the old man at the gate had a blue hat and a long red scarf he took a key from his coat and let us in we went up the stone steps past a small pond where three ducks slept in the sun then we sat on a bench and ate bread and cheese while the clock struck two",
};

/** How many syllables an item may have. */
export const LONGEST = 60;

/**
 * One item per length: the first syllables of a passage that begins elsewhere each time.
 * @returns {{ language: string, syllables: number, text: string }[]}
 */
export function lengthList() {
  return Object.entries(PASSAGES).flatMap(([language, passage]) => {
    const words = language === "en" ? passage.split(" ") : [...passage];
    const between = language === "en" ? " " : "";
    return Array.from({ length: LONGEST }, (_, index) => {
      const syllables = index + 1;
      const from = (7 * index) % words.length;
      const around = [...words, ...words].slice(from, from + syllables);
      return { language, syllables, text: around.join(between) };
    });
  });
}
