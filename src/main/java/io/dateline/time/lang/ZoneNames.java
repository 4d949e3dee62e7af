package io.dateline.time.lang;

import io.dateline.time.grammar.Expression.StatedZone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Zones as text names them: "UTC+3", "GMT", by the names of the language, and by the patterns of
 * its places. The id stands as data; {@code local} for "local time".
 */
final class ZoneNames {

  private static final String LOCAL = "local";
  private static final int MOST_HOURS = 14;

  private ZoneNames() {}

  /** Finds a zone that begins at a piece; brackets around it are taken along. */
  static Parts.@Nullable Found find(Pieces pieces, int at, Vocabulary vocabulary) {
    if (pieces.is(at, "(")) {
      Parts.Found inner = bare(pieces, at + 1, vocabulary);
      return inner != null && pieces.is(inner.end(), ")")
          ? new Parts.Found(inner.end() + 1, inner.sense())
          : null;
    }
    return bare(pieces, at, vocabulary);
  }

  private static Parts.@Nullable Found bare(Pieces pieces, int at, Vocabulary vocabulary) {
    if (at >= pieces.size()) {
      return null;
    }
    if (pieces.is(at, "+")) {
      return pieces.isGlued(at) || pieces.isGlued(at + 1) ? offset(pieces, at) : null;
    }
    Parts.Found named = vocabulary.find(pieces, at, "zone");
    if (named != null && named.sense().data().equals("UTC")) {
      Parts.Found offset =
          pieces.isGlued(named.end()) || pieces.isGlued(named.end() + 1)
              ? offset(pieces, named.end())
              : null;
      return offset == null ? named : offset;
    }
    if (named != null) {
      return named;
    }
    Match match = new Match(pieces, vocabulary);
    Parts.Found best = null;
    for (Rule rule : vocabulary.zoneRules()) {
      match.start(rule, at);
      if (rule.template().match(match, at) && (best == null || match.end() > best.end())) {
        best = new Parts.Found(match.end(), new Sense("zone", 0, idOf(match)));
      }
    }
    return best;
  }

  private static String idOf(Match match) {
    return match.has("place") ? match.data("place") : match.data("zone");
  }

  /** "+3", "+03:00", "-0330", behind the name of universal time or by itself. */
  private static Parts.@Nullable Found offset(Pieces pieces, int at) {
    boolean minus = pieces.is(at, "-");
    int number = pieces.number(at + 1);
    if (!(minus || pieces.is(at, "+")) || number < 0 || pieces.digits(at + 1) > 4) {
      return null;
    }
    int hours = number;
    int minutes = 0;
    int end = at + 2;
    if (pieces.digits(at + 1) > 2) {
      hours = number / 100;
      minutes = number % 100;
    } else if (pieces.is(end, ":") && pieces.isGlued(end) && pieces.digits(end + 1) == 2) {
      minutes = pieces.number(end + 1);
      end += 2;
    }
    if (hours > MOST_HOURS || minutes > 59) {
      return null;
    }
    int sign = minus ? -1 : 1;
    ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    return new Parts.Found(end, new Sense("zone", 0, offset.getId()));
  }

  /** The zone of an id found. */
  static StatedZone zone(String id) {
    return id.equals(LOCAL)
        ? new StatedZone(List.of())
        : new StatedZone(List.of(ZoneId.of(id.equals("Z") ? "UTC" : id)));
  }
}
