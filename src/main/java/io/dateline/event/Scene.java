package io.dateline.event;

import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a story is about as it goes on: its day, and the person last spoken of.
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

  private final LocalDate published;
  private @Nullable LocalDate day;
  private int sentence;
  private @Nullable String person;
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

  /** The one person that was spoken of last, for "he" and "she"; null where that is not certain. */
  @Nullable String person() {
    return sentence - spokenOf <= PERSON_REACH ? person : null;
  }

  /** Takes in the person whom a clause is about; null where it is about several. */
  void speakOf(@Nullable String name) {
    person = name;
    spokenOf = sentence;
  }

  /** Goes on to the next sentence. */
  void next() {
    sentence++;
  }
}
