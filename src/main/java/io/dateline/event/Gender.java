package io.dateline.event;

import io.dateline.text.Lexicon;
import io.dateline.text.syntax.Analysis;
import java.util.Locale;

/** Whom "he" or "she" can mean. */
public enum Gender {
  MALE,
  FEMALE,
  UNKNOWN;

  private static final Lexicon<Gender> GIVEN_NAMES = load("en/given-names.tsv");
  private static final Lexicon<Gender> NOUNS = load("en/genders.tsv");

  private static Lexicon<Gender> load(String file) {
    return Lexicon.load(Gender.class, file, (row, _) -> row[1].equals("m") ? MALE : FEMALE);
  }

  /** That of a pronoun: "he", "her"; {@link #UNKNOWN} for any other word. */
  static Gender ofPronoun(String word) {
    return switch (word) {
      case "he", "him", "his", "himself" -> MALE;
      case "she", "her", "hers", "herself" -> FEMALE;
      default -> UNKNOWN;
    };
  }

  /** A given name that a story opens with in capitals, as it is written elsewhere: "LINDA". */
  static String calm(String word) {
    if (word.length() < 3 || !word.chars().allMatch(Character::isUpperCase)) {
      return word;
    }
    String name = word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    return isGivenName(name) && !isGivenName(word) ? name : word;
  }

  /** Whether a noun tells whether it means a man or a woman: "mother". */
  static boolean isOf(String noun) {
    return NOUNS.contains(noun);
  }

  /** That of whoever a noun or a title means: "mother", "mrs."; else {@link #UNKNOWN}. */
  public static Gender ofNoun(String noun) {
    Gender known = NOUNS.get(noun);
    return known == null ? UNKNOWN : known;
  }

  /** Whether a name begins like a person's. */
  public static boolean isGivenName(String word) {
    return GIVEN_NAMES.contains(word);
  }

  /** That of whoever is called by a given name alone. */
  static Gender ofGivenName(String word) {
    Gender known = GIVEN_NAMES.get(word);
    return known == null ? UNKNOWN : known;
  }

  /** That of a person's whole name; {@link #UNKNOWN} where nothing follows the given name. */
  public static Gender ofName(String name) {
    int space = name.indexOf(' ');
    Gender known = GIVEN_NAMES.get(space < 0 ? name : name.substring(0, space));
    return space < 0 || known == null ? UNKNOWN : known;
  }

  /** That of the person whom a noun phrase names, by its words up to the head. */
  static Gender of(Analysis sentence, int head) {
    for (int i = head; i >= sentence.first(head); i--) {
      boolean own = i == head || sentence.head(i) == head;
      Gender noun = own ? NOUNS.get(sentence.lower(i)) : null;
      if (noun != null) {
        return noun;
      }
    }
    for (int i = sentence.first(head); i < head; i++) {
      Gender given = sentence.head(i) == head ? GIVEN_NAMES.get(sentence.string(i)) : null;
      if (given != null && sentence.isName(i)) {
        return given;
      }
    }
    return UNKNOWN;
  }

  /** Whether both can be of one person: neither is known, or both are and agree. */
  public boolean agrees(Gender other) {
    return this == other || this == UNKNOWN || other == UNKNOWN;
  }
}
