package io.dateline.time.grammar;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of time expression: a name that reads like the phrase, its pattern, what it means, and
 * sentences that show it.
 *
 * @param name such as {@code month-day-year}
 * @param pattern what it looks like
 * @param production what a match says, or null where the match is none after all
 * @param examples sentences with the expected timexes in brackets, {@code [27 May -> DATE
 *     2016-05-27]}, or without any where nothing may be found; read on Wednesday 24 February 2016
 */
public record Rule(
    String name,
    Pattern pattern,
    Function<Match, @Nullable Expression> production,
    List<String> examples) {

  static Rule rule(
      String name,
      String pattern,
      Function<Match, @Nullable Expression> production,
      String... examples) {
    return new Rule(name, Pattern.of(pattern), production, List.of(examples));
  }

  /** This rule without the matches that are of one of {@code kinds}, whose examples it takes on. */
  Rule unless(List<AntiPattern> kinds) {
    List<String> all =
        Stream.concat(examples.stream(), kinds.stream().flatMap(kind -> kind.examples().stream()))
            .toList();
    return new Rule(
        name, pattern, match -> isOfOne(kinds, match) ? null : production.apply(match), all);
  }

  private static boolean isOfOne(List<AntiPattern> kinds, Match match) {
    for (AntiPattern kind : kinds) {
      if (kind.holds().test(match)) {
        return true;
      }
    }
    return false;
  }
}
