package io.dateline.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mention says took or will take place.
 *
 * @param title a short line that stands alone: at most 100 characters, or 140 where nothing can be
 *     cut
 * @param trigger the word that names the event
 * @param factuality whether it took place
 * @param attribution whose claim it is, or null where the article tells it itself
 * @param participants who takes part
 * @param places where, by usual English names
 */
public record Occurrence(
    String title,
    Trigger trigger,
    Factuality factuality,
    @Nullable String attribution,
    List<Participant> participants,
    List<String> places) {

  /** Copies the lists. */
  public Occurrence {
    participants = List.copyOf(participants);
    places = List.copyOf(places);
  }
}
