package io.dateline.event;

import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.time.Timex;
import java.time.LocalDate;
import java.util.List;
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

  /** For how many sentences a person is still the one meant. */
  private static final int PERSON_REACH = 2;

  /** For how many sentences anything else is. */
  private static final int THING_REACH = 1;

  /** How many sentences of a story can be its own news. */
  private static final int NEWS = 24;

  /** How many sentences are so near the opening that their news is beyond doubt of the day. */
  private static final int SHOWN = 12;

  /** For how many sentences the date of an entry holds for what follows. */
  private static final int ENTRY_REACH = 6;

  /** For how many sentences what was told last still is the day of what follows. */
  private static final int LAST_REACH = 3;

  private final LocalDate published;
  private @Nullable EventTime last;
  private int lastTold;
  private @Nullable Timex entry;
  private int entered;
  private @Nullable LocalDate day;
  private int sentence;
  private @Nullable Topic topic;
  private List<Topic> others = List.of();
  private int spokenOf;

  Scene(LocalDate published) {
    this.published = published;
  }

  /** The story's day, or null where its opening tells none. */
  @Nullable LocalDate day() {
    return day;
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

  /** Whether the story has only begun. */
  boolean isOpening() {
    return sentence < OPENING;
  }

  /** The date that heads the entry of a chronology in which the story is, or null. */
  @Nullable Timex entry() {
    return sentence - entered > ENTRY_REACH ? null : entry;
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

  /**
   * Whom or what a pronoun means that no word of its own sentence explains: what the story spoke of
   * last, if it agrees and nothing else that was named there does; else null.
   */
  @Nullable String spokenOf(Topic.Kind kind, Gender gender) {
    int reach = kind == Topic.Kind.PERSON ? PERSON_REACH : THING_REACH;
    Topic last = topic;
    if (last == null || sentence - spokenOf > reach || !last.agrees(kind, gender)) {
      return null;
    }
    for (Topic other : others) {
      boolean same = other.name().equals(last.name());
      if (!same && other.agrees(kind, gender) && kind == Topic.Kind.PERSON) {
        return null;
      }
    }
    return last.name();
  }

  /** The organisation that the sentence before was about, if it named no other; else null. */
  @Nullable String organisation() {
    Topic last = topic;
    if (last == null) {
      return null;
    }
    boolean named =
        (last.kind() == Topic.Kind.THING || last.kind() == Topic.Kind.NAME)
            && Character.isUpperCase(last.name().charAt(0))
            && last.isName();
    return named && sentence - spokenOf <= THING_REACH ? last.name() : null;
  }

  /**
   * Takes in whom or what a sentence is about.
   *
   * @param about its subject, or null where that is not certain
   * @param named the persons and things that it names
   */
  void speakOf(@Nullable Topic about, List<Topic> named) {
    topic = about;
    others = List.copyOf(named);
    spokenOf = sentence;
  }

  /** Goes on to the next sentence. */
  void next() {
    sentence++;
  }
}
