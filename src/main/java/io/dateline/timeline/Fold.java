package io.dateline.timeline;

import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.place.Atlas;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Folds mentions of the same happening into events.
 *
 * <p>A pure function of the set of mentions and of editors' decisions: neither their order nor
 * repeats nor the batches they come in matter. Two mentions are of one event when their times
 * agree, a coarser one around a finer one, and their wording does ({@link Likeness}).
 */
public final class Fold {

  /** Events in the order of a timeline: by timeline, time and id. */
  public static final Comparator<Event> ORDER =
      Comparator.comparing(Event::timeline)
          .thenComparing(event -> event.time().earliest())
          .thenComparing(Event::id);

  /** A finer time dates an event where one in so many sources of its day tells it. */
  private static final int WELL_SUPPORTED = 10;

  private Fold() {}

  /** The events of any mentions, in the order of their timelines, placed in the world's atlas. */
  public static List<Event> fold(Collection<Mention> mentions) {
    return fold(mentions, Atlas.world());
  }

  /** The same placed in another atlas. */
  public static List<Event> fold(Collection<Mention> mentions, Atlas atlas) {
    return fold(mentions, List.of(), atlas, LikenessModel.standard());
  }

  /**
   * The events of any mentions as editors want them to be.
   *
   * @param decisions of any timelines, in any order
   */
  public static List<Event> fold(Collection<Mention> mentions, Collection<Decision> decisions) {
    return fold(mentions, decisions, Atlas.world());
  }

  /** The same placed in another atlas. */
  public static List<Event> fold(
      Collection<Mention> mentions, Collection<Decision> decisions, Atlas atlas) {
    return fold(mentions, decisions, atlas, LikenessModel.standard());
  }

  /** The same by another model. */
  static List<Event> fold(
      Collection<Mention> mentions,
      Collection<Decision> decisions,
      Atlas atlas,
      LikenessModel model) {
    return folded(mentions, decisions, atlas, model).events();
  }

  /**
   * The events of some timelines, and what no event shows.
   *
   * @param events in the order of their timelines
   * @param orphans the ids of the decisions that hold but whose mentions are not there
   */
  public record Folded(List<Event> events, List<String> orphans) {
    /** Copies the lists. */
    public Folded {
      events = List.copyOf(events);
      orphans = List.copyOf(orphans);
    }
  }

  /** The same with the decisions that no event shows. */
  public static Folded folded(
      Collection<Mention> mentions, Collection<Decision> decisions, Atlas atlas) {
    return folded(mentions, decisions, atlas, LikenessModel.standard());
  }

  private static Folded folded(
      Collection<Mention> mentions,
      Collection<Decision> decisions,
      Atlas atlas,
      LikenessModel model) {
    Map<String, Map<String, Mention>> timelines = new TreeMap<>();
    decisions.forEach(made -> timelines.putIfAbsent(made.timeline(), new LinkedHashMap<>()));
    for (Mention mention : current(mentions)) {
      timelines
          .computeIfAbsent(mention.timeline(), _ -> new LinkedHashMap<>())
          .merge(mention.id(), mention, Fold::later);
    }
    List<Event> events = new ArrayList<>();
    List<String> orphans = new ArrayList<>();
    timelines.forEach((timeline, byId) -> {
      TimelineFold fold = new TimelineFold(model);
      List<Decision> own =
          decisions.stream().filter(made -> made.timeline().equals(timeline)).toList();
      events.addAll(foldTimeline(fold, byId, own, atlas));
      orphans.addAll(fold.orphans());
    });
    events.sort(ORDER);
    return new Folded(events, orphans);
  }

  /** Of each article the mentions of its latest revision. */
  private static List<Mention> current(Collection<Mention> mentions) {
    Map<String, Integer> latest = new HashMap<>();
    for (Mention mention : mentions) {
      latest.merge(articleKey(mention), mention.article().revision(), Math::max);
    }
    return mentions.stream()
        .filter(
            mention -> mention.article().revision() == latest.getOrDefault(articleKey(mention), 0))
        .toList();
  }

  private static String articleKey(Mention mention) {
    return mention.timeline() + " " + mention.article().id();
  }

  private static Mention later(Mention one, Mention other) {
    return one.toString().compareTo(other.toString()) >= 0 ? one : other;
  }

  private static List<Event> foldTimeline(
      TimelineFold fold, Map<String, Mention> byId, List<Decision> decisions, Atlas atlas) {
    Map<String, List<Mention>> articles = new LinkedHashMap<>();
    for (Mention mention : byId.values()) {
      articles.computeIfAbsent(mention.article().id(), _ -> new ArrayList<>()).add(mention);
    }
    articles.forEach((article, told) -> fold.set(article, told));
    fold.decide(decisions);
    byId.putAll(fold.written());
    Map<String, Gist> gists = fold.gists(byId.values());
    Relevance relevance = Relevance.among(gists);
    return fold.take().after().stream()
        .map(group -> event(group, byId, atlas))
        .map(event -> event.withRelevance(relevance.of(reports(event, gists))))
        .toList();
  }

  private static List<Gist> reports(Event event, Map<String, Gist> gists) {
    return Relevance.reports(event.mentions()).stream()
        .map(article -> Objects.requireNonNull(gists.get(article)))
        .toList();
  }

  /**
   * The event of a group of mentions, without its relevance.
   *
   * @param byId the mentions of the group, and maybe others, by their ids
   * @param atlas the places that there are
   */
  public static Event event(TimelineFold.Group group, Map<String, Mention> byId, Atlas atlas) {
    List<Mention> mentions = mentions(group, byId);
    Sources sources = new Sources(mentions, mention -> group.likeness(mention).said());
    Mention founding = mentions.getFirst();
    Mention last = mentions.getLast();
    Map<String, List<Mention>> told = byTime(sinceMoved(dated(mentions)));
    EventTime time = finestTime(told, sources);
    Factuality factuality = factuality(mentions);
    Event.Kind kind = Weight.kind(mentions);
    Event.Role role = Weight.role(mentions);
    String title = Headline.of(dated(mentions), factuality, kind, group::likeness);
    Event read =
        new Event(
            founding.id(),
            founding.timeline(),
            title,
            time,
            factuality,
            sources.count(mentions),
            founding.article().published(),
            last.article().published(),
            Weight.importance(mentions, title, sources.count(mentions), kind, role),
            kind,
            role,
            participants(mentions),
            new Whereabouts(atlas).of(mentions),
            conflicts(told, time, sources),
            mentions,
            Event.inOrderOf(mentions, group.links()),
            (int) mentions.stream().map(m -> m.article().published().instant()).distinct().count(),
            last.article().published(),
            null,
            null,
            null);
    return Edited.apply(read, group.decisions());
  }

  /**
   * The same event as {@link #event} makes it with another atlas.
   *
   * @param event an event with all its mentions
   * @param atlas the places that there are
   */
  public static Event placed(Event event, Atlas atlas) {
    return Edited.placed(event, new Whereabouts(atlas).of(event.mentions()));
  }

  private static List<Mention> mentions(TimelineFold.Group group, Map<String, Mention> byId) {
    List<String> ids = group.byPublication();
    List<Mention> mentions = new ArrayList<>(ids.size());
    for (String id : ids) {
      Mention mention = byId.get(id);
      if (mention == null) {
        throw new IllegalArgumentException("mention " + id + " is not at hand");
      }
      mentions.add(mention);
    }
    return mentions;
  }

  /** Those that tell its time; where it is assumed by all of them, all. */
  private static List<Mention> dated(List<Mention> mentions) {
    List<Mention> dated =
        mentions.stream().filter(mention -> mention.time().basis() != Basis.ASSUMED).toList();
    return dated.isEmpty() ? mentions : dated;
  }

  /**
   * The mentions that tell when it is now: those since it was last given another day that agree
   * with that day; all, if it never was.
   */
  private static List<Mention> sinceMoved(List<Mention> mentions) {
    Mention moved = null;
    for (Mention mention : mentions) {
      moved = Kinds.moves(mention) ? mention : moved;
    }
    if (moved == null) {
      return mentions;
    }
    CalendarValue day = value(moved);
    return mentions.stream().filter(mention -> agree(day, value(mention))).toList();
  }

  private static CalendarValue value(Mention mention) {
    return CalendarValue.parse(mention.time().value()).orElseThrow();
  }

  /** When mentions of one event, in the order of their publication, tell that it takes place. */
  static EventTime time(List<Mention> mentions, Sources sources) {
    return finestTime(byTime(sinceMoved(dated(mentions))), sources);
  }

  /** Whether one time only tells the other more finely. */
  static boolean agree(EventTime one, EventTime other) {
    return agree(
        CalendarValue.parse(one.value()).orElseThrow(),
        CalendarValue.parse(other.value()).orElseThrow());
  }

  /** The same; a night is of the day on which it begins, and an evening runs into a night. */
  static boolean agree(CalendarValue one, CalendarValue other) {
    return one.contains(other)
        || other.contains(one)
        || isPartOfDay(one, other)
        || isPartOfDay(other, one)
        || (isVague(one) && isVague(other) && overlap(one, other));
  }

  /** Whether it is a part of a day that no clock tells: a morning. */
  private static boolean isVague(CalendarValue value) {
    Duration length = Duration.between(value.begin(), value.end());
    return length.compareTo(Duration.ofHours(1)) > 0 && length.compareTo(Duration.ofHours(12)) <= 0;
  }

  private static boolean overlap(CalendarValue one, CalendarValue other) {
    return one.begin().isBefore(other.end()) && other.begin().isBefore(one.end());
  }

  private static boolean isPartOfDay(CalendarValue part, CalendarValue day) {
    return day.granularity() == Granularity.DAY
        && !part.granularity().isCoarserThan(Granularity.DAY)
        && part.begin().toLocalDate().equals(day.begin().toLocalDate())
        && Duration.between(day.begin(), day.end()).equals(Duration.ofDays(1));
  }

  /**
   * Of the times within the day that most sources tell, the finest that enough of them tell; of
   * equally fine ones that of most sources, then the best founded. Where none tells a day, the same
   * among the longer times.
   */
  private static EventTime finestTime(Map<String, List<Mention>> told, Sources sources) {
    Map<String, List<Mention>> best = ofBestDay(told, sources);
    List<Mention> all = new ArrayList<>();
    best.values().forEach(all::addAll);
    int enough = (sources.count(all) + WELL_SUPPORTED - 1) / WELL_SUPPORTED;
    return best.entrySet().stream()
        .min(
            Comparator.comparing((Map.Entry<String, List<Mention>> same) ->
                    sources.count(same.getValue()) < enough)
                .thenComparing(same -> same.getValue().getFirst().time().granularity())
                .thenComparingInt(same -> -sources.count(same.getValue()))
                .thenComparing(same -> same.getValue().getFirst().time().basis())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getValue()
        .getFirst()
        .time();
  }

  /** Those that tell the day, or a time of it, that most sources do; all where none tells a day. */
  private static Map<String, List<Mention>> ofBestDay(
      Map<String, List<Mention>> told, Sources sources) {
    Map<LocalDate, List<Mention>> byDay = new TreeMap<>();
    told.values().stream()
        .filter(same -> !same.getFirst().time().granularity().isCoarserThan(Granularity.DAY))
        .forEach(same -> byDay.computeIfAbsent(day(same), _ -> new ArrayList<>()).addAll(same));
    return byDay.entrySet().stream()
        .min(
            Comparator.comparingInt(
                    (Map.Entry<LocalDate, List<Mention>> same) -> -sources.count(same.getValue()))
                .thenComparingInt(same -> -same.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(best -> {
          Map<String, List<Mention>> within = new TreeMap<>(told);
          within
              .values()
              .removeIf(same ->
                  same.getFirst().time().granularity().isCoarserThan(Granularity.DAY)
                      || !day(same).equals(best.getKey()));
          return within;
        })
        .orElse(told);
  }

  private static LocalDate day(List<Mention> same) {
    return value(same.getFirst()).begin().toLocalDate();
  }

  /** Mentions in their order by the time they tell, the best founded first. */
  private static Map<String, List<Mention>> byTime(List<Mention> mentions) {
    Map<Interval, List<Mention>> intervals = new HashMap<>();
    for (Mention mention : mentions) {
      Interval interval = new Interval(mention.time().earliest(), mention.time().latest());
      intervals.computeIfAbsent(interval, _ -> new ArrayList<>()).add(mention);
    }
    Map<String, List<Mention>> told = new TreeMap<>();
    intervals.forEach((interval, same) -> {
      same.sort(Comparator.comparing(mention -> mention.time().basis()));
      told.put(interval.earliest() + " " + interval.latest(), same);
    });
    return told;
  }

  private record Interval(Instant earliest, Instant latest) {}

  private static List<Event.Conflict> conflicts(
      Map<String, List<Mention>> told, EventTime chosen, Sources sources) {
    CalendarValue best = CalendarValue.parse(chosen.value()).orElseThrow();
    List<Event.Conflict> conflicts = new ArrayList<>();
    told.forEach((_, same) -> {
      EventTime time = same.getFirst().time();
      CalendarValue value = CalendarValue.parse(time.value()).orElseThrow();
      boolean isSameMoment = time.earliest().equals(chosen.earliest());
      boolean isSameClock = value.equals(best) && hasZone(time) && hasZone(chosen);
      if (!isSameMoment && (isSameClock || !agree(value, best))) {
        conflicts.add(new Event.Conflict(time, sources.count(same)));
      }
    });
    return conflicts;
  }

  private static boolean hasZone(EventTime time) {
    return time.zone() != null && !time.granularity().isCoarserThan(Granularity.HOUR);
  }

  /** What the latest report says; a plan does not undo what has been reported as fact. */
  static Factuality factuality(List<Mention> mentions) {
    Factuality told = mentions.getFirst().event().factuality();
    for (Mention mention : mentions) {
      Factuality next = mention.event().factuality();
      boolean weaker =
          told == Factuality.HAPPENED
              && (next == Factuality.PLANNED || next == Factuality.POSSIBLE);
      if (!weaker) {
        told = next;
      }
    }
    return told;
  }

  private static List<Participant> participants(List<Mention> mentions) {
    Map<String, Participant> byName = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      for (Participant participant : mention.event().participants()) {
        byName.merge(
            participant.name(),
            participant,
            (one, other) -> one.role().compareTo(other.role()) <= 0 ? one : other);
      }
    }
    return List.copyOf(byName.values());
  }
}
