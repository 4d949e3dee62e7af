package io.dateline.timeline;

import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.event.Role;
import io.dateline.text.Gazetteer;
import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who acts and to whom it is done, by name: two happenings whose names differ in the same role are
 * two, whatever else they share.
 *
 * <p>Names agree where one is a part of the other ("Mubarak", "President Hosni Mubarak"), or the
 * initials of the other ("WHO"), whatever vowels a transliteration chose ("Gaddafi", "Qadhafi").
 * Countries and cities stand for whoever acts for them, so they tell nothing apart here.
 *
 * @param agents the names of those who act
 * @param patients the names of those to whom it is done
 */
record Parties(List<Name> agents, List<Name> patients) {

  static final Parties NONE = new Parties(List.of(), List.of());

  private static final int MOST_NAMES = 12;

  private static final Set<String> GIVEN_NAMES =
      Lexicon.rows(Mention.class, "en/given-names.tsv").stream()
          .flatMap(fields -> Arrays.stream(fields[0].split("\\|")))
          .map(Lexicon::fold)
          .collect(Collectors.toUnmodifiableSet());

  /** What many have: "the ministry" names none of them. */
  private static final Set<String> KINDS_OF_ORGANISATION =
      Lexicon.rows(Mention.class, "en/organisation-nouns.tsv").stream()
          .map(fields -> fields[0])
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> TITLES =
      Lexicon.rows(Mention.class, "en/role-nouns.tsv").stream()
          .map(fields -> fields[0])
          .collect(Collectors.toUnmodifiableSet());

  /** Copies the lists. */
  Parties {
    agents = List.copyOf(agents);
    patients = List.copyOf(patients);
  }

  /**
   * A name as it is compared.
   *
   * @param words its words without titles, cut to their consonants, in order
   * @param initials the first letters of its words; of a name of one word that word
   * @param person the last word of a person's name: one with a title or a given name, or of one
   *     word that is no abbreviation; else empty
   */
  record Name(List<String> words, String initials, String person) {

    private static final Name NOBODY = new Name(List.of(), "", "");

    static Name of(String name) {
      List<String> words = new ArrayList<>();
      StringBuilder initials = new StringBuilder();
      StringBuilder whole = new StringBuilder();
      String last = "";
      boolean isPerson = false;
      boolean isNamed = false;
      Tokens tokens = Tokens.split(name, new Span(0, name.length()));
      for (int i = 0; i < tokens.size(); i++) {
        String word = Lexicon.fold(tokens.string(i)).replace(".", "");
        isPerson |= TITLES.contains(word) || (tokens.size() > 1 && GIVEN_NAMES.contains(word));
        if (tokens.isCapital(i) && !TITLES.contains(word)) {
          last = word;
          isNamed |= !KINDS_OF_ORGANISATION.contains(word);
          words.add(consonants(word));
          initials.append(word.charAt(0));
          whole.append(word);
        }
      }
      if (!isNamed) {
        return NOBODY;
      }
      boolean isLastName = words.size() == 1 && !name.equals(name.toUpperCase(Locale.ROOT));
      return new Name(
          words,
          words.size() == 1 ? whole.toString() : initials.toString(),
          isPerson || isLastName ? last : "");
    }

    /** Letters that a transliteration chooses freely count as one or not at all. */
    private static String consonants(String word) {
      StringBuilder kept = new StringBuilder();
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        char sound = c == 'q' || c == 'g' || c == 'c' ? 'k' : c == 'z' ? 's' : c;
        boolean isVowel = i > 0 && "aeiouyhw".indexOf(c) >= 0;
        boolean isDouble = !kept.isEmpty() && kept.charAt(kept.length() - 1) == sound;
        if (!isVowel && !isDouble) {
          kept.append(sound);
        }
      }
      return kept.toString();
    }

    boolean agrees(Name other) {
      if (words.containsAll(other.words) || other.words.containsAll(words)) {
        return true;
      }
      return initials.equals(other.initials) && (words.size() == 1) != (other.words.size() == 1);
    }
  }

  static Parties of(Mention mention) {
    List<Name> agents = new ArrayList<>();
    List<Name> patients = new ArrayList<>();
    for (Participant participant : mention.event().participants()) {
      if (participant.role() != Role.PARTICIPANT && !isPlace(participant.name())) {
        Name name = Name.of(participant.name());
        List<Name> ofRole = participant.role() == Role.AGENT ? agents : patients;
        if (!name.words().isEmpty() && ofRole.size() < MOST_NAMES) {
          ofRole.add(name);
        }
      }
    }
    return agents.isEmpty() && patients.isEmpty() ? NONE : new Parties(agents, patients);
  }

  /** The last names of people to whom it is done, or of those who do it. */
  List<String> people(boolean whoDoIt) {
    return (whoDoIt ? agents : patients)
        .stream().map(Name::person).filter(person -> !person.isEmpty()).toList();
  }

  private static boolean isPlace(String name) {
    Gazetteer world = Gazetteer.world();
    return world.place(name) != null || world.ofAdjective(name) != null;
  }

  /** Whether they may be those of one deed: in no role do both name others. */
  boolean agree(Parties other) {
    return agree(agents, other.agents) && agree(patients, other.patients);
  }

  /**
   * Whether they may be those of one happening that is told by several deeds: the witness who
   * testified is the one who was questioned.
   */
  boolean mayMeet(Parties other) {
    return agree(other) || share(agents, other.patients) || share(patients, other.agents);
  }

  private static boolean agree(List<Name> some, List<Name> others) {
    return some.isEmpty() || others.isEmpty() || share(some, others);
  }

  private static boolean share(List<Name> some, List<Name> others) {
    return some.stream().anyMatch(name -> others.stream().anyMatch(name::agrees));
  }

  /** Whether all roles in which these name somebody are named alike by others. */
  boolean areAmong(Parties other) {
    return (agents.isEmpty() || share(agents, other.agents))
        && (patients.isEmpty() || share(patients, other.patients));
  }

  private boolean isEmpty() {
    return agents.isEmpty() && patients.isEmpty();
  }

  /** Those of both. */
  Parties with(Parties other) {
    return isEmpty()
        ? other
        : other.isEmpty()
            ? this
            : new Parties(union(agents, other.agents), union(patients, other.patients));
  }

  private static List<Name> union(List<Name> some, List<Name> others) {
    List<Name> union = new ArrayList<>(some);
    for (Name name : others) {
      if (union.size() < MOST_NAMES && !union.contains(name)) {
        union.add(name);
      }
    }
    return union;
  }
}
