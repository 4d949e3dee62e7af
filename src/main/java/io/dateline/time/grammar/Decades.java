package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.Digits;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.ShortDecade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decades and centuries: "the 1980s", "the 19th and 20th centuries". */
final class Decades {

  /** Somebody's decade is one of age. */
  static final List<AntiPattern> AGES =
      List.of(
          not("age", Decades::isOfSomebody, "He is in his mid-80s and she in her early nineties."));

  private Decades() {}

  private static boolean isOfSomebody(Match match) {
    return switch (match.phrase().word(match.begin() - 1)) {
      case "his", "her", "their", "my", "your", "our" -> true;
      default -> false;
    };
  }

  static @Nullable Expression centuries(Match match) {
    Phrase phrase = match.phrase();
    boolean before = !phrase.word(match.end() - 1).startsWith("centur");
    int first = match.number("first");
    int last = match.number("ordinal");
    boolean inOrder = before ? first > last : first < last;
    if (!inOrder || Math.min(first, last) < 1 || Math.max(first, last) > (before ? 99 : 22)) {
      return null;
    }
    int joint = phrase.is(match.place("ordinal") - 1, "the") ? 2 : 1;
    int end = match.place("ordinal") - joint;
    boolean interval = !phrase.is(end, "and") && !phrase.is(end, "or");
    return new Series(
        List.of(
            new Piece(match.begin(), end, century(first, before)),
            new Piece(end + 1, match.end(), century(last, before))),
        interval || phrase.is(match.begin() - 1, "between"));
  }

  static Digits century(int ordinal, boolean beforeChrist) {
    return new Digits(
        String.format(java.util.Locale.ROOT, beforeChrist ? "BC%02d" : "%02d", ordinal - 1));
  }

  /** "the 1600s" are a century; "the 1900s" too, for their first ten years have no other name. */
  static @Nullable Expression decade(Match match) {
    int years = match.number("years");
    if (years % 10 != 0 || years < 1000 || years >= 2200) {
      return null;
    }
    boolean century = years % 100 == 0 && years < 2000;
    return new Digits(Integer.toString(century ? years / 100 : years / 10));
  }

  /** "Vision 2030's goals": the year of a name owns something. */
  static boolean isOwnerByName(Match match) {
    Phrase phrase = match.phrase();
    int name = match.begin() - 1;
    return phrase.word(match.end() - 1).endsWith("'s")
        && name >= 0
        && phrase.tokens().kind(name) == Tokens.Kind.WORD
        && phrase.tokens().isCapital(name)
        && phrase.known(name) == null
        && phrase.isNounLike(match.end());
  }

  static @Nullable Expression decades(Match match) {
    int and = match.place("years") - 1;
    Phrase phrase = match.phrase();
    and = phrase.is(and, "and") ? and : and - 1;
    int first = match.number("first");
    int second = match.number("years");
    return first % 10 == 0 && second % 10 == 0 && first >= 20 && second > first
        ? new Series(
            List.of(
                new Piece(match.begin(), and, new ShortDecade(first)),
                new Piece(and + 1, match.end(), new ShortDecade(second))),
            false)
        : null;
  }
}
