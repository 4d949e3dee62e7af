package io.dateline.timeline;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.text.Stems;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses the dates of a timeline that matter, and the sentences that tell them best.
 *
 * <p>A date matters by how many articles tell something of it: one counts less the more dates it
 * tells of, the less it has to do with the timeline ({@link Event#relevance}), and where it tells
 * what was said or planned; more where it goes back to the day later. A day of which many tell the
 * same counts more.
 *
 * <p>Its sentences are those whose words most of its other sentences share, for their length, whose
 * event many articles tell and has to do with the timeline, and that tell that event well: the day
 * itself, what took place rather than what was planned or said, from the beginning of the sentence,
 * in words for the most part of the event. No two are of one event and no two alike (centrality and
 * novelty as in Carbonell and Goldstein 1998, "The use of MMR").
 */
public final class Highlights {

  /** A sentence that shares more of its words with a chosen one tells nothing new. */
  private static final double ALIKE = 0.5;

  /** How much less an article counts for each of the dates it tells of. */
  private static final double SPREAD = 0.25;

  /** What an event counts that has nothing to do with the timeline. */
  private static final double OF_OTHER_THINGS = 0.5;

  /** What an article counts that tells what somebody said. */
  private static final double OF_STATEMENT = 0.3;

  /** For so many days after it a day is news. */
  private static final int NEWS = 2;

  /** What an article counts that goes back to a day when it is no news any more. */
  private static final double OF_LOOK_BACK = 2;

  /** What an event counts that is not known to have taken place. */
  private static final double OF_PLAN = 0.4;

  /** What a sentence counts that tells its event of a month, or of another day. */
  private static final double OF_OTHER_TIME = 0.5;

  /** What a sentence counts that tells as planned what took place, or the other way round. */
  private static final double OF_OTHER_FACTUALITY = 0.3;

  /** How much less a sentence counts that comes to its event late. */
  private static final double LATE = 0.5;

  /** What a sentence counts that tells its event by the way. */
  private static final double ASIDE = 0.25;

  /** How much more a sentence counts whose event many articles tell. */
  private static final double TELLING = 0.5;

  /** How much more a day counts of which many articles tell the same. */
  private static final double OF_ONE_EVENT = 0.3;

  private static final int SHORTEST = 30;
  private static final int LONGEST = 400;

  /** Words that a sentence's length counts besides its own: short ones win no prize. */
  private static final double LENGTH = 8;

  private Highlights() {}

  /**
   * The highlights of some events, by timeline and date.
   *
   * @param events events of any timelines
   * @param dates how many dates of each timeline, at least 1
   * @param sentences how many sentences of a date at most, at least 1
   * @param from the first day that can be chosen
   * @param to the last
   */
  public static List<Highlight> of(
      Collection<Event> events, int dates, int sentences, LocalDate from, LocalDate to) {
    Map<String, Map<LocalDate, List<Told>>> timelines = new TreeMap<>();
    for (Event event : events) {
      LocalDate day = isPinned(event, false) ? null : day(event).orElse(null);
      if (day != null && !day.isBefore(from) && !day.isAfter(to)) {
        List<Told> told =
            timelines
                .computeIfAbsent(event.timeline(), _ -> new TreeMap<>())
                .computeIfAbsent(day, _ -> new ArrayList<>());
        event.mentions().stream()
            .filter(mention -> mention.time().basis() != Basis.ASSUMED)
            .forEach(mention -> told.add(new Told(event, mention)));
      }
    }
    List<Highlight> highlights = new ArrayList<>();
    timelines.forEach(
        (timeline, days) -> highlights.addAll(ofTimeline(timeline, days, dates, sentences)));
    return highlights;
  }

  /** The day that an event is told of; empty where there is none, or it is only assumed. */
  public static Optional<LocalDate> day(Event event) {
    return event.isAssumed() || event.time().granularity().isCoarserThan(Granularity.DAY)
        ? Optional.empty()
        : CalendarValue.parse(event.time().value()).map(value -> value.begin().toLocalDate());
  }

  /** Whether an editor pinned an event to the highlights, or decided that it is none of them. */
  private static boolean isPinned(Event event, boolean pinned) {
    return event.edited() != null && Boolean.valueOf(pinned).equals(event.edited().pinned());
  }

  private record Told(Event event, Mention mention) {
    String text() {
      return mention.quote().text().replaceAll("\\s+", " ").strip();
    }

    String article() {
      return mention.article().id();
    }
  }

  private static List<Highlight> ofTimeline(
      String timeline, Map<LocalDate, List<Told>> days, int dates, int sentences) {
    Map<String, Set<LocalDate>> daysOf = new HashMap<>();
    days.forEach((day, told) ->
        told.forEach(one -> daysOf.computeIfAbsent(one.article(), _ -> new HashSet<>()).add(day)));
    Map<LocalDate, Double> weights = new TreeMap<>();
    days.forEach((day, told) -> weights.put(day, weight(day, told, daysOf)));
    double most = weights.values().stream().mapToDouble(weight -> weight).max().orElse(1);
    return weights.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<LocalDate, Double> entry) ->
                    days.getOrDefault(entry.getKey(), List.of()).stream()
                        .noneMatch(told -> isPinned(told.event(), true)))
                .thenComparing(
                    Map.Entry.<LocalDate, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey())))
        .limit(dates)
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            new Highlight(
                timeline,
                entry.getKey(),
                Math.round(100 * entry.getValue() / most) / 100.0,
                choose(entry.getKey(), days.getOrDefault(entry.getKey(), List.of()), sentences)))
        .toList();
  }

  private static double weight(LocalDate day, List<Told> told, Map<String, Set<LocalDate>> daysOf) {
    Map<String, Double> ofArticles = new TreeMap<>();
    told.forEach(one -> ofArticles.merge(one.article(), telling(one, day), Math::max));
    double weight = 0;
    for (Map.Entry<String, Double> article : ofArticles.entrySet()) {
      weight +=
          article.getValue()
              / Math.pow(daysOf.getOrDefault(article.getKey(), Set.of()).size(), SPREAD);
    }
    Map<String, Set<String>> articles = new TreeMap<>();
    told.forEach(
        one -> articles.computeIfAbsent(one.event().id(), _ -> new HashSet<>()).add(one.article()));
    int most = articles.values().stream().mapToInt(Set::size).max().orElse(1);
    return weight * Math.pow(most, OF_ONE_EVENT);
  }

  /** What a mention tells of its day: that something took place, and is gone back to later. */
  private static double telling(Told one, LocalDate day) {
    LocalDate published = one.mention().article().published().date();
    return ofTimeline(one.event())
        * (one.event().kind() == Event.Kind.STATEMENT ? OF_STATEMENT : 1)
        * (one.mention().event().factuality() == Factuality.HAPPENED ? 1 : OF_PLAN)
        * (published.isAfter(day.plusDays(NEWS)) ? OF_LOOK_BACK : 1);
  }

  /** What an event counts by how much its articles have to do with the timeline. */
  private static double ofTimeline(Event event) {
    double relevance = Objects.requireNonNullElse(event.relevance(), 1.0);
    return OF_OTHER_THINGS + (1 - OF_OTHER_THINGS) * relevance;
  }

  private static List<Highlight.Sentence> choose(LocalDate day, List<Told> told, int sentences) {
    Map<String, Set<String>> words = new TreeMap<>();
    told.forEach(one -> words.computeIfAbsent(one.text(), Stems::ofContentWords));
    Map<String, Integer> frequency = new HashMap<>();
    words.values().forEach(stems -> stems.forEach(stem -> frequency.merge(stem, 1, Integer::sum)));
    // By identity: to hash an event is to hash all that tell it.
    IdentityHashMap<Told, Double> scores = new IdentityHashMap<>();
    Map<String, Double> weights = new HashMap<>();
    for (Told one : told) {
      double ofEvent = weights.computeIfAbsent(one.event().id(), _ -> weight(one.event()));
      scores.put(
          one,
          centrality(words.getOrDefault(one.text(), Set.of()), frequency)
              * fitness(one, day)
              * Math.pow(ofEvent, TELLING));
    }
    Comparator<Told> best =
        Comparator.comparing((Told one) -> !isPinned(one.event(), true))
            .thenComparing(one -> !isReadable(one.text()))
            .thenComparingDouble(one -> -scores.getOrDefault(one, 0.0))
            .thenComparing(Told::text)
            .thenComparing(one -> one.mention().id());
    List<Highlight.Sentence> chosen = new ArrayList<>();
    List<Set<String>> said = new ArrayList<>();
    Set<String> events = new HashSet<>();
    for (Told one : told.stream().sorted(best).toList()) {
      Set<String> stems = words.getOrDefault(one.text(), Set.of());
      boolean isNew = said.stream().noneMatch(other -> overlap(stems, other) > ALIKE);
      if (chosen.size() < sentences && isNew && events.add(one.event().id())) {
        said.add(stems);
        chosen.add(
            new Highlight.Sentence(
                one.event().id(),
                one.event().title(),
                one.event().factuality(),
                one.text(),
                one.mention().article()));
      }
    }
    return chosen;
  }

  /** What an event counts: the articles that tell it, as far as they are of the timeline. */
  private static double weight(Event event) {
    long articles = event.mentions().stream().map(one -> one.article().id()).distinct().count();
    return articles
        * ofTimeline(event)
        * Weight.certainty(event.mentions(), event.title())
        * (event.kind() == Event.Kind.STATEMENT ? OF_STATEMENT : 1)
        * (event.factuality() == Factuality.HAPPENED ? 1 : OF_PLAN);
  }

  /**
   * How well a sentence tells its event, from 0 to 1: the day itself and whether it took place as
   * the event has it, in words that are for the most part of the event.
   */
  private static double fitness(Told one, LocalDate day) {
    Mention mention = one.mention();
    boolean isOfDay =
        !mention.time().granularity().isCoarserThan(Granularity.DAY)
            && CalendarValue.parse(mention.time().value())
                .filter(value -> value.begin().toLocalDate().equals(day))
                .isPresent();
    Set<String> sentence = Stems.ofContentWords(one.text());
    Set<String> title = Stems.ofContentWords(mention.event().title());
    double ofSentence = share(sentence, title);
    double ofEvent = share(Kinds.of(one.event().title()), Kinds.of(mention.event().title()));
    return (isOfDay ? 1 : OF_OTHER_TIME)
        * (mention.event().factuality() == one.event().factuality() ? 1 : OF_OTHER_FACTUALITY)
        * (mention.event().factuality() == Factuality.HAPPENED ? 1 : OF_PLAN)
        * (1 - LATE * beginning(one))
        * Headline.alone(mention, one.event().kind())
        * (ASIDE + (1 - ASIDE) * Math.sqrt(ofSentence))
        * (ASIDE + (1 - ASIDE) * ofEvent);
  }

  /** How far into a sentence its event is first spoken of: from 0, at its beginning, to 1. */
  private static double beginning(Told one) {
    String text = one.text().toLowerCase(Locale.ROOT);
    int first = text.length();
    for (String word : Stems.contentWords(one.mention().event().title())) {
      int at = text.indexOf(word);
      first = at >= 0 ? Math.min(at, first) : first;
    }
    return (double) first / Math.max(1, text.length());
  }

  /** How many of some words are among others, from 0 to 1. */
  private static double share(Set<String> words, Set<String> others) {
    return words.isEmpty()
        ? 0
        : (double) words.stream().filter(others::contains).count() / words.size();
  }

  private static double overlap(Set<String> some, Set<String> others) {
    long shared = some.stream().filter(others::contains).count();
    long either = some.size() + others.size() - shared;
    return either == 0 ? 0 : (double) shared / either;
  }

  private static double centrality(Set<String> stems, Map<String, Integer> frequency) {
    double sum = 0;
    for (String stem : stems) {
      int shared = frequency.getOrDefault(stem, 1);
      sum += shared > 1 ? shared : 0;
    }
    return sum / (LENGTH + stems.size());
  }

  /** Whether a sentence can stand alone: of a fair length, no stamp, no list, no pronoun first. */
  private static boolean isReadable(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST || text.indexOf('|') >= 0) {
      return false;
    }
    return Character.isLetterOrDigit(text.charAt(0))
        && !text.matches("(?:He|She|It|They|We|I)\\b.*");
  }
}
