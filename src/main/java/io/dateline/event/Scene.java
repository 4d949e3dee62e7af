package io.dateline.event;

import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.time.Timex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a story is about as it goes on: its day, and whom or what it last spoke of.
 *
 * <p>The day is that of its news. A story opens with what happened and when; what it goes on to
 * tell in the simple past, without a time, happened on that day.
 */
final class Scene {

  /** How long before publication the day of a news story can lie. */
  private static final int NEWS_DAYS = 10;

  /** How many sentences open a story. */
  private static final int OPENING = 3;

  /** For how many sentences after the opening a story is beyond doubt on its day. */
  private static final int FRESH = 5;

  /** How many sentences of a story can be its own news. */
  private static final int NEWS = 24;

  /** How many sentences are so near the opening that their news is beyond doubt of the day. */
  private static final int SHOWN = 12;

  /** For how many sentences a phrase can be taken up by a pronoun. */
  private static final int PHRASE_REACH = 6;

  /** For how many sentences the date of an entry holds for what follows. */
  private static final int ENTRY_REACH = 6;

  /** The same for the entry of a year, which may only open a sentence. */
  private static final int COARSE_ENTRY_REACH = 1;

  /** For how many sentences what was told last still is the day of what follows. */
  private static final int LAST_REACH = 3;

  /**
   * What a noun takes up again.
   *
   * @param whole how it was told: "well that was drilled in May"
   * @param brief the noun with what stood before it: "relief well"
   */
  record Thing(String whole, String brief) {}

  private final LocalDate published;
  private @Nullable EventTime last;
  private int lastTold;
  private @Nullable Timex entry;
  private int entered;
  private @Nullable LocalDate day;
  private int sentence;
  private final Map<String, Set<Thing>> things = new HashMap<>();
  private final Map<String, Set<String>> bearers = new HashMap<>();

  /** The phrases of the last sentences, those of the latest first. */
  private List<Antecedent> spoken = List.of();

  private int skipped = -1;
  private int skippedPerson = -1;

  Scene(LocalDate published) {
    this.published = published;
  }

  /** The story's day, or null where its opening tells none. */
  @Nullable LocalDate day() {
    return day;
  }

  /** The number of the sentence in the article, from 0. */
  int sentence() {
    return sentence;
  }

  /** Whether the opening is so near that what is told is beyond doubt of the same day. */
  boolean isFresh() {
    return sentence < OPENING + FRESH;
  }

  /** Whether a sentence here can be news of its own without a time. */
  boolean isNews() {
    return sentence < NEWS || entry() != null;
  }

  /** Whether what is told here without a time may stand in a timeline by itself. */
  boolean isShown() {
    return sentence < SHOWN;
  }

  /** The noun phrases of the sentences just before, those of the latest first. */
  List<Antecedent> spoken() {
    return spoken;
  }

  /** Takes in the noun phrases of a sentence, in their order. */
  void speak(List<Antecedent> phrases) {
    List<Antecedent> all = new ArrayList<>(phrases);
    for (Antecedent one : spoken) {
      if (sentence - one.sentence() < PHRASE_REACH) {
        all.add(one);
      }
    }
    spoken = all;
  }

  /** Whether a sentence after another was passed over. */
  boolean skippedSince(int before) {
    return skipped > before;
  }

  /** Whether one that was passed over since may have named a person. */
  boolean skippedPersonSince(int before) {
    return skippedPerson > before;
  }

  /** Whether more than one sentence has been told. */
  boolean isUnderWay() {
    return sentence > 1 && entry() == null;
  }

  /** Whether the story has only begun. */
  boolean isOpening() {
    return sentence < OPENING;
  }

  /** The date that heads the entry of a chronology in which the story is, or null. */
  @Nullable Timex entry() {
    Timex head = entry;
    boolean coarse =
        head != null
            && head.granularity() != null
            && head.granularity().isCoarserThan(Granularity.MONTH);
    return sentence - entered > (coarse ? COARSE_ENTRY_REACH : ENTRY_REACH) ? null : head;
  }

  /** Goes on to a stretch of the text. */
  void enter(Layout.Unit unit) {
    if (unit.head() != null) {
      entry = unit.head();
      entered = sentence;
    }
  }

  /** The time that the sentences just before told, or null where none did. */
  @Nullable EventTime last() {
    return sentence - lastTold > LAST_REACH ? null : last;
  }

  /** Whether it is the very sentence before that told it. */
  boolean isLastNear() {
    return sentence - lastTold <= 1;
  }

  /** Whether a time lies within the days that a news story tells of. */
  boolean isRecent(EventTime time) {
    LocalDate told = CalendarValue.parse(time.value()).orElseThrow().begin().toLocalDate();
    return !time.granularity().isCoarserThan(Granularity.DAY)
        && !told.isAfter(published)
        && told.isAfter(published.minusDays(NEWS_DAYS));
  }

  /** Takes in the time of an event that happened. */
  void tell(EventTime time) {
    if (time.end() > 0) {
      last = time;
      lastTold = sentence;
    }
    if (day != null || sentence >= OPENING || time.granularity().isCoarserThan(Granularity.DAY)) {
      return;
    }
    LocalDate told = CalendarValue.parse(time.value()).orElseThrow().begin().toLocalDate();
    if (!told.isAfter(published) && told.isAfter(published.minusDays(NEWS_DAYS))) {
      day = told;
    }
  }

  /** Whether a person was named not long before. */
  boolean isOnStage(String person) {
    return spoken.stream().anyMatch(one -> one.topic().name().equals(person));
  }

  /**
   * Passes over a sentence that nobody has read.
   *
   * @param unknown whether it may have named somebody
   */
  void skip(boolean unknown) {
    skipped = sentence;
    skippedPerson = unknown ? sentence : skippedPerson;
  }

  /** Takes in what a person is called. */
  void bear(String role, String name) {
    bearers.computeIfAbsent(role, _ -> new HashSet<>()).add(name);
  }

  /** The only person of whom a role was told; null where none or several were. */
  @Nullable String bearer(String role) {
    Set<String> names = bearers.getOrDefault(role, Set.of());
    return names.size() == 1 ? names.iterator().next() : null;
  }

  /** What was told more fully of a thing before: "relief well" for "well"; null where unsure. */
  @Nullable String thing(String noun) {
    Set<Thing> names = things.getOrDefault(noun, Set.of());
    return names.size() == 1 ? names.iterator().next().whole() : null;
  }

  /** The same with no more than what stands before the noun. */
  @Nullable String brief(String noun) {
    Set<Thing> names = things.getOrDefault(noun, Set.of());
    String brief = names.size() == 1 ? names.iterator().next().brief() : "";
    return brief.endsWith(" " + noun) ? brief : null;
  }

  /** Whether a thing was told of under a noun. */
  boolean isTold(String noun) {
    return things.containsKey(noun);
  }

  /** Whether several things told of before can be meant by a noun. */
  boolean isAmbiguous(String noun) {
    return things.getOrDefault(noun, Set.of()).size() > 1;
  }

  /**
   * Takes in the things that a sentence names.
   *
   * @param nouns the nouns by which they are taken up again, with their names
   */
  void tellThings(Map<String, List<Thing>> nouns) {
    nouns.forEach(
        (noun, names) -> things.computeIfAbsent(noun, _ -> new HashSet<>()).addAll(names));
  }

  /** Goes on to the next sentence. */
  void next() {
    sentence++;
  }
}
