package io.dateline.timeline;

import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event when its timeline changed.
 *
 * @param change what
 * @param event the event's id; of one that was merged or split, the id it had
 * @param into the event that it was merged into, or that a part of it became; else null
 * @param title the event's title, after the change where there is one
 * @param time when it takes place, likewise
 * @param factuality whether it does, likewise
 */
public record Change(
    Kind change,
    String event,
    @Nullable String into,
    String title,
    EventTime time,
    Factuality factuality) {

  /** What can become of an event. */
  public enum Kind {
    /** It was first told. */
    ADDED,
    /** It turned out to be the same as another, or was given another id by an earlier report. */
    MERGED,
    /** Some of its reports turned out to be of another event. */
    SPLIT,
    /** It was given another time. */
    REDATED,
    /** What was planned or possible was told as having happened. */
    CONFIRMED,
    /** It was told that it will not be. */
    CANCELLED,
    /** It was told that it was not so. */
    DENIED,
    /** All that told it was withdrawn or corrected. */
    WITHDRAWN,
    /** An editor decided something of it that none of the others says. */
    EDITED,
    /** An editor decided that it is not to be shown. */
    HIDDEN
  }

  private static final Comparator<Change> ORDER =
      Comparator.comparing(Change::event)
          .thenComparing(Change::change)
          .thenComparing(change -> String.valueOf(change.into));

  /** The id under which to look for the event after the change. */
  public String heir() {
    return into == null ? event : into;
  }

  /** The same without its title, which is of an article that its owner has had erased. */
  public Change withoutTitle() {
    return new Change(change, event, into, "(erased)", time, factuality);
  }

  /** The same without the words of its time, likewise. */
  public Change withoutTimeWords() {
    return new Change(change, event, into, title, time.withoutWords(), factuality);
  }

  private static Change of(Kind kind, String event, @Nullable String into, Event shown) {
    return new Change(kind, event, into, shown.title(), shown.time(), shown.factuality());
  }

  /**
   * What became of some events. Events of an assumed day, and hidden ones, count as not there.
   *
   * @param before the events that were
   * @param after the events that are in their place
   * @return the changes, by event
   */
  public static List<Change> between(Collection<Event> before, Collection<Event> after) {
    Map<String, Event> ofMention = new HashMap<>();
    for (Event event : after) {
      if (isShown(event)) {
        event.mentions().forEach(mention -> ofMention.put(mention.id(), event));
      }
    }
    Set<String> hidden = new HashSet<>();
    after.stream()
        .filter(Event::isHidden)
        .forEach(event -> event.mentions().forEach(mention -> hidden.add(mention.id())));
    List<Change> changes = new ArrayList<>();
    Map<String, List<Event>> ancestors = new TreeMap<>();
    Map<String, Event> parted = new TreeMap<>();
    for (Event event : before) {
      if (!isShown(event)) {
        continue;
      }
      Event heir = heir(event, ofMention);
      if (heir == null) {
        changes.add(
            of(isAmong(event, hidden) ? Kind.HIDDEN : Kind.WITHDRAWN, event.id(), null, event));
      } else {
        ancestors.computeIfAbsent(heir.id(), _ -> new ArrayList<>()).add(event);
        for (Mention mention : event.mentions()) {
          Event part = ofMention.get(mention.id());
          if (part != null) {
            parted.putIfAbsent(part.id(), event);
          }
        }
      }
    }
    for (Event event : after) {
      if (isShown(event)) {
        changes.addAll(of(event, ancestors.getOrDefault(event.id(), List.of()), parted));
      }
    }
    changes.sort(ORDER);
    return changes;
  }

  private static boolean isShown(Event event) {
    return !event.isAssumed() && !event.isHidden();
  }

  private static boolean isAmong(Event event, Set<String> mentions) {
    return event.mentions().stream().anyMatch(mention -> mentions.contains(mention.id()));
  }

  /** The event that goes on with another: the one with its founding mention, or with most of it. */
  private static @Nullable Event heir(Event event, Map<String, Event> ofMention) {
    Event founded = ofMention.get(event.id());
    if (founded != null) {
      return founded;
    }
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Event> heirs = new HashMap<>();
    for (Mention mention : event.mentions()) {
      Event heir = ofMention.get(mention.id());
      if (heir != null) {
        counts.merge(heir.id(), 1, Integer::sum);
        heirs.put(heir.id(), heir);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(most -> heirs.get(most.getKey()))
        .orElse(null);
  }

  private static List<Change> of(Event event, List<Event> ancestors, Map<String, Event> parted) {
    List<Change> changes = new ArrayList<>();
    if (ancestors.isEmpty()) {
      Event whole = parted.get(event.id());
      changes.add(
          whole == null
              ? of(Kind.ADDED, event.id(), null, event)
              : of(Kind.SPLIT, whole.id(), event.id(), event));
      return changes;
    }
    Event main =
        ancestors.stream()
            .filter(ancestor -> ancestor.id().equals(event.id()))
            .findFirst()
            .orElseGet(() -> ancestors.stream().min(Fold.ORDER).orElseThrow());
    for (Event ancestor : ancestors) {
      if (!ancestor.id().equals(event.id())) {
        changes.add(of(Kind.MERGED, ancestor.id(), event.id(), event));
      }
    }
    kinds(main.time(), main.factuality(), event.time(), event.factuality())
        .forEach(kind -> changes.add(of(kind, event.id(), null, event)));
    if (changes.isEmpty() && !Objects.equals(main.edited(), event.edited())) {
      changes.add(of(Kind.EDITED, event.id(), null, event));
    }
    return changes;
  }

  /** What is news when an event is told at another time or of another factuality. */
  static List<Kind> kinds(
      EventTime time, Factuality factuality, EventTime newTime, Factuality newFactuality) {
    List<Kind> kinds = new ArrayList<>();
    if (!Fold.agree(time, newTime)) {
      kinds.add(Kind.REDATED);
    }
    if (factuality != newFactuality) {
      switch (newFactuality) {
        case HAPPENED -> kinds.add(Kind.CONFIRMED);
        case CANCELLED -> kinds.add(Kind.CANCELLED);
        case DENIED -> kinds.add(Kind.DENIED);
        case PLANNED, POSSIBLE -> {
          // That it is still to come is no news of its own.
        }
      }
    }
    return kinds;
  }
}
