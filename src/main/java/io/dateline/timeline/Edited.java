package io.dateline.timeline;

import io.dateline.place.Place;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Decision.Value;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The editors' part in an event: what they decided, and what the event would be without it.
 *
 * @param decisions those that hold of the event, in their order
 * @param hidden true where the event is not to be shown; else null
 * @param pinned true where it is one of the highlights, false where it is none of them; null where
 *     nobody decided
 */
public record Edited(List<Made> decisions, @Nullable Boolean hidden, @Nullable Boolean pinned) {

  /** Copies the list. */
  public Edited {
    decisions = List.copyOf(decisions);
  }

  /**
   * A decision that holds of an event.
   *
   * @param id the decision's id
   * @param kind what was decided
   * @param value what was decided; null where the kind says all
   * @param machine the value that the event has without any decision; null where none was replaced
   * @param reason why; null where that was not said
   * @param author who decided
   * @param at when
   */
  public record Made(
      String id,
      Kind kind,
      @Nullable Value value,
      @Nullable Value machine,
      @Nullable String reason,
      String author,
      Instant at) {

    /** What was decided; {@link Value#NONE} where the kind says all. */
    public Value valueOrNone() {
      return Objects.requireNonNullElse(value, Value.NONE);
    }

    /** The same decision over another value of the event as it was read. */
    private Made over(Value other) {
      return new Made(id, kind, value, other, reason, author, at);
    }
  }

  /** Of the kinds that replace a value, that of the event as it was read. */
  private static final Map<Kind, Function<Event, Value>> MACHINE =
      Map.of(
          Kind.TITLE, read -> Value.title(read.title()),
          Kind.TIME, read -> Value.time(read.time()),
          Kind.FACTUALITY, read -> Value.factuality(read.factuality()),
          Kind.KIND, read -> Value.kind(read.kind()),
          Kind.PLACE, read -> Value.places(read.places()),
          Kind.PARTICIPANTS, read -> Value.participants(read.participants()));

  /**
   * An event as editors have it.
   *
   * @param read the event as it was folded from its mentions
   * @param decisions those that hold of it, in their order
   */
  static Event apply(Event read, List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return read;
    }
    boolean isHidden = Boolean.TRUE.equals(last(decisions, Kind.HIDE, Kind.SHOW));
    Edited edited =
        new Edited(
            decisions.stream().map(decision -> made(decision, read)).toList(),
            isHidden ? true : null,
            last(decisions, Kind.PIN, Kind.UNPIN));
    return read.withEditing(edited.value(), edited);
  }

  /**
   * An event that is now read to be at other places; what editors decided of it stays.
   *
   * @param read the places
   */
  static Event placed(Event event, List<Place> read) {
    Edited edited = event.edited();
    if (edited == null) {
      return event.withPlaces(read, null);
    }
    Value machine = Value.places(read);
    List<Made> made =
        edited.decisions.stream()
            .map(one -> one.kind() == Kind.PLACE ? one.over(machine) : one)
            .toList();
    return event.withPlaces(
        Objects.requireNonNullElse(edited.value().places(), read),
        new Edited(made, edited.hidden, edited.pinned));
  }

  /** What all decisions together put in the place of what was read. */
  private Value value() {
    // What an editor wrote of a whole event comes before what was decided of a part of it.
    return decisions.stream()
        .sorted(Comparator.comparing(made -> made.kind() != Kind.EVENT))
        .map(Made::valueOrNone)
        .reduce(Value.NONE, (before, later) -> later.over(before));
  }

  private static Made made(Decision decision, Event read) {
    Function<Event, Value> machine = MACHINE.get(decision.kind());
    return new Made(
        decision.id(),
        decision.kind(),
        decision.value(),
        machine == null ? null : machine.apply(read),
        decision.reason(),
        decision.author(),
        decision.at());
  }

  /** Whether the last decision of two kinds is of the first; null where there is none. */
  private static @Nullable Boolean last(List<Decision> decisions, Kind yes, Kind no) {
    return decisions.reversed().stream()
        .map(Decision::kind)
        .filter(kind -> kind == yes || kind == no)
        .findFirst()
        .map(kind -> kind == yes)
        .orElse(null);
  }
}
