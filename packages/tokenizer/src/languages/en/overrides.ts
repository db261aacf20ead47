/**
 * Pronunciations that the dictionary lacks or gives in a form that is not the usual one today.
 * @module
 */

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
