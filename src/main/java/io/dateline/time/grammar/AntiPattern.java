package io.dateline.time.grammar;

import java.util.List;
import java.util.function.Predicate;

/**
 * A kind of phrase that reads like a time and is none: a name, how it is known, and sentences that
 * show it.
 *
 * @param name such as {@code address}
 * @param holds whether a match is of this kind
 * @param examples sentences as those of a {@link Rule}
 */
record AntiPattern(String name, Predicate<Match> holds, List<String> examples) {

  static AntiPattern not(String name, Predicate<Match> holds, String... examples) {
    return new AntiPattern(name, holds, List.of(examples));
  }
}
