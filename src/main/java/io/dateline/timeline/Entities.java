package io.dateline.timeline;

import io.dateline.event.Mention;
import io.dateline.text.Gazetteer;
import io.dateline.text.Lexicon;
import java.util.ArrayList;
import java.util.Arrays;
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
 *   <li>Spellings that differ in dots, capitals, accents, an article or a title before the name:
 *       "U.N." and "the UN", "President Obama" and "Obama".
 *   <li>An abbreviation and the one name of several words that has its initials and is no person's:
 *       "UN" and "United Nations".
 *   <li>A name behind its bearer's office: "Harbour Board chairman Pedro Diaz" and "Pedro Diaz".
 *   <li>A last name and the one person of the timeline who has it: "Obama" and "Barack Obama".
 *       Where others have it too, it is that of one who is told of twenty times as often as all of
 *       them, else it stays apart.
 * </ul>
 */
public final class Entities {

  private static final int LONGEST_ABBREVIATION = 6;

  /** Of several who share a last name one is meant by it who is told of so many times as often. */
  private static final int FAMOUS = 20;

  /** Words that give no letter to an abbreviation. */
  private static final Set<String> SMALL = Set.of("of", "the", "and", "for", "in", "on", "de", "&");

  private static final Set<String> TITLES =
      Lexicon.rows(Mention.class, "en/role-nouns.tsv").stream()
          .map(fields -> fields[0])
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> GIVEN_NAMES =
      Lexicon.rows(Mention.class, "en/given-names.tsv").stream()
          .flatMap(fields -> Arrays.stream(fields[0].split("\\|")))
          .map(Lexicon::fold)
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern ABBREVIATION = Pattern.compile("[A-Z]{2,}|([A-Z]\\.){2,}");

  private final Map<String, String> canonical = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();

  private Entities() {}

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
          spellings
              .computeIfAbsent(String.join(" ", read.words()), _ -> new Spelling(read.words()))
              .add(name, read, count);
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
   */
  private record Name(List<String> words, boolean titled) {
    static Name of(String name) {
      List<String> words = new ArrayList<>();
      for (String word : Lexicon.fold(name).replace(".", "").strip().split("\\s+")) {
        words.add(word);
      }
      int begin = 0;
      boolean titled = false;
      while (begin < words.size() - 1
          && (words.get(begin).equals("the") || TITLES.contains(words.get(begin)))) {
        titled |= TITLES.contains(words.get(begin));
        begin++;
      }
      return new Name(List.copyOf(words.subList(begin, words.size())), titled);
    }
  }

  /** Names of the same words. */
  private static final class Spelling {
    private final List<String> words;
    private final Map<String, Integer> names = new TreeMap<>();
    private final Set<String> untitled = new HashSet<>();
    private boolean isPerson;
    private boolean isAbbreviation;
    private boolean hasAbbreviation;
    private int count;
    private Spelling into = this;

    Spelling(List<String> words) {
      this.words = words;
      this.isPerson = words.size() > 1 && GIVEN_NAMES.contains(words.getFirst());
    }

    void add(String name, Name read, int times) {
      names.merge(name, times, Integer::sum);
      count += times;
      hasAbbreviation |=
          Arrays.stream(name.split("\\s+")).anyMatch(word -> ABBREVIATION.matcher(word).matches());
      isPerson |= read.titled() && words.size() > 1;
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
      if (spelling.words.size() > 1 && !spelling.isPerson && !spelling.hasAbbreviation) {
        byInitials.computeIfAbsent(spelling.initials(), _ -> new ArrayList<>()).add(spelling);
      }
    }
    for (Spelling spelling : spellings) {
      List<Spelling> long_ =
          byInitials.getOrDefault(spelling.words.getFirst().toLowerCase(Locale.ROOT), List.of());
      if (spelling.isAbbreviation && long_.size() == 1) {
        spelling.into = long_.getFirst();
      }
    }
  }

  /** A person's name behind words of which one is an office is that person's. */
  private static void joinOffices(Map<String, Spelling> spellings) {
    for (Spelling spelling : spellings.values()) {
      for (int begin = 1; begin <= spelling.words.size() - 2; begin++) {
        Spelling name =
            spellings.get(String.join(" ", spelling.words.subList(begin, spelling.words.size())));
        boolean isOffice = spelling.words.subList(0, begin).stream().anyMatch(TITLES::contains);
        if (isOffice && name != null && name.isPerson && spelling.into == spelling) {
          spelling.into = name;
        }
      }
    }
  }

  private static void joinLastNames(Iterable<Spelling> spellings) {
    Map<String, List<Spelling>> byLast = new HashMap<>();
    for (Spelling spelling : spellings) {
      if (spelling.words.size() > 1 && spelling.into == spelling) {
        byLast.computeIfAbsent(spelling.words.getLast(), _ -> new ArrayList<>()).add(spelling);
      }
    }
    for (Spelling spelling : spellings) {
      List<Spelling> bearers = byLast.getOrDefault(spelling.words.getFirst(), List.of());
      if (spelling.words.size() == 1
          && !bearers.isEmpty()
          && !spelling.isAbbreviation
          && !isPlace(spelling)) {
        Spelling first =
            bearers.stream().max(Comparator.comparingInt(one -> one.count)).orElseThrow();
        int others = bearers.stream().mapToInt(one -> one.count).sum() - first.count;
        if (first.isPerson && first.count >= FAMOUS * others) {
          spelling.into = first;
        }
      }
    }
  }

  private static boolean isPlace(Spelling spelling) {
    return spelling.names.keySet().stream().anyMatch(name -> Gazetteer.world().place(name) != null);
  }
}
