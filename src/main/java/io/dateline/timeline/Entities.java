package io.dateline.timeline;

import io.dateline.event.Gender;
import io.dateline.event.Mention;
import io.dateline.text.Gazetteer;
import io.dateline.text.Lexicon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * People and organisations of a timeline: names that are surely one are one.
 *
 * <ul>
 *   <li>Spellings that differ in dots, capitals, an article or a title before the name: "U.N." and
 *       "the UN", "President Obama" and "Obama".
 *   <li>An abbreviation and the one organisation of several words that has its initials: "UN" and
 *       "United Nations".
 *   <li>A name behind its bearer's office: "Harbour Board chairman Pedro Diaz" and "Pedro Diaz".
 *   <li>A last name and the one person of the timeline who has it: "Obama" and "Barack Obama".
 *       Where others have it too, it is that of one who is told of twenty times as often as all of
 *       them, else it stays apart; so does "Mrs. Clinton" beside "Bill Clinton".
 * </ul>
 *
 * <p>What is not proved stays apart: a wrong name is worse than two names.
 */
public final class Entities {

  private static final int LONGEST_ABBREVIATION = 6;

  /** Of several who share a last name one is meant by it who is told of so many times as often. */
  private static final int FAMOUS = 20;

  /** Words that give no letter to an abbreviation. */
  private static final Set<String> SMALL = Set.of("of", "the", "and", "for", "in", "on", "de", "&");

  /** A last name told so many times as often as the whole name is mostly somebody else's. */
  private static final int MOST_ALONE = 5;

  private static final Set<String> TITLES = words("en/role-nouns.tsv");

  /** Titles only with another after them: "State Street" is not "Street". */
  private static final Set<String> HALF_TITLES =
      Set.of(
          "us",
          "state",
          "foreign",
          "defence",
          "defense",
          "interior",
          "finance",
          "prime",
          "vice",
          "acting",
          "former",
          "crown");

  private static final Set<String> ORGANISATIONS = words("en/organisation-nouns.tsv");

  private static final Pattern ABBREVIATION = Pattern.compile("[A-Z]{2,}|([A-Z]\\.){2,}");

  private final Map<String, String> canonical = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();

  private Entities() {}

  /** The words of a lexicon as those of names are compared. */
  private static Set<String> words(String file) {
    return Lexicon.rows(Mention.class, file).stream()
        .map(fields -> Lexicon.fold(fields[0]).replace(".", ""))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The entities of some names.
   *
   * @param names each with how often it is told
   */
  public static Entities of(Map<String, Integer> names) {
    Map<String, Spelling> spellings = new TreeMap<>();
    new TreeMap<>(names)
        .forEach((name, count) -> {
          Name read = Name.of(name);
          spellings.computeIfAbsent(read.key(), _ -> new Spelling(read)).add(name, read, count);
        });
    joinAbbreviations(spellings.values());
    joinOffices(spellings);
    joinLastNames(spellings.values());
    Map<Spelling, List<Spelling>> groups = new HashMap<>();
    spellings
        .values()
        .forEach(one -> groups.computeIfAbsent(one.root(), _ -> new ArrayList<>()).add(one));
    Entities entities = new Entities();
    groups.forEach(entities::add);
    return entities;
  }

  /**
   * @param fullest whose name the entity is told by
   */
  private void add(Spelling fullest, List<Spelling> group) {
    String shown = fullest.shown();
    Set<String> all = new TreeSet<>();
    for (Spelling spelling : group) {
      for (String name : spelling.names.keySet()) {
        canonical.put(name, shown);
        all.add(name);
      }
    }
    members.put(shown, all);
  }

  /**
   * The same as editors decided: names that are one, shown by the first of them, and names that are
   * of different people.
   *
   * @param decisions those that hold, in their order; those about other things are passed over
   */
  public Entities decided(Collection<Decision> decisions) {
    Entities decided = new Entities();
    decided.canonical.putAll(canonical);
    members.forEach((shown, all) -> decided.members.put(shown, new TreeSet<>(all)));
    for (Decision decision : decisions) {
      List<String> names = decision.valueOrNone().names();
      if (names != null && decision.kind() == Decision.Kind.ALIAS) {
        decided.join(names);
      } else if (names != null && decision.kind() == Decision.Kind.NOT_ALIAS) {
        names.subList(1, names.size()).forEach(decided::part);
      }
    }
    return decided;
  }

  private void join(List<String> names) {
    Set<String> all = new TreeSet<>(names);
    for (String name : names) {
      all.addAll(namesOf(name));
      members.remove(nameOf(name));
    }
    all.forEach(name -> canonical.put(name, names.getFirst()));
    members.put(names.getFirst(), all);
  }

  /** Takes a name out of its entity; where that is shown by it, by another of its names. */
  private void part(String name) {
    Set<String> others = new TreeSet<>(namesOf(name));
    others.remove(name);
    if (!others.isEmpty()) {
      String was = nameOf(name);
      String shown = others.contains(was) ? was : others.iterator().next();
      members.remove(was);
      members.put(shown, others);
      others.forEach(other -> canonical.put(other, shown));
    }
    canonical.put(name, name);
    members.put(name, new TreeSet<>(Set.of(name)));
  }

  /** The name under which an entity is told; the name itself of one that is not known. */
  public String nameOf(String name) {
    return canonical.getOrDefault(name, name);
  }

  /** All names of the entity that has this one, itself among them. */
  public Set<String> namesOf(String name) {
    Set<String> all = members.get(nameOf(name));
    return all == null ? Set.of(name) : Set.copyOf(all);
  }

  /** All names. */
  public Set<String> names() {
    return Set.copyOf(canonical.keySet());
  }

  /**
   * A name as it is compared.
   *
   * @param words its words, folded, without dots, an article and titles before it
   * @param titled whether it has a title
   * @param gender what its title tells of it
   */
  private record Name(List<String> words, boolean titled, Gender gender) {
    static Name of(String name) {
      List<String> words = List.of(Lexicon.fold(name).replace(".", "").strip().split("\\s+"));
      int begin = words.size() > 1 && words.getFirst().equals("the") ? 1 : 0;
      int end = begin;
      while (end < words.size() - 1 && TITLES.contains(words.get(end))) {
        end++;
      }
      List<String> titles = words.subList(begin, end);
      List<String> rest = words.subList(end, words.size());
      boolean titled =
          !titles.isEmpty() && !HALF_TITLES.contains(titles.getLast()) && canBeTitled(rest);
      Gender gender =
          titles.stream()
              .map(Gender::ofNoun)
              .filter(one -> titled && one != Gender.UNKNOWN)
              .findFirst()
              .orElse(Gender.UNKNOWN);
      return new Name(titled ? rest : words.subList(begin, words.size()), titled, gender);
    }

    /** Not "Minister", "Department" and "of Health": these are told apart by what is before. */
    private static boolean canBeTitled(List<String> rest) {
      return !TITLES.contains(rest.getFirst())
          && !SMALL.contains(rest.getFirst())
          && rest.stream().noneMatch(ORGANISATIONS::contains);
    }

    /** "Mr. Ruiz" and "Mrs. Ruiz" are two. */
    String key() {
      String key = String.join(" ", words);
      return words.size() > 1 || gender == Gender.UNKNOWN ? key : key + " " + gender;
    }
  }

  /** Names of the same words. */
  private static final class Spelling {
    private final List<String> words;
    private final Gender gender;
    private final Map<String, Integer> names = new TreeMap<>();
    private final Set<String> untitled = new HashSet<>();
    private boolean mayBePerson;
    private boolean isAbbreviation;
    private boolean hasAbbreviation;
    private int count;
    private Spelling into = this;

    Spelling(Name name) {
      this.words = name.words();
      this.gender = words.size() > 1 ? Gender.ofName(String.join(" ", words)) : name.gender();
      this.mayBePerson = words.size() > 1 && (Gender.isGivenName(words.getFirst()) || isOffice());
    }

    /** "Head of State", "Egyptian army chief"; not "Court of Justice". */
    private boolean isOffice() {
      return words.stream()
          .takeWhile(word -> !SMALL.contains(word))
          .anyMatch(word -> TITLES.contains(word) && !HALF_TITLES.contains(word));
    }

    boolean isPerson() {
      return mayBePerson
          && words.stream().noneMatch(ORGANISATIONS::contains)
          && Gazetteer.world().placeInAnyCase(words.getFirst()).isEmpty();
    }

    boolean isOrganisation() {
      return !mayBePerson && words.stream().anyMatch(ORGANISATIONS::contains);
    }

    void add(String name, Name read, int times) {
      names.merge(name, times, Integer::sum);
      count += times;
      hasAbbreviation |=
          Arrays.stream(name.split("\\s+")).anyMatch(word -> ABBREVIATION.matcher(word).matches());
      mayBePerson |= read.titled() && words.size() > 1;
      if (!read.titled()) {
        untitled.add(name);
      }
      String letters = name.replace(".", "");
      isAbbreviation |=
          words.size() == 1
              && letters.length() >= 2
              && letters.length() <= LONGEST_ABBREVIATION
              && letters.chars().allMatch(Character::isUpperCase);
    }

    Spelling root() {
      return into == this ? this : into.root();
    }

    String initials() {
      return words.stream()
          .filter(word -> !SMALL.contains(word) && !word.isEmpty())
          .map(word -> word.substring(0, 1))
          .collect(Collectors.joining());
    }

    /** The name told most often, without a title where it is told so. */
    String shown() {
      return names.entrySet().stream()
          .max(
              Comparator.comparing(
                      (Map.Entry<String, Integer> one) -> untitled.contains(one.getKey()))
                  .thenComparing(Map.Entry::getValue)
                  .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
          .orElseThrow()
          .getKey();
    }
  }

  private static void joinAbbreviations(Iterable<Spelling> spellings) {
    Map<String, List<Spelling>> byInitials = new HashMap<>();
    for (Spelling spelling : spellings) {
      if (spelling.words.size() > 1 && !spelling.mayBePerson && !spelling.hasAbbreviation) {
        byInitials.computeIfAbsent(spelling.initials(), _ -> new ArrayList<>()).add(spelling);
      }
    }
    for (Spelling spelling : spellings) {
      List<Spelling> long_ =
          byInitials.getOrDefault(spelling.words.getFirst().toLowerCase(Locale.ROOT), List.of());
      if (spelling.isAbbreviation && long_.size() == 1 && long_.getFirst().isOrganisation()) {
        spelling.into = long_.getFirst();
      }
    }
  }

  /** A person's name behind words that end in an office is that person's. */
  private static void joinOffices(Map<String, Spelling> spellings) {
    for (Spelling spelling : spellings.values()) {
      for (int begin = 1; begin <= spelling.words.size() - 2; begin++) {
        Spelling name =
            spellings.get(String.join(" ", spelling.words.subList(begin, spelling.words.size())));
        boolean isOffice = TITLES.contains(spelling.words.get(begin - 1));
        if (isOffice && name != null && name.isPerson() && spelling.into == spelling) {
          spelling.into = name;
        }
      }
    }
  }

  private static void joinLastNames(Iterable<Spelling> spellings) {
    Map<String, List<Spelling>> byLast = new HashMap<>();
    for (Spelling spelling : spellings) {
      boolean tellsWho = spelling.words.size() > 1 || spelling.gender != Gender.UNKNOWN;
      if (tellsWho && spelling.into == spelling) {
        byLast.computeIfAbsent(spelling.words.getLast(), _ -> new ArrayList<>()).add(spelling);
      }
    }
    for (Spelling spelling : spellings) {
      if (spelling.words.size() == 1
          && !spelling.isAbbreviation
          && !Gender.isGivenName(spelling.words.getFirst())
          && !isPlace(spelling)) {
        joinLastName(spelling, byLast.getOrDefault(spelling.words.getFirst(), List.of()));
      }
    }
  }

  /**
   * @param bearers all who have the name, also those of whom a title alone tells who they are
   */
  private static void joinLastName(Spelling lone, List<Spelling> bearers) {
    bearers.stream()
        .filter(one -> one.isPerson() && one.gender.agrees(lone.gender))
        .max(Comparator.comparingInt(one -> one.count))
        .filter(first -> lone.count <= MOST_ALONE * first.count)
        .filter(first -> first.count >= FAMOUS * others(first, lone, bearers))
        .ifPresent(first -> lone.into = first);
  }

  /** How often others are told of whom a last name may mean. */
  private static int others(Spelling first, Spelling lone, List<Spelling> bearers) {
    return bearers.stream()
        .filter(one -> one != first && one.gender.agrees(lone.gender))
        .filter(one -> one.words.size() > 1 || !one.gender.agrees(first.gender))
        .mapToInt(one -> one.count)
        .sum();
  }

  private static boolean isPlace(Spelling spelling) {
    return spelling.names.keySet().stream().anyMatch(name -> Gazetteer.world().place(name) != null);
  }
}
