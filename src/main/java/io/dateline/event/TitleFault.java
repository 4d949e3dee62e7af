package io.dateline.event;

/** What speaks against a title; {@link Fitness} weighs it. */
enum TitleFault {
  /** Its sentence goes on after its last word. */
  BREAKS_OFF,
  /** Subject and verb differ in number. */
  DISAGREES,
  /** A verb has lost its object or complement. */
  LOSES_OBJECT,
  /** A preposition has lost its noun. */
  DANGLES,
  /** "It is likely": the clause that says what is left out. */
  LEAVES_OPEN,
  /** It ends in the subject of another clause. */
  ENDS_IN_SUBJECT,
  /** Its subject begins with another verb. */
  OPENS_WITH_VERB,
  /** "The well": which one, nothing tells. */
  ANONYMOUS,
  /** One word alone. */
  FEW_WORDS,
  /** "A truce reached in May": a noun and its participle only. */
  BARE_PARTICIPLE,
  /** A participle stands far from its noun. */
  FAR_PARTICIPLE,
  /** "Many of which were". */
  HOLDS_RELATIVE,
  /** A preposition's noun stands before its clause. */
  STRANDED,
  /** "Took the decision": which, nothing tells. */
  EMPTY_VERB,
  /** A participle that hangs on nothing. */
  LOOSE_PARTICIPLE,
  /** A gerund that heads its sentence. */
  LABEL,
  /** "Second hearing": a noun that says too little. */
  BARE_NOUN
}
