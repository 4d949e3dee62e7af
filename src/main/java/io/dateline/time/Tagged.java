package io.dateline.time;

import java.util.List;

/**
 * The times that were read in a text.
 *
 * @param timexes in the order of the text, without overlaps
 * @param notes what could not be read or is open to doubt, in the order of the text
 */
public record Tagged(List<Timex> timexes, List<TimeNote> notes) {

  /** Copies the lists. */
  public Tagged {
    timexes = List.copyOf(timexes);
    notes = List.copyOf(notes);
  }
}
