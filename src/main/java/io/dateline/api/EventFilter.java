package io.dateline.api;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.store.Timelines;
import io.dateline.time.Basis;
import io.dateline.time.Granularity;
import io.dateline.timeline.Event;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an event has to be besides its time; what is not asked for is empty.
 *
 * @param words folded, each with a space before: each begins a word of the title or a quote
 * @param participant folded words that stand together in the name of somebody who takes part
 * @param place the same in the name of a place
 * @param publisher the same in the name of a publisher
 * @param granularities how precise its time may be
 * @param factualities whether it took place
 * @param bases why its date may be believed
 * @param kinds what kind of happening it is
 * @param roles whether it is news or background
 * @param minImportance how much it matters at least, in hundredths
 * @param minRelevance how much its articles have to do with the timeline at least, in hundredths
 * @param minSources how many independent publishers tell it at least
 */
record EventFilter(
    List<String> words,
    String participant,
    String place,
    String publisher,
    Set<Granularity> granularities,
    Set<Factuality> factualities,
    Set<Basis> bases,
    Set<Event.Kind> kinds,
    Set<Event.Role> roles,
    int minImportance,
    int minRelevance,
    int minSources)
    implements Predicate<Event> {

  /** The parameters that {@link #of} reads. */
  static final Set<String> PARAMETERS =
      Set.of(
          "q",
          "participant",
          "place",
          "publisher",
          "granularity",
          "factuality",
          "basis",
          "kind",
          "role",
          "minImportance",
          "minRelevance",
          "minSources");

  private static final int MOST_SOURCES = 1_000;

  /** The filter that a request asks for. */
  static Predicate<Event> of(Parameters parameters) {
    EventFilter filter =
        new EventFilter(
            words(parameters),
            parameters.folded("participant", "Lisbon City Council"),
            parameters.folded("place", "Aleppo"),
            parameters.folded("publisher", "TASS"),
            parameters.oneOf("granularity", Granularity.class, "day,minute"),
            parameters.oneOf("factuality", Factuality.class, "planned,possible"),
            parameters.oneOf("basis", Basis.class, "stated,relative"),
            parameters.oneOf("kind", Event.Kind.class, "attack,protest"),
            parameters.oneOf("role", Event.Role.class, "report"),
            parameters.hundredths("minImportance"),
            parameters.hundredths("minRelevance"),
            parameters.number("minSources", 1, MOST_SOURCES));
    return filter.equals(ALL) ? Timelines.Query.ANY : filter;
  }

  private static final EventFilter ALL =
      new EventFilter(
          List.of(), "", "", "", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 0, 0, 1);

  private static List<String> words(Parameters parameters) {
    String folded = parameters.folded("q", "ceasefire Aleppo").strip();
    return folded.isEmpty()
        ? List.of()
        : Stream.of(folded.split(" ")).distinct().map(word -> " " + word).toList();
  }

  /** Whether events are asked for whose day is only assumed. */
  static boolean asksForAssumed(Parameters parameters) {
    return parameters.oneOf("basis", Basis.class, "stated,relative").contains(Basis.ASSUMED);
  }

  @Override
  public boolean test(Event event) {
    return event.sources() >= minSources
        && isIn(granularities, event.time().granularity())
        && isIn(factualities, event.factuality())
        && isIn(bases, event.time().basis())
        && isIn(kinds, event.kind())
        && isIn(roles, event.role())
        && Math.round(100 * event.importance()) >= minImportance
        && Math.round(100 * Objects.requireNonNullElse(event.relevance(), 0.0)) >= minRelevance
        && isAmong(participant, event.participants().stream().map(one -> one.name()))
        && isAmong(place, event.places().stream())
        && isAmong(publisher, publishers(event))
        && tells(event);
  }

  private static <E> boolean isIn(Set<E> wanted, E value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static boolean isAmong(String wanted, Stream<String> names) {
    return wanted.isEmpty() || names.anyMatch(name -> FoldedText.of(name).contains(wanted));
  }

  private static Stream<String> publishers(Event event) {
    return event.mentions().stream()
        .map(mention -> mention.article().publisher())
        .flatMap(Stream::ofNullable)
        .distinct();
  }

  private boolean tells(Event event) {
    if (words.isEmpty()) {
      return true;
    }
    StringBuilder told = new StringBuilder(event.title());
    for (Mention mention : event.mentions()) {
      told.append('\n').append(mention.quote().text());
    }
    String folded = FoldedText.of(told.toString());
    return words.stream().allMatch(folded::contains);
  }
}
