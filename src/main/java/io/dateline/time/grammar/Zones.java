package io.dateline.time.grammar;

import io.dateline.text.Gazetteer;
import io.dateline.text.Gazetteer.Place;
import io.dateline.text.Lexicon;
import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.StatedZone;
import io.dateline.time.grammar.Part.Found;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Time zones as text names them: "GMT", "UTC+3", "EST", "Eastern time", "Damascus time", "Syrian
 * time", "local time".
 *
 * <p>Names of places come from the {@link Gazetteer}. A country stands for the zone of its capital.
 */
public final class Zones {

  /** "Local time": the place in the text decides. */
  private static final StatedZone LOCAL = new StatedZone(List.of());

  private record Entry(StatedZone zone, boolean capitals) {}

  private static final Lexicon<Entry> NAMES =
      Lexicon.load(
          Zones.class,
          "/io/dateline/text/en/zones.tsv",
          (row, _) ->
              new Entry(
                  new StatedZone(Stream.of(row[1].split("\\|")).map(ZoneId::of).toList()),
                  row.length > 2 && row[2].equals("caps")));
  private static final int LONGEST_NAME = 4;

  private Zones() {}

  /** Finds a zone that begins at token {@code at}; brackets around it are taken along. */
  static @Nullable Found find(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    if (tokens.isSymbol(at, '(')) {
      Found inner = bare(phrase, at + 1);
      return inner != null && tokens.isSymbol(inner.end(), ')')
          ? new Found(inner.end() + 1, inner.value())
          : null;
    }
    return bare(phrase, at);
  }

  private static @Nullable Found bare(Phrase phrase, int at) {
    if (at >= phrase.size()) {
      return null;
    }
    Tokens tokens = phrase.tokens();
    if (isSign(tokens, at)) {
      boolean glued = tokens.isGlued(at) || tokens.isGlued(at + 1);
      return glued && at + 1 < tokens.size() && !isRange(tokens, at)
          ? numericOffset(phrase, at)
          : null;
    }
    if (tokens.kind(at) != Tokens.Kind.WORD) {
      return null;
    }
    if (phrase.is(at, "utc") || phrase.is(at, "gmt")) {
      Found offset = at + 1 < phrase.size() ? offsetAfterName(phrase, at + 1) : null;
      if (offset != null) {
        return offset;
      }
    }
    Found named = named(phrase, at);
    return named != null ? named : ofPlaceTime(phrase, at);
  }

  private static @Nullable Found offsetAfterName(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    boolean sign = isSign(tokens, at);
    boolean alone = sign && !tokens.isGlued(at) && !tokens.isGlued(at + 1);
    return sign && !alone ? numericOffset(phrase, at) : null;
  }

  private static boolean isSign(Tokens tokens, int at) {
    return tokens.isSymbol(at, '+')
        || tokens.isSymbol(at, '-')
        || tokens.isSymbol(at, '\u2212')
        || tokens.isSymbol(at, '\u2013');
  }

  /**
   * Whether a sign stands between two clocks, as in "20:00-06:00". An offset west of Greenwich is
   * written so only behind a stamp with its "T" or its seconds, or without a colon: "20:00 -0600".
   */
  private static boolean isRange(Tokens tokens, int sign) {
    boolean apart = tokens.length(sign + 1) == 4 && !tokens.isGlued(sign);
    if (tokens.isSymbol(sign, '+') || apart) {
      return false;
    }
    int hour = sign - 3;
    boolean seconds = tokens.isSymbol(hour - 1, ':') && tokens.isGlued(hour);
    boolean stamp = hour > 0 && tokens.isGlued(hour) && tokens.endsWith(hour - 1, "T");
    return !seconds && !stamp;
  }

  /** "+3", "+03:00", "-0330". */
  private static @Nullable Found numericOffset(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    int number = tokens.number(at + 1);
    if (number < 0 || !tokens.isGlued(at + 1)) {
      return null;
    }
    int sign = tokens.isSymbol(at, '+') ? 1 : -1;
    if (tokens.length(at + 1) > 4) {
      return null;
    }
    int hours = number;
    int minutes = 0;
    int end = at + 2;
    if (tokens.length(at + 1) == 4) {
      hours = number / 100;
      minutes = number % 100;
    } else if (tokens.isSymbol(end, ':') && tokens.isGlued(end) && tokens.length(end + 1) == 2) {
      minutes = tokens.number(end + 1);
      end += 2;
    }
    if (tokens.length(at + 1) == 3 || hours > 14 || minutes < 0 || minutes > 59) {
      return null;
    }
    return new Found(end, zone(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes)));
  }

  private static @Nullable Found named(Phrase phrase, int at) {
    StringBuilder name = new StringBuilder();
    Found longest = null;
    for (int i = at; i < Math.min(phrase.size(), at + LONGEST_NAME); i++) {
      name.append(i == at ? "" : " ").append(phrase.word(i));
      Entry entry = NAMES.get(name.toString());
      boolean written =
          entry != null
              && (!entry.capitals()
                  || isAllCapitals(phrase.tokens().string(i))
                  || (phrase.is(at - 1, Kind.HALF_DAY) && !phrase.is(i, Kind.ZONE_WORD)));
      if (entry != null && written) {
        longest = new Found(i + 1, entry.zone());
      }
    }
    return longest;
  }

  /** "EST", and "BdST" too. */
  private static boolean isAllCapitals(String word) {
    return word.chars().filter(Character::isUpperCase).count() * 2 > word.length();
  }

  /** "Damascus time", "New York time", "Syrian time", "local time", "Moscow local time". */
  private static @Nullable Found ofPlaceTime(Phrase phrase, int at) {
    if (phrase.is(at, "local") && phrase.is(at + 1, "time")) {
      return new Found(at + 2, LOCAL);
    }
    int first = phrase.is(at, "in") ? at + 1 : at;
    int to = phrase.is(first, "the") ? first + 1 : first;
    for (int end = Math.min(phrase.size() - 1, to + LONGEST_NAME); end > to; end--) {
      int time = phrase.is(end, "local") || phrase.is(end, "standard") ? end + 1 : end;
      if (phrase.is(time, "time")) {
        Place place = place(phrase, to, end);
        return place == null ? null : new Found(time + 1, zone(ZoneId.of(place.zone())));
      }
    }
    return null;
  }

  /** The place whose name, or the adjective of it, is tokens {@code [begin, end)}, or null. */
  static @Nullable Place place(Phrase phrase, int begin, int end) {
    Tokens tokens = phrase.tokens();
    if (begin >= end || end > tokens.size() || !tokens.isCapital(begin)) {
      return null;
    }
    Gazetteer world = Gazetteer.world();
    if (!world.beginsName(tokens.string(begin))) {
      return null;
    }
    String name = tokens.text().subSequence(tokens.begin(begin), tokens.end(end - 1)).toString();
    Place place = world.place(name);
    return place != null ? place : world.ofAdjective(name);
  }

  /**
   * The longest name of a place that begins at a token.
   *
   * @param end the token after it
   */
  public record Named(ZoneId zone, int end) {}

  /** The place named at token {@code at}, or null. */
  public static @Nullable Named placeAt(Phrase phrase, int at) {
    if (at < 0 || at >= phrase.size() || !phrase.tokens().isCapital(at)) {
      return null;
    }
    for (int end = Math.min(phrase.size(), at + LONGEST_NAME); end > at; end--) {
      Place place = place(phrase, at, end);
      if (place != null) {
        return new Named(ZoneId.of(place.zone()), end);
      }
    }
    return null;
  }

  private static StatedZone zone(ZoneId zone) {
    return new StatedZone(List.of(zone));
  }
}
