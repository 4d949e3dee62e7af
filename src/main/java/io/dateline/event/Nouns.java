package io.dateline.event;

import io.dateline.text.Gazetteer.PlaceKind;
import io.dateline.text.Lexicon;
import io.dateline.text.syntax.Analysis;
import org.jspecify.annotations.Nullable;

/** Nouns that name events, documents and offices. */
final class Nouns {

  private static final Lexicon<Boolean> EVENTS = load("en/event-nouns.tsv");
  private static final Lexicon<Boolean> DOCUMENTS = load("en/document-nouns.tsv");
  private static final Lexicon<Boolean> STAND_INS = load("en/stand-ins.tsv");
  private static final Lexicon<Boolean> ROLES = load("en/role-nouns.tsv");

  /** Whether the name that a word is part of is a company's. */
  private static final Lexicon<Boolean> ORGANISATIONS =
      Lexicon.load(Nouns.class, "en/organisation-nouns.tsv", (row, _) -> row.length > 1);

  private static final Lexicon<Boolean> QUANTITIES = load("en/quantity-nouns.tsv");

  private static final Lexicon<Boolean> UNIQUE = load("en/unique-nouns.tsv");

  private static final Lexicon<Boolean> COLLECTIVE = load("en/collective-nouns.tsv");

  private Nouns() {}

  private static Lexicon<Boolean> load(String file) {
    return Lexicon.load(Nouns.class, file, (_, _) -> true);
  }

  /** Whether the noun at a word names something that happens. */
  static boolean isEvent(Analysis sentence, int word) {
    return sentence.isNoun(word)
        && (EVENTS.contains(sentence.lower(word)) || EVENTS.contains(sentence.lemma(word)));
  }

  /** Whether a noun names something that happens. */
  static boolean isEvent(String noun) {
    return EVENTS.contains(noun);
  }

  /** Whether a noun names something issued: a statement, a report. */
  static boolean isDocument(String noun) {
    return DOCUMENTS.contains(noun);
  }

  /** Whether "the" with this noun stands for an organisation named just before. */
  static boolean standsForName(String noun) {
    return STAND_INS.contains(noun);
  }

  /** Whether a noun says too little without what it is of: "a group of", "most of". */
  static boolean isQuantity(String noun) {
    return QUANTITIES.contains(noun);
  }

  /** Whether "the" with this noun needs no name to be understood: "the government". */
  static boolean isUnique(String noun) {
    return UNIQUE.contains(noun);
  }

  /** Whether a noun only stands for what somebody did: "the decision", "the step". */
  static boolean isDeed(String noun) {
    return switch (noun) {
      case "decision", "step", "action", "measure", "move", "call", "choice", "attempt" -> true;
      default -> false;
    };
  }

  /** Whether a noun takes a verb in either number: "police", "a dozen". */
  static boolean isCollective(String noun) {
    return COLLECTIVE.contains(noun);
  }

  /** Whether a noun names what somebody is: "minister", "head". */
  static boolean isRole(String noun) {
    return ROLES.contains(noun);
  }

  /** What kind of place "the" with this noun takes up again; null for any other noun. */
  static @Nullable PlaceKind placeKind(String noun) {
    return switch (noun) {
      case "city", "town", "village" -> PlaceKind.CITY;
      case "country" -> PlaceKind.COUNTRY;
      default -> null;
    };
  }

  /** Whether a name that ends in this word is a company's. */
  static boolean isCompany(String word) {
    return Boolean.TRUE.equals(ORGANISATIONS.get(word));
  }

  /** Whether a noun is a part of the names of organisations. */
  static boolean isOrganisation(String noun) {
    return ORGANISATIONS.contains(noun);
  }
}
