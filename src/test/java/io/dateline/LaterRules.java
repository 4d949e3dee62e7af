package io.dateline;

import io.dateline.event.ContentHash;
import io.dateline.event.EventTime;
import io.dateline.event.Mention;
import io.dateline.event.MentionId;
import io.dateline.event.Occurrence;
import io.dateline.event.Reading;
import io.dateline.event.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules that are yet to come, for tests: under a later version most mentions are read as before,
 * and of some the title, the time or the word that names the event is another, or nothing is read.
 * What becomes of a mention is drawn by its id and the version.
 */
public final class LaterRules {

  private static final int KINDS = 10;

  private LaterRules() {}

  /**
   * A reading as a later version of the rules makes it.
   *
   * @param by how many versions later; 0 for the rules of today
   */
  public static Reading read(Reading reading, int by) {
    List<Mention> mentions = reading.mentions();
    for (int version = 1; version <= by; version++) {
      int drawnBy = version;
      mentions = mentions.stream().flatMap(mention -> next(mention, drawnBy)).toList();
    }
    return new Reading(
        reading.article(),
        reading.contentHash(),
        reading.rules() + by,
        reading.sentences(),
        reading.times(),
        new ArrayList<>(mentions),
        reading.notes());
  }

  private static Stream<Mention> next(Mention mention, int version) {
    String hash = ContentHash.of(mention.id(), String.valueOf(version));
    Occurrence event = mention.event();
    return switch (Integer.parseInt(hash.substring(0, 4), 16) % KINDS) {
      case 0 -> Stream.empty();
      case 1 -> Stream.of(with(mention, mention.id(), titled(event, event.title() + " at last")));
      case 2 -> Stream.of(with(mention, another(mention, hash), event));
      case 3 -> {
        Trigger other = new Trigger(mention.quote().text().split(" ", 2)[0], 0, 0);
        Occurrence named =
            new Occurrence(
                event.title(),
                other,
                event.factuality(),
                event.attribution(),
                event.participants(),
                event.places());
        yield Stream.of(with(mention, another(mention, hash), named));
      }
      default -> Stream.of(mention);
    };
  }

  /** Another id, as a time that is read otherwise gives it. */
  private static String another(Mention mention, String hash) {
    return MentionId.stretch(mention.id()) + hash.substring(0, 12);
  }

  private static Occurrence titled(Occurrence event, String title) {
    return new Occurrence(
        title,
        event.trigger(),
        event.factuality(),
        event.attribution(),
        event.participants(),
        event.places());
  }

  private static Mention with(Mention mention, String id, Occurrence event) {
    EventTime time = mention.time();
    return new Mention(
        id,
        mention.timeline(),
        mention.article(),
        time,
        event,
        mention.quote(),
        mention.reader(),
        mention.rules());
  }
}
