package io.dateline.api;

import io.dateline.store.Timelines;
import io.dateline.timeline.Change;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of a timeline as the API and notifications publish it.
 *
 * @param sequence orders the changes of a timeline; those written at once have the same
 * @param at when it was written
 * @param change what became of the event
 * @param event the event's id; of one that was merged or split, the id it had
 * @param into the event that it was merged into, or that a part of it became; else null
 * @param title the event's title
 * @param time when it takes place, a TIMEX3 value
 * @param factuality whether it does
 */
public record ChangeEntry(
    long sequence,
    Instant at,
    Change.Kind change,
    String event,
    @Nullable String into,
    String title,
    String time,
    String factuality) {

  /** The entry of a change that was written. */
  public static ChangeEntry of(Timelines.Written written) {
    Change change = written.change();
    return new ChangeEntry(
        written.sequence(),
        written.at(),
        change.change(),
        change.event(),
        change.into(),
        change.title(),
        change.time().value(),
        change.factuality().name().toLowerCase(Locale.ROOT));
  }
}
