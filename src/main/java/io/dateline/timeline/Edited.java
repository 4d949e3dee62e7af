package io.dateline.timeline;

import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Decision.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      Instant at) {}

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
    Map<Kind, Value> last = new EnumMap<>(Kind.class);
    List<Made> made = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.kind() == Kind.EVENT) {
        written(decision.valueOrNone()).forEach(last::put);
      }
    }
    for (Decision decision : decisions) {
      if (decision.kind() != Kind.EVENT) {
        last.put(decision.kind(), decision.valueOrNone());
      }
      Kind kind = decision.kind() == Kind.SHOW ? Kind.HIDE : decision.kind();
      if (decision.kind() == Kind.SHOW) {
        last.remove(kind);
      }
      made.add(
          new Made(
              decision.id(),
              decision.kind(),
              decision.value(),
              machine(decision.kind(), read),
              decision.reason(),
              decision.author(),
              decision.at()));
    }
    Value none = Value.NONE;
    Event edited =
        read.withValues(
            Objects.requireNonNullElse(last.getOrDefault(Kind.TITLE, none).title(), read.title()),
            Objects.requireNonNullElse(last.getOrDefault(Kind.TIME, none).time(), read.time()),
            Objects.requireNonNullElse(
                last.getOrDefault(Kind.FACTUALITY, none).factuality(), read.factuality()),
            Objects.requireNonNullElse(last.getOrDefault(Kind.KIND, none).kind(), read.kind()),
            Objects.requireNonNullElse(
                last.getOrDefault(Kind.PARTICIPANTS, none).participants(), read.participants()),
            Objects.requireNonNullElse(
                last.getOrDefault(Kind.PLACE, none).places(), read.places()));
    Value confirmed = last.get(Kind.CONFIRM);
    // A later report that gives the event another title or time ends the confirmation.
    boolean isConfirmed = confirmed != null && confirmed.confirms(edited);
    return edited.withEditing(
        isConfirmed ? true : null,
        new Edited(made, last.containsKey(Kind.HIDE) ? true : null, pinned(decisions)));
  }

  /** The fields that the value of a written event has: any other decision stands before them. */
  private static Map<Kind, Value> written(Value value) {
    Map<Kind, Value> fields = new EnumMap<>(Kind.class);
    fields.put(Kind.TITLE, value);
    fields.put(Kind.TIME, value);
    if (value.factuality() != null) {
      fields.put(Kind.FACTUALITY, value);
    }
    if (value.places() != null) {
      fields.put(Kind.PLACE, value);
    }
    if (value.participants() != null) {
      fields.put(Kind.PARTICIPANTS, value);
    }
    return fields;
  }

  /** What the event says without a decision of this kind. */
  private static @Nullable Value machine(Kind kind, Event read) {
    return switch (kind) {
      case TITLE -> Value.title(read.title());
      case TIME -> Value.time(read.time());
      case FACTUALITY -> Value.factuality(read.factuality());
      case KIND -> Value.kind(read.kind());
      case PLACE -> Value.places(read.places());
      case PARTICIPANTS -> Value.participants(read.participants());
      case CONFIRM,
          HIDE,
          SHOW,
          JOIN,
          PART,
          NOTE,
          EVENT,
          PIN,
          UNPIN,
          ALIAS,
          NOT_ALIAS,
          RELEVANT,
          IRRELEVANT,
          REVOKE ->
          null;
    };
  }

  private static @Nullable Boolean pinned(List<Decision> decisions) {
    Boolean pinned = null;
    for (Decision decision : decisions) {
      if (decision.kind() == Kind.PIN || decision.kind() == Kind.UNPIN) {
        pinned = decision.kind() == Kind.PIN;
      }
    }
    return pinned;
  }
}
