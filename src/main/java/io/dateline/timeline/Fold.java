package io.dateline.timeline;

import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.time.CalendarValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Folds mentions of the same happening into events.
 *
 * <p>A pure function of the set of mentions: neither their order nor repeats nor the batches they
 * come in matter. Two mentions are of one event when their times agree, a coarser one around a
 * finer one, and their wording does ({@link Clusters}).
 */
public final class Fold {

  /** Events in the order of a timeline: by timeline, time and id. */
  public static final Comparator<Event> ORDER =
      Comparator.comparing(Event::timeline)
          .thenComparing(event -> event.time().earliest())
          .thenComparing(Event::id);

  private static final Comparator<Mention> BY_PUBLICATION =
      Comparator.comparing((Mention mention) -> mention.article().published().instant())
          .thenComparing(Mention::id);

  private Fold() {}

  /** The events of any mentions, in the order of their timelines. */
  public static List<Event> fold(Collection<Mention> mentions) {
    Map<Cell, List<Mention>> cells = new TreeMap<>();
    for (Mention mention : distinct(mentions)) {
      cells.computeIfAbsent(Cell.of(mention), _ -> new ArrayList<>()).add(mention);
    }
    List<Event> events = new ArrayList<>();
    cells.values().forEach(cell -> Clusters.of(cell).forEach(same -> events.add(event(same))));
    events.sort(ORDER);
    return events;
  }

  /** Each mention once; of two readings of one place the later revision. */
  private static List<Mention> distinct(Collection<Mention> mentions) {
    Map<String, Mention> byId = new HashMap<>();
    for (Mention mention : mentions) {
      byId.merge(mention.timeline() + " " + mention.id(), mention, Fold::later);
    }
    return byId.values().stream().sorted(BY_PUBLICATION).toList();
  }

  private static Mention later(Mention one, Mention other) {
    int byRevision = Integer.compare(one.article().revision(), other.article().revision());
    int order = byRevision != 0 ? byRevision : one.toString().compareTo(other.toString());
    return order >= 0 ? one : other;
  }

  /** One event of mentions that are in the order of their publication. */
  private static Event event(List<Mention> mentions) {
    Mention founding = mentions.getFirst();
    Mention last = mentions.getLast();
    List<Mention> current = current(mentions);
    EventTime time = finestTime(current);
    int sources = Sources.count(mentions);
    Factuality factuality = factuality(mentions);
    return new Event(
        founding.id(),
        founding.timeline(),
        Headline.of(mentions, factuality),
        time,
        factuality,
        sources,
        founding.article().published(),
        last.article().published(),
        importance(sources),
        participants(mentions),
        places(mentions),
        conflicts(current, time),
        mentions,
        (int) mentions.stream().map(m -> m.article().published().instant()).distinct().count(),
        last.article().published());
  }

  /**
   * The mentions that tell when it is now: those since it was last given another day that agree
   * with that day; all, if it never was.
   */
  private static List<Mention> current(List<Mention> mentions) {
    Mention moved = null;
    for (Mention mention : mentions) {
      moved = Kinds.moves(mention) ? mention : moved;
    }
    if (moved == null) {
      return mentions;
    }
    CalendarValue day = value(moved);
    return mentions.stream()
        .filter(mention -> day.contains(value(mention)) || value(mention).contains(day))
        .toList();
  }

  private static CalendarValue value(Mention mention) {
    return CalendarValue.parse(mention.time().value()).orElseThrow();
  }

  /** When mentions of one event, in the order of their publication, tell that it takes place. */
  static EventTime time(List<Mention> mentions) {
    return finestTime(current(mentions));
  }

  private static double importance(int sources) {
    return Math.round(100.0 * sources / (sources + 2.0)) / 100.0;
  }

  /** The finest time; of equally fine ones that of most sources, then the best founded. */
  private static EventTime finestTime(List<Mention> mentions) {
    return timesOf(mentions).entrySet().stream()
        .min(
            Comparator.comparing((Map.Entry<String, List<Mention>> told) ->
                    told.getValue().getFirst().time().granularity())
                .thenComparingInt(told -> -Sources.count(told.getValue()))
                .thenComparing(told -> told.getValue().getFirst().time().basis())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getValue()
        .getFirst()
        .time();
  }

  /** The mentions by the time they tell, the best founded first. */
  private static Map<String, List<Mention>> timesOf(List<Mention> mentions) {
    Map<String, List<Mention>> told = new TreeMap<>();
    for (Mention mention : mentions) {
      told.computeIfAbsent(key(mention.time()), _ -> new ArrayList<>()).add(mention);
    }
    told.values()
        .forEach(same ->
            same.sort(
                Comparator.comparing((Mention mention) -> mention.time().basis())
                    .thenComparing(BY_PUBLICATION)));
    return told;
  }

  private static String key(EventTime time) {
    return time.earliest() + " " + time.latest();
  }

  private static List<Event.Conflict> conflicts(List<Mention> mentions, EventTime chosen) {
    CalendarValue best = CalendarValue.parse(chosen.value()).orElseThrow();
    List<Event.Conflict> conflicts = new ArrayList<>();
    timesOf(mentions)
        .forEach((_, same) -> {
          EventTime time = same.getFirst().time();
          CalendarValue value = CalendarValue.parse(time.value()).orElseThrow();
          boolean sameMoment = time.earliest().equals(chosen.earliest());
          if (!sameMoment && !value.contains(best)) {
            conflicts.add(new Event.Conflict(time, Sources.count(same)));
          }
        });
    return conflicts;
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

  private static List<String> places(List<Mention> mentions) {
    Set<String> places = new LinkedHashSet<>();
    mentions.forEach(mention -> places.addAll(mention.event().places()));
    return places.stream().collect(Collectors.toUnmodifiableList());
  }
}
