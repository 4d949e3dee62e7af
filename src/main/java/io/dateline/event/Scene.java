package io.dateline.event;

import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.LocalDate;
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

  private final LocalDate published;
  private @Nullable LocalDate day;
  private int sentence;
  private @Nullable String topic;
  private Kind kind = Kind.NONE;
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

  /** Takes in the time of an event that happened. */
  void tell(EventTime time) {
    if (day != null || sentence >= OPENING || time.granularity().isCoarserThan(Granularity.DAY)) {
      return;
    }
    LocalDate told = CalendarValue.parse(time.value()).orElseThrow().begin().toLocalDate();
    if (!told.isAfter(published) && told.isAfter(published.minusDays(NEWS_DAYS))) {
      day = told;
    }
  }

  /** What a pronoun can mean. */
  enum Kind {
    PERSON,
    THING,
    SEVERAL,
    NONE
  }

  /** Whom or what "he", "it" or "they" mean that open a sentence; null where it is not certain. */
  @Nullable String spokenOf(Kind pronoun) {
    int reach = pronoun == Kind.PERSON ? PERSON_REACH : THING_REACH;
    return pronoun == kind && pronoun != Kind.NONE && sentence - spokenOf <= reach ? topic : null;
  }

  /** Takes in whom or what a sentence is about; {@link Kind#NONE} where that is not certain. */
  void speakOf(@Nullable String name, Kind what) {
    topic = name;
    kind = what;
    spokenOf = sentence;
  }

  /** Goes on to the next sentence. */
  void next() {
    sentence++;
  }
}
