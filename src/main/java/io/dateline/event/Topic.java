package io.dateline.event;

/**
 * Whom or what a noun phrase names, as a pronoun later takes it up.
 *
 * @param name how a title shows it
 * @param kind what it is
 * @param gender a person's
 * @param isName whether it is a proper name
 */
record Topic(String name, Kind kind, Gender gender, boolean isName) {

  /** What a pronoun can mean. */
  enum Kind {
    PERSON,
    /** A name that may be a person's or a thing's. */
    NAME,
    THING,
    SEVERAL
  }

  /** "Ruiz's": Ruiz. */
  Topic withoutPossessive() {
    int end = name.length();
    boolean apostrophe = end > 2 && "'\u2019".indexOf(name.charAt(end - 2)) >= 0;
    return apostrophe && name.endsWith("s")
        ? new Topic(name.substring(0, end - 2), kind, gender, isName)
        : this;
  }

  /** Whether a pronoun of this kind and gender can mean it. */
  boolean agrees(Kind pronoun, Gender of) {
    return switch (kind) {
      case PERSON -> pronoun == Kind.PERSON && gender.agrees(of);
      case NAME -> pronoun == Kind.PERSON || pronoun == Kind.THING;
      case THING, SEVERAL -> pronoun == kind;
    };
  }
}
