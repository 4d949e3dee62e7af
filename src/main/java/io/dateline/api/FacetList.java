package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.place.Place;
import io.dateline.timeline.Entities;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers with what a timeline's events are of: counts by person, place, publisher, kind, language,
 * time.
 */
final class FacetList {

  private static final int USUAL_NAMES = 20;
  private static final int MOST_NAMES = 500;

  private static final Set<String> PARAMETERS = parameters();

  private static final Comparator<Count> MOST_FIRST =
      Comparator.comparingInt(Count::events).reversed().thenComparing(Count::name);

  private static final Entities NOBODY = Entities.of(Map.of());

  private final Outlines outlines;

  FacetList(Outlines outlines) {
    this.outlines = outlines;
  }

  private static Set<String> parameters() {
    Set<String> all = new TreeSet<>(EventQuery.SELECTING);
    all.add("limit");
    return Set.copyOf(all);
  }

  /**
   * The facets of the events of a request.
   *
   * @param languages the languages of quotes, by their tags
   */
  record Facets(
      String timeline,
      Counts counts,
      double minImportance,
      Told told,
      Range range,
      When when,
      List<Count> participants,
      List<Count> places,
      List<Count> publishers,
      List<Count> kinds,
      List<Count> languages) {}

  /**
   * How many events.
   *
   * @param total the timeline has
   * @param matching of them the filters let through
   * @param within of these are in the range
   * @param shown of these the view shows
   * @param confirmed of those in the range an editor confirmed
   */
  record Counts(int total, int matching, int within, int shown, int confirmed) {}

  /**
   * The publishers of the whole timeline's events.
   *
   * @param firstReported when the first of the articles was published
   * @param lastReported when the last of them was
   */
  record Told(
      long articles,
      long publishers,
      @Nullable Instant firstReported,
      @Nullable Instant lastReported) {}

  /**
   * The range of time.
   *
   * @param from its first instant; null where it has no begin
   * @param to the instant after its last; null where it has no end
   * @param before how many of the matching end before it
   * @param after how many of the matching begin after it
   */
  record Range(@Nullable Instant from, @Nullable Instant to, long before, long after) {}

  /** When events of the range begin: {@link Density}, its times as text. */
  record When(Density.Unit unit, String first, String last, long coarser, List<Bin> bins) {}

  /** A unit of time in which events begin. */
  record Bin(String begin, int events, boolean hot) {}

  /**
   * A name, and how many events it stands for.
   *
   * @param aliases other names of the same; null where there are none
   * @param id of a place its id; null for others
   */
  record Count(String name, int events, @Nullable List<String> aliases, @Nullable String id) {}

  /** Answers. */
  Response answer(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, PARAMETERS);
    EventQuery query = EventQuery.selecting(parameters, timeline, outlines);
    int names = parameters.number("limit", USUAL_NAMES, MOST_NAMES);
    Facets facets = of(timeline, Survey.of(query, outlines), names);
    return new Response(200, Map.of("content-type", "application/json"), Json.line(facets));
  }

  /**
   * The facets of the events of a survey.
   *
   * @param names how many names of each facet at most
   */
  static Facets of(String timeline, Survey survey, int names) {
    List<Outline> within = survey.within();
    DateParameter range = survey.range();
    return new Facets(
        timeline,
        new Counts(
            survey.all().size(),
            survey.matching().size(),
            within.size(),
            survey.shown().size(),
            (int) within.stream().filter(Outline::isConfirmed).count()),
        survey.minImportance() / 100.0,
        new Told(
            survey.articles(), survey.publishers(), survey.firstReported(), survey.lastReported()),
        new Range(
            range.begin().equals(DateParameter.FIRST) ? null : range.begin(),
            range.end().equals(DateParameter.LAST) ? null : range.end(),
            survey.before(),
            survey.after()),
        when(Density.of(within, range)),
        counts(within, Outline::participants, names, survey.people()),
        places(within, names),
        counts(within, Outline::publishers, names, NOBODY),
        counts(within, event -> List.of(lower(event.kind())), names, NOBODY),
        counts(within, Outline::languages, names, NOBODY));
  }

  /** Places by what they are, whatever the mentions call them: "Homs, Syria". */
  private static List<Count> places(List<Outline> events, int most) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Place> places = new HashMap<>();
    for (Outline event : events) {
      for (Place place : event.places()) {
        counts.merge(place.id(), 1, Integer::sum);
        places.putIfAbsent(place.id(), place);
      }
    }
    return places.values().stream()
        .map(
            place -> new Count(place.whole(), counts.getOrDefault(place.id(), 0), null, place.id()))
        .sorted(MOST_FIRST.thenComparing(count -> String.valueOf(count.id())))
        .limit(most)
        .toList();
  }

  private static @Nullable List<String> aliases(String name, Entities people) {
    List<String> others =
        people.namesOf(name).stream().filter(one -> !one.equals(name)).sorted().toList();
    return others.isEmpty() ? null : others;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static When when(Density density) {
    return new When(
        density.unit(),
        density.first().toString(),
        density.last().toString(),
        density.coarser(),
        density.bins().stream()
            .map(bin -> new Bin(bin.begin().toString(), bin.events(), bin.hot()))
            .toList());
  }

  private static List<Count> counts(
      List<Outline> events, Function<Outline, List<String>> namesOf, int most, Entities people) {
    Map<String, Integer> counts = new HashMap<>();
    for (Outline event : events) {
      List<String> names = namesOf.apply(event);
      if (names.size() == 1) {
        counts.merge(people.nameOf(names.getFirst()), 1, Integer::sum);
      } else {
        names.stream()
            .map(people::nameOf)
            .distinct()
            .forEach(name -> counts.merge(name, 1, Integer::sum));
      }
    }
    return counts.entrySet().stream()
        .map(one -> new Count(one.getKey(), one.getValue(), aliases(one.getKey(), people), null))
        .sorted(MOST_FIRST)
        .limit(most)
        .toList();
  }
}
