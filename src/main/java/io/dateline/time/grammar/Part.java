package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A named piece of a {@link Pattern}: it recognises a run of tokens and returns their meaning. */
final class Part {

  private final long opening;
  private final boolean spelt;
  private final Finder finder;

  /**
   * @param opening the kinds of words with which it can begin, as bits
   * @param spelt whether it can also begin with a word of no kind, as "p. m." does
   * @param finder recognises it
   */
  Part(long opening, boolean spelt, Finder finder) {
    this.opening = opening;
    this.spelt = spelt;
    this.finder = finder;
  }

  /** The kinds of words with which it can begin, as bits. */
  long opening() {
    return opening;
  }

  /** The kinds of words of which it needs one, as bits; 0 where it may do without. */
  long needed() {
    return spelt ? 0 : opening;
  }

  /** Recognises a part. */
  interface Finder {
    /** The part found at token {@code at}, or null. */
    @Nullable Found find(Phrase phrase, int at);
  }

  /**
   * A part that was recognised.
   *
   * @param end the token after it
   * @param value a number, a {@link Sense}, an {@link Amount}, an {@link Expression.Clock} …
   */
  record Found(int end, Object value) {}

  /**
   * A quantity.
   *
   * @param text as TIMEX3 writes it: {@code 3}, {@code 2.5}, {@code X} for an unknown one
   * @param number its whole part, or {@link Expression#UNKNOWN}
   * @param half 1 where a half was added
   */
  record Amount(String text, int number, int half) {}

  /** The part found at token {@code at}, or null. */
  @Nullable Found find(Phrase phrase, int at) {
    return finder.find(phrase, at);
  }

  /** The part called {@code name} in patterns. */
  static Part named(String name) {
    Part part = Named.PARTS.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no such part: <" + name + ">");
    }
    return part;
  }

  /** The registry of parts. */
  static final class Named {
    private static final Map<String, Part> PARTS =
        Map.ofEntries(
            Map.entry("month", of(Named::month, Kind.MONTH)),
            Map.entry("weekday", of(Named::weekday, Kind.WEEKDAY)),
            Map.entry("day", of(Named::day, Kind.NUMBER, Kind.ORDINAL, Kind.CARDINAL)),
            Map.entry("dayth", of(Named::ordinalDay, Kind.NUMBER, Kind.ORDINAL, Kind.CARDINAL)),
            Map.entry("year", of(Named::year, Kind.NUMBER, Kind.CARDINAL)),
            Map.entry("shortyear", of(Named::shortYear, Kind.APOSTROPHE)),
            Map.entry(
                "number",
                of(Numbers::cardinal, Kind.NUMBER, Kind.CARDINAL, Kind.NUMBER_WORD, Kind.VAGUE)),
            Map.entry("ordinal", of(Numbers::ordinal, Kind.NUMBER, Kind.ORDINAL, Kind.CARDINAL)),
            Map.entry("unit", of(Kind.UNIT)),
            Map.entry("direction", of(Kind.DIRECTION)),
            Map.entry("season", of(Kind.SEASON)),
            Map.entry("dayname", of(Kind.DAY_NAME)),
            Map.entry("daypart", of(Kind.DAY_PART)),
            Map.entry("reference", of(Kind.REFERENCE)),
            Map.entry("frequency", of(Kind.FREQUENCY)),
            Map.entry("each", of(Kind.EACH)),
            Map.entry("quantifier", of(Kind.QUANTIFIER)),
            Map.entry("decadename", of(Kind.DECADE_NAME)),
            Map.entry("halfday", new Part(Kind.HALF_DAY.bit(), true, Named::halfDay)),
            Map.entry("clockname", of(Kind.CLOCK_NAME)),
            Map.entry("namedday", of(NamedDayNames::find, Kind.NAMED_DAY, Kind.NAME_OPENING)),
            Map.entry("zone", new Part(0, true, Zones::find)),
            Map.entry("othermonth", of(Kind.OTHER_MONTH)),
            Map.entry("roman", of(Kind.ROMAN)),
            Map.entry("digits3", of(digits(3), Kind.NUMBER)),
            Map.entry("digits2", of(digits(2), Kind.NUMBER)),
            Map.entry("digits4", of(digits(4), Kind.NUMBER)),
            Map.entry("int", of(Named::integer, Kind.NUMBER)));

    private Named() {}

    private static Part of(Kind kind) {
      return of(
          (phrase, at) -> {
            Sense sense = phrase.sense(at, kind);
            return sense == null ? null : new Found(at + 1, sense);
          },
          kind);
    }

    private static Part of(Finder finder, Kind... opening) {
      long bits = 0;
      for (Kind kind : opening) {
        bits |= kind.bit();
      }
      return new Part(bits, false, finder);
    }

    private static Finder digits(int length) {
      return (phrase, at) -> {
        int value = phrase.tokens().number(at);
        return value < 0 || phrase.tokens().length(at) != length ? null : new Found(at + 1, value);
      };
    }

    private static @Nullable Found integer(Phrase phrase, int at) {
      int value = phrase.tokens().number(at);
      return value < 0 ? null : new Found(at + 1, value);
    }

    /** Months are capitalised, which keeps "may" and "march" out; "Jan Novak" is a name. */
    private static @Nullable Found month(Phrase phrase, int at) {
      Sense sense = phrase.sense(at, Kind.MONTH);
      if (sense == null || !phrase.tokens().isCapital(at) || isTag(phrase.tokens(), at)) {
        return null;
      }
      int end = sense.data().isEmpty() ? at + 1 : afterAbbreviation(phrase, at);
      boolean name =
          !sense.data().isEmpty()
              && end == at + 1
              && end < phrase.size()
              && phrase.tokens().kind(end) == Tokens.Kind.WORD
              && phrase.tokens().number(at - 1) < 0;
      return name ? null : new Found(end, sense.value());
    }

    /** "#May3": a word that gathers messages. */
    private static boolean isTag(Tokens tokens, int at) {
      return tokens.isSymbol(at - 1, '#') && tokens.isGlued(at) && !tokens.isSymbol(at - 2, '#');
    }

    private static @Nullable Found weekday(Phrase phrase, int at) {
      Sense sense = phrase.sense(at, Kind.WEEKDAY);
      if (sense == null || !phrase.tokens().isCapital(at)) {
        return null;
      }
      if (sense.data().isEmpty()) {
        return new Found(at + 1, sense.value());
      }
      Tokens tokens = phrase.tokens();
      int date = tokens.isSymbol(at + 1, ',') ? at + 2 : at + 1;
      boolean dated =
          tokens.isSymbol(at + 1, '.') || tokens.number(date) > 0 || phrase.is(date, Kind.MONTH);
      return dated ? new Found(afterAbbreviation(phrase, at), sense.value()) : null;
    }

    /** "p.m.", "pm", and "p. m." as some machines write it. */
    private static @Nullable Found halfDay(Phrase phrase, int at) {
      Sense sense = phrase.sense(at, Kind.HALF_DAY);
      if (sense != null) {
        return new Found(at + 1, sense);
      }
      boolean spaced =
          (phrase.is(at, "a") || phrase.is(at, "p"))
              && phrase.is(at + 1, ".")
              && phrase.is(at + 2, "m");
      if (!spaced) {
        return null;
      }
      int end = phrase.is(at + 3, ".") ? at + 4 : at + 3;
      return new Found(end, new Sense(Kind.HALF_DAY, phrase.is(at, "p") ? 12 : 0, ""));
    }

    private static int afterAbbreviation(Phrase phrase, int at) {
      Tokens tokens = phrase.tokens();
      boolean dotted = tokens.isSymbol(at + 1, '.') && tokens.isGlued(at + 1);
      return dotted ? at + 2 : at + 1;
    }

    /** "27", "27th", "twenty-seventh". */
    private static @Nullable Found day(Phrase phrase, int at) {
      int number = phrase.tokens().number(at);
      if (number > 31 || number == 0 || (number > 0 && phrase.tokens().length(at) > 2)) {
        return null;
      }
      if (number > 0 && !Numbers.isOrdinalSuffix(phrase, at + 1)) {
        return Numbers.isPartOfLongerNumber(phrase, at) ? null : new Found(at + 1, number);
      }
      return ordinalDay(phrase, at);
    }

    private static @Nullable Found ordinalDay(Phrase phrase, int at) {
      Found found = Numbers.ordinal(phrase, at);
      return found != null && found.value() instanceof Integer n && n >= 1 && n <= 31
          ? found
          : null;
    }

    /** "1998", "nineteen ninety-eight", "two thousand". */
    private static @Nullable Found year(Phrase phrase, int at) {
      int number = phrase.tokens().number(at);
      if (number >= 1000 && number < 2200 && phrase.tokens().length(at) == 4) {
        return Numbers.isPartOfLongerNumber(phrase, at) ? null : new Found(at + 1, number);
      }
      return number >= 0 ? null : Numbers.spokenYear(phrase, at);
    }

    /** "'98". */
    private static @Nullable Found shortYear(Phrase phrase, int at) {
      Tokens tokens = phrase.tokens();
      boolean quote = tokens.isGlued(at) && phrase.isApostrophe(at - 1);
      if (quote
          || !phrase.isApostrophe(at)
          || !tokens.isGlued(at + 1)
          || tokens.number(at + 1) < 0) {
        return null;
      }
      if (tokens.length(at + 1) != 2) {
        return null;
      }
      return new Found(at + 2, tokens.number(at + 1));
    }
  }
}
