package io.dateline.api;

import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.place.Place;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.timeline.Event;
import io.dateline.timeline.Written;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The facts about an event that are counted and filtered, without its sentences.
 *
 * @param id the event's id
 * @param earliest the first instant of its time
 * @param latest the instant after its last
 * @param begin when it begins on the clocks of its place
 * @param granularity how precise its time is
 * @param factuality whether it took place
 * @param basis why its date is believed
 * @param kind what kind of happening it is
 * @param role whether it is news or background
 * @param importance how much it matters, in hundredths
 * @param relevance how much its articles have to do with the timeline, in hundredths
 * @param sources the number of independent publishers that report it
 * @param firstReported when it was first published
 * @param lastReported when it was last published
 * @param articles the ids of the articles that report it; none of an event that an editor wrote
 * @param publishers who published them
 * @param languages the tags of the languages of its quotes
 * @param participants the names of those who take part
 * @param places where it takes place
 * @param doubt how much there is to doubt in it, in hundredths: few sources, conflicting dates, a
 *     title that was read with little certainty
 * @param isConfirmed whether an editor confirmed it
 * @param isEdited whether an editor decided anything of it
 * @param isHidden whether an editor hid it
 */
record Outline(
    String id,
    Instant earliest,
    Instant latest,
    LocalDateTime begin,
    Granularity granularity,
    Factuality factuality,
    Basis basis,
    Event.Kind kind,
    Event.Role role,
    int importance,
    int relevance,
    int sources,
    Instant firstReported,
    Instant lastReported,
    List<String> articles,
    List<String> publishers,
    List<String> languages,
    List<String> participants,
    List<Place> places,
    int doubt,
    boolean isConfirmed,
    boolean isEdited,
    boolean isHidden) {

  private static final int OF_ONE_SOURCE = 40;
  private static final int OF_CONFLICT = 60;

  /** Stands for a place that is not known. */
  private static final int USUAL_FIT = 50;

  /** The order of time, as the events of a timeline are kept in it. */
  static final Comparator<Outline> BY_TIME =
      Comparator.comparing(Outline::earliest).thenComparing(Outline::id);

  /** The most important first; of those that matter alike the earlier. */
  static final Comparator<Outline> BY_IMPORTANCE =
      Comparator.comparingInt(Outline::importance).reversed().thenComparing(BY_TIME);

  /** Copies the lists. */
  Outline {
    articles = List.copyOf(articles);
    publishers = List.copyOf(publishers);
    languages = List.copyOf(languages);
    participants = List.copyOf(participants);
    places = List.copyOf(places);
  }

  static Outline of(Event event) {
    return of(event, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * The outline of an event.
   *
   * @param kept gives for a text one that is equal, so that many outlines share it
   * @param keptPlace the same for a place
   */
  static Outline of(Event event, UnaryOperator<String> kept, UnaryOperator<Place> keptPlace) {
    EventTime time = event.time();
    return new Outline(
        event.id(),
        time.earliest(),
        time.latest(),
        CalendarValue.parse(time.value())
            .map(CalendarValue::begin)
            .orElseGet(() -> LocalDateTime.ofInstant(time.earliest(), ZoneOffset.UTC)),
        time.granularity(),
        event.factuality(),
        time.basis(),
        event.kind(),
        event.role(),
        (int) Math.round(100 * event.importance()),
        (int) Math.round(100 * Objects.requireNonNullElse(event.relevance(), 0.0)),
        event.sources(),
        event.firstReported().instant(),
        event.lastReported().instant(),
        distinct(
            event.mentions().stream()
                .filter(mention -> !Written.is(mention))
                .map(mention -> mention.article().id()),
            kept),
        distinct(event.mentions().stream().flatMap(Outline::publisher), kept),
        distinct(event.mentions().stream().map(one -> one.quote().languageTag()), kept),
        distinct(event.participants().stream().map(one -> one.name()), kept),
        event.places().stream().map(keptPlace).toList(),
        doubt(event),
        event.confirmed() != null,
        event.edited() != null,
        event.isHidden());
  }

  private static int doubt(Event event) {
    int fit =
        event.mentions().stream()
            .filter(mention -> mention.event().title().equals(event.title()))
            .map(Mention::rules)
            .mapToInt(rules -> rules == null || rules.fit() == null ? USUAL_FIT : rules.fit())
            .max()
            .orElse(100);
    return (event.sources() == 1 ? OF_ONE_SOURCE : 0)
        + (event.conflicts().isEmpty() ? 0 : OF_CONFLICT)
        + (100 - fit);
  }

  /** How much it needs a person to look at it: what matters and is doubtful, most; confirmed, 0. */
  int urgency() {
    return isConfirmed ? 0 : importance * (100 + doubt);
  }

  private static Stream<String> publisher(Mention mention) {
    return Stream.ofNullable(mention.article().publisher());
  }

  private static List<String> distinct(Stream<String> names, UnaryOperator<String> kept) {
    return names.distinct().map(kept).toList();
  }

  /** Whether its time overlaps a range. */
  boolean overlaps(DateParameter range) {
    return earliest.isBefore(range.end()) && latest.isAfter(range.begin());
  }
}
