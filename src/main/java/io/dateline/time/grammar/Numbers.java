package io.dateline.time.grammar;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Part.Amount;
import io.dateline.time.grammar.Part.Found;
import org.jspecify.annotations.Nullable;

/** Numbers as news writes them: in digits, in words, with halves, and the vague ones. */
final class Numbers {

  private Numbers() {}

  /**
   * Whether the number at {@code at} is a piece of something longer: a decimal, a price, a score, a
   * version, a number with a thousands comma.
   */
  static boolean isPartOfLongerNumber(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    boolean joinedBefore =
        tokens.isGlued(at)
            && at >= 1
            && (tokens.kind(at - 1) == Tokens.Kind.NUMBER
                || isCurrency(tokens, at - 1)
                || (isJoint(tokens, at - 1)
                    && tokens.isGlued(at - 1)
                    && at >= 2
                    && tokens.kind(at - 2) == Tokens.Kind.NUMBER
                    && !isDayBeforeYear(tokens, at - 2)));
    if (joinedBefore || (at >= 1 && isCurrency(tokens, at - 1))) {
      return true;
    }
    boolean jointAfter =
        tokens.isGlued(at + 1)
            && isJoint(tokens, at + 1)
            && tokens.isGlued(at + 2)
            && tokens.kind(at + 2) == Tokens.Kind.NUMBER
            && !isDayBeforeYear(tokens, at);
    return jointAfter || tokens.isSymbol(at + 1, '%');
  }

  /** "February 22,2016": four digits after a comma are no thousands. */
  private static boolean isDayBeforeYear(Tokens tokens, int at) {
    return tokens.isSymbol(at + 1, ',')
        && tokens.length(at) <= 2
        && tokens.length(at + 2) == 4
        && tokens.number(at) >= 1
        && tokens.number(at) <= 31;
  }

  private static boolean isJoint(Tokens tokens, int at) {
    return tokens.isSymbol(at, '.') || tokens.isSymbol(at, ',') || tokens.isSymbol(at, ':');
  }

  private static boolean isCurrency(Tokens tokens, int at) {
    return tokens.isSymbol(at, '$')
        || tokens.isSymbol(at, '\u20ac')
        || tokens.isSymbol(at, '\u00a3')
        || tokens.isSymbol(at, '#');
  }

  /** Whether the token at {@code at} is the "th" of "27th". */
  static boolean isOrdinalSuffix(Phrase phrase, int at) {
    if (at >= phrase.size() || !phrase.tokens().isGlued(at)) {
      return false;
    }
    return switch (phrase.word(at)) {
      case "st", "nd", "rd", "th" -> true;
      default -> false;
    };
  }

  /** "3rd", "third", "twenty-seventh". */
  static @Nullable Found ordinal(Phrase phrase, int at) {
    int number = phrase.tokens().number(at);
    if (number >= 0) {
      return isOrdinalSuffix(phrase, at + 1) ? new Found(at + 2, number) : null;
    }
    Sense single = phrase.sense(at, Kind.ORDINAL);
    if (single != null) {
      return new Found(at + 1, single.value());
    }
    Sense tens = phrase.sense(at, Kind.CARDINAL);
    if (tens == null || tens.value() < 20) {
      return null;
    }
    int next = phrase.tokens().isSymbol(at + 1, '-') ? at + 2 : at + 1;
    Sense ones = phrase.sense(next, Kind.ORDINAL);
    return ones == null || ones.value() > 9
        ? null
        : new Found(next + 1, tens.value() + ones.value());
  }

  /** "3", "1,500", "2.5", "2 1/2", "two and a half", "a couple of", "several", "a". */
  static @Nullable Found cardinal(Phrase phrase, int at) {
    Found found = phrase.tokens().number(at) >= 0 ? digits(phrase, at) : words(phrase, at);
    if (found == null) {
      return null;
    }
    return withHalf(phrase, found);
  }

  private static @Nullable Found digits(Phrase phrase, int at) {
    Tokens tokens = phrase.tokens();
    if (at >= 1 && tokens.isGlued(at) && isJoint(tokens, at - 1)) {
      return null;
    }
    int value = tokens.number(at);
    int end = at + 1;
    while (tokens.isSymbol(end, ',')
        && tokens.isGlued(end)
        && tokens.isGlued(end + 1)
        && tokens.number(end + 1) >= 0
        && tokens.length(end + 1) == 3
        && value < 1_000_000) {
      value = value * 1000 + tokens.number(end + 1);
      end += 2;
    }
    if (tokens.isSymbol(end, '.')
        && tokens.isGlued(end)
        && tokens.isGlued(end + 1)
        && tokens.number(end + 1) >= 0) {
      String text = value + "." + tokens.string(end + 1);
      return new Found(end + 2, new Amount(text, value, 0));
    }
    Sense scale = phrase.sense(end, Kind.SCALE);
    if (scale != null && scale.value() >= 1000 && value < 1000) {
      value *= scale.value();
      end++;
    }
    return new Found(end, new Amount(Integer.toString(value), value, 0));
  }

  private static @Nullable Found words(Phrase phrase, int at) {
    if (phrase.sense(at, Kind.VAGUE) != null) {
      int end = at + 1;
      Sense scale = phrase.sense(end, Kind.SCALE);
      return new Found(scale == null ? end : end + 1, new Amount("X", Expression.UNKNOWN, 0));
    }
    boolean article = phrase.is(at, "a") || phrase.is(at, "an");
    if (article && phrase.is(at + 1, "few")) {
      return new Found(at + 2, new Amount("X", Expression.UNKNOWN, 0));
    }
    if (phrase.is(at, "couple") || (article && phrase.is(at + 1, "couple"))) {
      int end = phrase.is(at, "couple") ? at + 1 : at + 2;
      return new Found(phrase.is(end, "of") ? end + 1 : end, new Amount("2", 2, 0));
    }
    if (phrase.is(at, "half") || (article && phrase.is(at + 1, "half"))) {
      int end = phrase.is(at, "half") ? at + 1 : at + 2;
      end = phrase.tokens().isSymbol(end, '-') ? end + 1 : end;
      end = phrase.is(end, "a") || phrase.is(end, "an") ? end + 1 : end;
      return new Found(end, new Amount("0.5", 0, 1));
    }
    int total = 0;
    int current = 0;
    int end = at;
    boolean any = false;
    if (article && phrase.sense(at + 1, Kind.SCALE) != null) {
      current = 1;
      end = at + 1;
    } else if (article) {
      return new Found(at + 1, new Amount("1", 1, 0));
    }
    while (end < phrase.size()) {
      Sense number = phrase.sense(end, Kind.CARDINAL);
      Sense scale = phrase.sense(end, Kind.SCALE);
      if (number != null
          && (!any || current % 100 == 0 || (current % 10 == 0 && number.value() < 10))) {
        current += number.value();
      } else if (scale != null && (any || current > 0) && current < 1000) {
        current = Math.max(1, current) * scale.value();
        if (scale.value() >= 1000) {
          total = Math.addExact(total, Math.min(current, 1_000_000_000 - total));
          current = 0;
        }
      } else if (any
          && phrase.tokens().isSymbol(end, '-')
          && phrase.sense(end + 1, Kind.CARDINAL) != null
          && current % 10 == 0
          && current > 0) {
        end++;
        continue;
      } else if (any
          && phrase.is(end, "and")
          && (current % 100 == 0)
          && phrase.sense(end + 1, Kind.CARDINAL) != null
          && (current > 0 || total > 0)) {
        end++;
        continue;
      } else {
        break;
      }
      any = true;
      end++;
    }
    if (!any) {
      return null;
    }
    int value = total + current;
    return new Found(end, new Amount(Integer.toString(value), value, 0));
  }

  /** "2 1/2", "two and a half". */
  private static Found withHalf(Phrase phrase, Found found) {
    if (!(found.value() instanceof Amount amount) || amount.number() == Expression.UNKNOWN) {
      return found;
    }
    int end = found.end();
    Tokens tokens = phrase.tokens();
    int slash = tokens.isSymbol(end, '-') ? end + 1 : end;
    if (tokens.number(slash) == 1
        && tokens.isSymbol(slash + 1, '/')
        && tokens.number(slash + 2) == 2) {
      return new Found(slash + 3, new Amount(amount.text(), amount.number(), 1));
    }
    if (tokens.isSymbol(end, '\u00bd')) {
      return new Found(end + 1, new Amount(amount.text(), amount.number(), 1));
    }
    if (phrase.is(end, "and") && phrase.is(end + 1, "a") && phrase.is(end + 2, "half")) {
      return new Found(end + 3, new Amount(amount.text(), amount.number(), 1));
    }
    int hyphen = end;
    if (tokens.isSymbol(hyphen, '-')
        && phrase.is(hyphen + 1, "and")
        && tokens.isSymbol(hyphen + 2, '-')
        && phrase.is(hyphen + 3, "a")
        && tokens.isSymbol(hyphen + 4, '-')
        && phrase.is(hyphen + 5, "half")) {
      return new Found(hyphen + 6, new Amount(amount.text(), amount.number(), 1));
    }
    return found;
  }

  /** "nineteen ninety-eight", "twenty ten", "two thousand and one". */
  static @Nullable Found spokenYear(Phrase phrase, int at) {
    Sense first = phrase.sense(at, Kind.CARDINAL);
    if (first == null) {
      return null;
    }
    if (first.value() == 2 && phrase.is(at + 1, "thousand")) {
      int next = phrase.is(at + 2, "and") ? at + 3 : at + 2;
      Sense ones = phrase.sense(next, Kind.CARDINAL);
      if (ones == null) {
        return new Found(at + 2, 2000);
      }
      return new Found(next + 1, 2000 + ones.value());
    }
    if (first.value() < 17 || first.value() > 20) {
      return null;
    }
    Sense second = phrase.sense(at + 1, Kind.CARDINAL);
    if (second == null || second.value() < 10) {
      return null;
    }
    int year = first.value() * 100 + second.value();
    int end = at + 2;
    if (second.value() >= 20) {
      int next = phrase.tokens().isSymbol(end, '-') ? end + 1 : end;
      Sense ones = phrase.sense(next, Kind.CARDINAL);
      if (ones != null && ones.value() >= 1 && ones.value() <= 9) {
        year += ones.value();
        end = next + 1;
      }
    }
    return new Found(end, year);
  }
}
