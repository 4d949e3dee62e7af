package io.dateline.time.grammar;

import io.dateline.text.Gazetteer;
import io.dateline.text.Gazetteer.Place;
import io.dateline.text.Lexicon;
import io.dateline.text.Tokens;
import io.dateline.time.grammar.Part.Found;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Time zones as text names them: "GMT", "UTC+3", "EST", "Eastern time", "Damascus time", "Syrian
 * time", "local time".
 *
 * <p>Names of places come from the {@link Gazetteer}. A country stands for the zone of its capital.
 */
public final class Zones {

  /**
   * A zone as stated.
   *
   * @param zone the zone, or null for "local time", which the place in the text decides
   */
  public record Stated(@Nullable ZoneId zone) {}

  private record Entry(String zone, boolean capitals) {}

  private static final Lexicon<Entry> NAMES =
      Lexicon.load(
          Zones.class,
          "en/zones.tsv",
          (row, _) -> new Entry(row[1], row.length > 2 && row[2].equals("caps")));
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
    if (tokens.isSymbol(at, '+') || tokens.isSymbol(at, '-')) {
      return tokens.isGlued(at) || tokens.isGlued(at + 1) ? numericOffset(phrase, at) : null;
    }
    if (tokens.kind(at) != Tokens.Kind.WORD) {
      return null;
    }
    if (phrase.is(at, "utc") || phrase.is(at, "gmt")) {
      Found offset = at + 1 < phrase.size() ? offsetAfterName(phrase, at + 1) : null;
      return offset != null ? offset : new Found(at + 1, new Stated(zone("UTC")));
    }
    Found named = named(phrase, at);
    return named != null ? named : ofPlaceTime(phrase, at);
  }

  private static @Nullable Found offsetAfterName(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    boolean sign =
        tokens.isSymbol(at, '+') || tokens.isSymbol(at, '-') || tokens.isSymbol(at, '\u2212');
    boolean alone = sign && !tokens.isGlued(at) && !tokens.isGlued(at + 1);
    return sign && !alone ? numericOffset(phrase, at) : null;
  }

  /** "+3", "+03:00", "-0330". */
  private static @Nullable Found numericOffset(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    int number = tokens.number(at + 1);
    if (number < 0 || !tokens.isGlued(at + 1)) {
      return null;
    }
    int sign = tokens.isSymbol(at, '+') ? 1 : -1;
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
    return new Found(end, new Stated(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes)));
  }

  private static @Nullable Found named(Phrase phrase, int at) {
    StringBuilder name = new StringBuilder();
    Found longest = null;
    for (int i = at; i < Math.min(phrase.size(), at + LONGEST_NAME); i++) {
      name.append(i == at ? "" : " ").append(phrase.word(i));
      Entry entry = NAMES.get(name.toString());
      if (entry != null && (!entry.capitals() || isAllCapitals(phrase.tokens().string(i)))) {
        longest = new Found(i + 1, new Stated(zone(entry.zone())));
      }
    }
    return longest;
  }

  private static boolean isAllCapitals(String word) {
    return word.chars().allMatch(Character::isUpperCase);
  }

  /** "Damascus time", "New York time", "Syrian time", "local time", "Moscow local time". */
  private static @Nullable Found ofPlaceTime(Phrase phrase, int at) {
    if (phrase.is(at, "local") && phrase.is(at + 1, "time")) {
      return new Found(at + 2, new Stated(null));
    }
    int first = phrase.is(at, "in") ? at + 1 : at;
    if (first >= phrase.size() || !phrase.tokens().isCapital(first)) {
      return null;
    }
    Gazetteer world = Gazetteer.world();
    if (!world.beginsName(phrase.tokens().string(first))) {
      return null;
    }
    int from = phrase.tokens().begin(first);
    for (int i = Math.min(phrase.size() - 2, first + LONGEST_NAME); i >= first; i--) {
      int time = phrase.is(i + 1, "local") || phrase.is(i + 1, "standard") ? i + 2 : i + 1;
      if (!phrase.is(time, "time")) {
        continue;
      }
      String name = phrase.tokens().text().subSequence(from, phrase.tokens().end(i)).toString();
      Place place = world.place(name) != null ? world.place(name) : world.ofAdjective(name);
      if (place != null) {
        return new Found(time + 1, new Stated(ZoneId.of(place.zone())));
      }
    }
    return null;
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new IllegalStateException("zones.tsv names an unknown zone: " + id, e);
    }
  }
}
