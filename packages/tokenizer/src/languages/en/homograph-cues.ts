/**
 * Homographs that are told apart by meaning, capitals or fixed neighbours rather than by part of speech.
 * @module
 */

/** One reading with what speaks for it; every condition that is given must hold. */
export interface HomographCue {
  readonly word: string;
  /** ARPAbet. */
  readonly phones: string;
  /** Up to four words before, each between blanks. */
  readonly left?: RegExp;
  /** Up to four words after, each between blanks. */
  readonly right?: RegExp;
  /** Nine words on both sides. */
  readonly near?: RegExp;
  /** The word as written. */
  readonly written?: RegExp;
  /** The written form counts at the start of a sentence too. */
  readonly evenInitial?: boolean;
  /** Only before a pause or the end. */
  readonly final?: boolean;
}

const CAPITAL = /^\p{Lu}\p{Ll}/u;
const FISHING =
  / (?:fish\w*|trout|catfish|largemouth|smallmouth|striped|perch|bream|carp|lake|anglers?|lure|sea|species|caught|crappie|walleye|pike|salmon|bluegill|grilled|sunfish) /;
const METAL =
  / (?:poison\w*|paint\w*|pipes?|zinc|copper|tin|metals?|ore|ores|mercury|acid|arsenic|cadmium|bullets?|isotopes?|alloys?|silver|iron|oxide|element|chemical|atomic|toxic|toxicity|gasoline|solder|contaminat\w+|mines?|mining|roof|coffin|shot|glass|crystal|nickel|weights?|uranium|battery|batteries|sulfide|exposure) /;
const TOOLS =
  / (?:tools?|weapons?|machetes?|swords?|spears?|stones?|wood|wooden|chop\w*|cut\w*|battle|bronze|hammers?|kni(?:fe|ves)|hand|polished|firem[ae]n|shovels?|saws?|shields?|daggers?|throwing|lumberjacks?|viking\w*|arrows?|flint|iron|wield\w*|budget) /;
const RIVALS =
  / (?:glasgow|rangers|football\w*|boston|nba|scored?|scoring|fc|cup|match|goals?|striker|defender|midfielder|club|celtics|lakers|signed|parkhead|basketball|debut|hibernian|aberdeen) /;

/** Tried in order; the first that holds is taken, a row without a condition is the default. */
export const HOMOGRAPH_CUES: readonly HomographCue[] = [
  {
    word: "affect",
    phones: "AE1 F EH2 K T",
    left: / (?:flat|flattened|negative|positive|blunted|mood|labile) $/,
  },
  { word: "aged", phones: "EY1 JH AH0 D", left: / (?:the|an|his|her|my|their|our|your) $/ },
  {
    word: "aged",
    phones: "EY1 JH AH0 D",
    right: /^ (?:parents?|mother|father|relatives|widow|grand\w+) /,
  },
  { word: "aged", phones: "EY1 JH D" },
  {
    word: "august",
    phones: "AO0 G AH1 S T",
    written: /^a/,
    left: / (?:an|the|this|that|his|her|most|such) $/,
  },
  { word: "axes", phones: "AE1 K S AH0 Z", near: TOOLS },
  { word: "axes", phones: "AE1 K S IY2 Z" },
  { word: "bass", phones: "B AE1 S", near: FISHING },
  { word: "bass", phones: "B EY1 S" },
  {
    word: "blessed",
    phones: "B L EH1 S T",
    left: / (?:am|is|are|was|were|be|been|being|has|have|had|i'm|we're|feel|feels|felt|got|he|she|they|i|god|lord|truly|and) $/,
  },
  { word: "blessed", phones: "B L EH1 S T", right: /^ (?:with|by|him|her|them|me|us|it) / },
  { word: "blessed", phones: "B L EH1 S AH0 D" },
  { word: "bologna", phones: "B AH0 L OW1 N Y AH0", written: CAPITAL },
  { word: "bologna", phones: "B AH0 L OW1 N IY0" },
  {
    word: "bow",
    phones: "B AW1",
    near: / (?:ships?|stern|boats?|hull|deck|aft|vessel|starboard|port|heads?|audience|curtsy|knees?|politely|applause|pressure|ferry|thruster|torpedo\w*|anchor|yacht) /,
  },
  {
    word: "bow",
    phones: "B AW1",
    left: / (?:to|will|must|would|take|took|takes|should|and|deep|final|not) $/,
    right: /^ (?:to|down|out|before|in|his|her|your|their|and|as) /,
  },
  { word: "bow", phones: "B AW1", right: /^ (?:down|out) / },
  { word: "bow", phones: "B OW1" },
  { word: "bows", phones: "B AW1 Z", right: /^ (?:to|down|out|before|his|her|their) / },
  { word: "bows", phones: "B OW1 Z" },
  {
    word: "bowed",
    phones: "B OW1 D",
    near: / (?:strings?|instruments?|legs|cello|violin|psaltery) /,
  },
  { word: "celtic", phones: "S EH1 L T IH0 K", written: CAPITAL, near: RIVALS },
  { word: "celtic", phones: "K EH1 L T IH0 K" },
  {
    word: "content",
    phones: "K AH0 N T EH1 N T",
    left: / (?:be|is|was|were|are|am|been|being|not|feel|feels|felt|seem\w*|remain\w*|perfectly|quite|very|so|i'm|he's|she's|they're|and|to|themselves|himself) $/,
    right: /^ (?:with|to|in|just|that|when|if|himself|themselves|by) /,
  },
  {
    word: "content",
    phones: "K AH0 N T EH1 N T",
    left: / (?:i'm|i am|he was|she was|they were|he is|she is|we are|perfectly|quite|very|not|happy and|felt|feel|seemed|heart's) $/,
  },
  { word: "content", phones: "K AA1 N T EH0 N T" },
  {
    word: "dove",
    phones: "D OW1 V",
    right:
      /^ (?:into|in|down|off|under|head\w*|deep\w*|for|straight|right|through|beneath|to|onto|from|after|behind) /,
    left: / (?!the |a |an |white |mourning |turtle )\w+ $/,
  },
  { word: "dove", phones: "D AH1 V" },
  {
    word: "invalid",
    phones: "IH1 N V AH0 L AH0 D",
    left: / (?:an|the|chronic|permanent|his|her|bedridden|helpless) $/,
    final: true,
  },
  {
    word: "invalid",
    phones: "IH1 N V AH0 L AH0 D",
    left: / an $/,
    right: /^ (?:for|and|who|in|from|after|wife|mother|father|husband|sister|chair|son|daughter) /,
  },
  { word: "invalid", phones: "IH0 N V AE1 L AH0 D" },
  { word: "jesus", phones: "HH EY0 S UW1 S", written: /ú/u, evenInitial: true },
  {
    word: "job",
    phones: "JH OW1 B",
    written: /^Job/,
    near: / (?:bible|biblical|book|testament|prophet|psalms|satan|god|patience) /,
  },
  {
    word: "learned",
    phones: "L ER1 N AH0 D",
    left: / (?:a|the|most|very|his|my|these|those|many|other|more) $/,
    right:
      /^ (?:m[ae]n|scholars?|society|societies|journals?|friend|judge|counsel|people|professions?|institutions?|doctor|and|treatise|brother|works?) /,
  },
  { word: "learned", phones: "L ER1 N AH0 D", left: / (?:most|very|highly) $/ },
  { word: "learned", phones: "L ER1 N D" },
  {
    word: "lead",
    phones: "L IY1 D",
    left: / (?:to|will|would|can|could|may|might|the|a|his|her|their|this|first|early|point|goal|run|game|big|commanding|take|took|who|they|which|we|you|i) $/,
    right:
      /^ (?:to|the|a|an|in|by|over|singer|vocals?|vocalist|role|guitar\w*|actor|actress|single|character|his|her|their|for|at|after|with|up|into|us|them|you|off) /,
  },
  { word: "lead", phones: "L IY1 D", right: /^ to (?!be |the metal )/, left: / (?!of )\w+ $/ },
  { word: "lead", phones: "L EH1 D", near: METAL },
  {
    word: "lead",
    phones: "L EH1 D",
    right: /^ (?:free|based|lined|foil|tetroxide|chromate|acetate) /,
  },
  { word: "lead", phones: "L IY1 D" },
  { word: "leads", phones: "L IY1 D Z" },
  {
    word: "live",
    phones: "L AY1 V",
    right:
      /^ (?:music|shows?|albums?|performan\w+|broadcasts?|streams?|audiences?|action|versions?|record\w+|concerts?|events?|television|tv|bands?|sets?|tracks?|ammunition|bait|stream\w*|coverage|updates?|animals?|birds?|fish|wires?|chat|video|feed|demo|blog|cattle|trees?|births?|rounds?|dvd|cd|ep|act|acts|debut|entertainment|sessions?|tours?|gigs?|young|virus|vaccine|chickens?|poultry|prey|specimens?|insects?|food|game|games|data|traffic|report\w*|theat\w+|drums|instruments|crowd|footage|telecast|from|members?|lineup) /,
  },
  {
    word: "live",
    phones: "L AY1 V",
    left: / (?:perform\w*|play\w*|record\w*|broadcast|stream\w*|sang|sung|sing|air\w*|shown|televised|go|goes|went|going|heard|seen|covered|carried|watch\w*|captured|released|a|an|the|his|her|its|first|second|third|this|of|for|with|were|was|is|are|be|been|being|aired|debuted|simulcast|eat|by|or|more|other) $/,
  },
  { word: "live", phones: "L IH1 V" },
  {
    word: "lives",
    phones: "L IH1 V Z",
    left: / (?:he|she|it|who|which|that|currently|now|also|still|family|and|one|mother|father|brother|sister|son|daughter|wife|husband|man|woman|species|everyone|nobody|currently|presently) $/,
    right:
      /^ (?:in|on|at|with|near|there|here|by|alone|up|off|next|as|for|a|an|from|to|under|among|under\w*|inside|outside|out|across|today|together|between|and|down|forever|happily) /,
  },
  { word: "lives", phones: "L IH1 V Z", left: / (?:he|she|it|now|currently|still|also) $/ },
  {
    word: "lives",
    phones: "L IH1 V Z",
    right: /^ (?:in|on|at|near|alone|there|here|next) /,
    left: / (?!their |our |your |many |of |the |human |these |own |other |private |daily |everyday |for |people's |women's |children's |several |two |three |save |saving |\w+ed )\w+ $/,
  },
  { word: "lives", phones: "L AY1 V Z" },
  { word: "mate", phones: "M AA1 T EY2", written: /é/u, evenInitial: true },
  { word: "mate", phones: "M AA1 T EY2", left: / yerba $/ },
  {
    word: "minute",
    phones: "M AY0 N UW1 T",
    right:
      /^ (?:amounts?|quantit\w+|details?|particles?|differences?|traces?|changes|fraction|organisms?|variations?|structures?|size|bits?|portion|scale|holes|doses?|crystals|scales|hairs|spores|flowers|teeth|insects?) /,
  },
  {
    word: "minute",
    phones: "M AY0 N UW1 T",
    left: / (?:very|so|too|extremely|most|are|often|almost|quite) $/,
  },
  { word: "minute", phones: "M IH1 N AH0 T" },
  {
    word: "mobile",
    phones: "M OW0 B IY1 L",
    written: CAPITAL,
    right: /^ (?:alabama|al|bay|county) /,
  },
  {
    word: "mobile",
    phones: "M OW0 B IY1 L",
    written: CAPITAL,
    left: / (?:in|at|to|near|of|from) $/,
    near: / (?:alabama|city|gulf|river|confederate|mississippi|pensacola|louisiana|port|fort) /,
  },
  {
    word: "mobile",
    phones: "M OW1 B IY2 L",
    near: / (?:calder|sculptures?|kinetic|hanging|crib|ceiling) /,
  },
  { word: "mobile", phones: "M OW1 B AH0 L" },
  {
    word: "moped",
    phones: "M OW1 P T",
    left: / (?:he|she|i|they|we|and|just) $/,
    right: /^ (?:about|around|for|over|in|all|at) /,
  },
  { word: "nestle", phones: "N EH1 S L EY2", written: /é/u, evenInitial: true },
  { word: "nestle", phones: "N EH1 S L IY0", written: CAPITAL },
  { word: "nestle", phones: "N EH1 S AH0 L" },
  {
    word: "pasty",
    phones: "P AE1 S T IY0",
    near: / (?:cornish|meat|baked|pies?|filling|filled|crust|food|eat|eating|dish|bakery|dough|potato\w*|beef|cheese|snack|recipe) /,
  },
  { word: "pasty", phones: "P EY1 S T IY0" },
  { word: "polish", phones: "P AA1 L IH0 SH", right: /^ (?:your|the|his|her|up|off|it|my|our) / },
  { word: "polish", phones: "P OW1 L IH0 SH", written: CAPITAL, evenInitial: true },
  { word: "polish", phones: "P AA1 L IH0 SH" },
  { word: "ravel", phones: "R AH0 V EH1 L", written: CAPITAL, evenInitial: true },
  {
    word: "reading",
    phones: "R EH1 D IH0 NG",
    written: /^Reading$/,
    left: / (?:in|at|to|of|near|from|for|joined|and) $/,
  },
  {
    word: "reading",
    phones: "R EH1 D IH0 NG",
    written: /^Reading$/,
    right:
      /^ (?:pennsylvania|railroad|berkshire|england|fc|station|festival|borough|town|railway|university|terminal) /,
  },
  { word: "reading", phones: "R IY1 D IH0 NG" },
  { word: "rodeo", phones: "R OW0 D EY1 OW0", right: /^ drive / },
  {
    word: "row",
    phones: "R AW1",
    right: /^ (?:broke|erupted|between|with|about) /,
    left: / (?:a|the|diplomatic|political|had|public|bitter|blazing|huge|this) $/,
  },
  { word: "row", phones: "R OW1" },
  { word: "sake", phones: "S AA1 K IY0", written: /é/u, evenInitial: true },
  {
    word: "sake",
    phones: "S EY1 K",
    left: / (?:for|\w+'s?|the|own|their|its|his|her|of|that|whose|my|your|our) $/,
    right: /^ (?:of|and|alone|if|or|only|he|she|it|i|you|we|they|please|don't|let)? /,
  },
  { word: "sake", phones: "S EY1 K", left: / (?:\w+'s|god's|own|sakes) $/ },
  {
    word: "sake",
    phones: "S AA1 K IY0",
    near: / (?:rice|japan\w*|drinks?|drinking|cups?|brew\w*|bottles?|sushi|alcohol|bars?|wine|beer|shochu|warm|tokyo|fermented) /,
  },
  { word: "sake", phones: "S EY1 K" },
  {
    word: "sow",
    phones: "S AW1",
    near: / (?:pigs?|piglets?|boars?|litters?|pork|farrow\w*|hogs?|swine|gilts?) /,
  },
  { word: "sow", phones: "S AW1", left: / (?:a|the|old|pregnant|his|her|fat) $/ },
  { word: "sow", phones: "S OW1" },
  {
    word: "tear",
    phones: "T EH1 R",
    right:
      /^ (?:down|apart|up|off|out|away|through|into|it|them|the|him|her|your|his|their|open|along|a|in|resistant|strength|sheet) /,
  },
  {
    word: "tear",
    phones: "T EH1 R",
    left: / (?:to|will|would|can|could|may|might|wear and|and|ligament|muscle|meniscus|cuff|they|we|not|or|acl|cartilage) $/,
  },
  { word: "tear", phones: "T IH1 R" },
  {
    word: "tears",
    phones: "T EH1 R Z",
    right: /^ (?:down|apart|up|off|out|it|them|him|the|through|his|her|a|open) /,
    left: / (?!in |of |the |her |his |with |to |my |your |their )\w+ $/,
  },
  {
    word: "tears",
    phones: "T EH1 R Z",
    near: / (?:meniscus|ligaments?|muscles?|tendons?|cuff|fabric|rips?) /,
  },
  { word: "tears", phones: "T IH1 R Z" },
  {
    word: "wind",
    phones: "W AY1 N D",
    right: /^ (?:up|down|back|around|through|its|their|his|it|them|the|your) /,
    left: / (?!the |a |strong |high |of |cold |this |in |by |off |north |south |east |west |solar )\w+ $/,
  },
  { word: "wind", phones: "W IH1 N D", left: / (?:the|a|of|by|in|strong|solar|and) $/ },
  {
    word: "wound",
    phones: "W AW1 N D",
    right: /^ (?:up|down|around|round|through|its|his|tightly|back|along|into|on|onto) /,
  },
  {
    word: "wound",
    phones: "W AW1 N D",
    left: / (?:is|was|are|were|tightly|wire|be|been|coil) $/,
    right: /^ (?:by|with|around|in|on|from|and) /,
  },
];
