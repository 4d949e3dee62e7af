package io.dateline.api;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.place.Atlas;
import io.dateline.store.Timelines;
import io.dateline.time.Basis;
import io.dateline.time.Granularity;
import io.dateline.timeline.Entities;
import io.dateline.timeline.Event;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The conditions that an event must meet besides its time; those that are not given are empty.
 *
 * @param words folded, each with a space before: each begins a word of the title or a quote
 * @param participant folded words that stand together in the name of somebody who takes part
 * @param alsoCalled other names of the same participant, as articles have them
 * @param where where it has to take place
 * @param publisher folded words that stand together in the name of a publisher
 * @param languages the tags of languages in one of which it has to be told
 * @param granularities how precise its time may be
 * @param factualities whether it took place
 * @param bases why its date may be believed
 * @param kinds what kind of happening it is
 * @param roles whether it is news or background
 * @param minImportance how much it matters at least, in hundredths
 * @param minRelevance how much its articles have to do with the timeline at least, in hundredths
 * @param minSources the least number of independent publishers that report it
 * @param editorial what editors decided of it
 */
record EventFilter(
    List<String> words,
    String participant,
    Set<String> alsoCalled,
    PlaceFilter where,
    String publisher,
    Set<String> languages,
    Set<Granularity> granularities,
    Set<Factuality> factualities,
    Set<Basis> bases,
    Set<Event.Kind> kinds,
    Set<Event.Role> roles,
    int minImportance,
    int minRelevance,
    int minSources,
    EditorialFilter editorial)
    implements Predicate<Event> {

  /** The parameters that {@link #of} reads. */
  static final Set<String> PARAMETERS = parameters();

  private static Set<String> parameters() {
    Set<String> all = new TreeSet<>(PlaceFilter.PARAMETERS);
    all.addAll(
        Set.of(
            "q",
            "participant",
            "publisher",
            "language",
            "granularity",
            "factuality",
            "basis",
            "kind",
            "role",
            "minImportance",
            "minRelevance",
            "minSources",
            "confirmed",
            "edited",
            "hidden"));
    return Set.copyOf(all);
  }

  private static final int MOST_SOURCES = 1_000;

  /**
   * The filter that a request asks for.
   *
   * @param atlas the places that events may lie at, asked for only where a place is named
   */
  static EventFilter of(Parameters parameters, Supplier<Atlas> atlas) {
    return new EventFilter(
        words(parameters),
        parameters.folded("participant", "Lisbon City Council"),
        Set.of(),
        PlaceFilter.of(parameters, atlas),
        parameters.folded("publisher", "TASS"),
        parameters.languages("language"),
        parameters.oneOf("granularity", Granularity.class, "day,minute"),
        parameters.oneOf("factuality", Factuality.class, "planned,possible"),
        parameters.oneOf("basis", Basis.class, "stated,relative"),
        parameters.oneOf("kind", Event.Kind.class, "attack,protest"),
        parameters.oneOf("role", Event.Role.class, "report"),
        parameters.hundredths("minImportance"),
        parameters.hundredths("minRelevance"),
        parameters.number("minSources", 1, MOST_SOURCES),
        EditorialFilter.of(parameters));
  }

  /** The same with all names of the people and organisations that it names. */
  EventFilter with(Entities people) {
    Set<String> others = new TreeSet<>();
    for (String name : people.names()) {
      if (FoldedText.of(name).equals(participant)) {
        others.addAll(people.namesOf(name));
      }
    }
    return new EventFilter(
        words,
        participant,
        others,
        where,
        publisher,
        languages,
        granularities,
        factualities,
        bases,
        kinds,
        roles,
        minImportance,
        minRelevance,
        minSources,
        editorial);
  }

  boolean namesSomebody() {
    return !participant.isEmpty();
  }

  /** The same without what is known less precisely than to the day, unless that is asked for. */
  EventFilter ofDaysUnlessAsked() {
    return granularities.isEmpty()
        ? new EventFilter(
            words,
            participant,
            alsoCalled,
            where,
            publisher,
            languages,
            Set.of(Granularity.MINUTE, Granularity.HOUR, Granularity.DAY),
            factualities,
            bases,
            kinds,
            roles,
            minImportance,
            minRelevance,
            minSources,
            editorial)
        : this;
  }

  /** The same as a query of the table takes it. */
  Predicate<Event> inTable() {
    return equals(ALL) ? Timelines.Query.ANY : this;
  }

  private static final EventFilter ALL =
      new EventFilter(
          List.of(),
          "",
          Set.of(),
          PlaceFilter.ANYWHERE,
          "",
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          0,
          0,
          1,
          EditorialFilter.ANY);

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
    return matches(Outline.of(event)) && tells(event);
  }

  /** Whether words are looked for, which outlines do not have. */
  boolean hasWords() {
    return !words.isEmpty();
  }

  /** Whether an event is asked for by all but its words. */
  boolean matches(Outline event) {
    return event.sources() >= minSources
        && (languages.isEmpty() || event.languages().stream().anyMatch(languages::contains))
        && isIn(granularities, event.granularity())
        && isIn(factualities, event.factuality())
        && isIn(bases, event.basis())
        && isIn(kinds, event.kind())
        && isIn(roles, event.role())
        && event.importance() >= minImportance
        && event.relevance() >= minRelevance
        && editorial.matches(event)
        && (isAmong(participant, event.participants())
            || event.participants().stream().anyMatch(alsoCalled::contains))
        && where.matches(event.places())
        && isAmong(publisher, event.publishers());
  }

  private static <E> boolean isIn(Set<E> wanted, E value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static boolean isAmong(String wanted, List<String> names) {
    return wanted.isEmpty()
        || names.stream().anyMatch(name -> FoldedText.of(name).contains(wanted));
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
