package io.dateline.event;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One way in which the title of an event is made.
 *
 * @param name such as {@code subject-verb-object}
 * @param applies whether the rule decides
 * @param title the title; empty where none can be made
 * @param examples sentences with their events in brackets, read on Wednesday 24 February 2016; the
 *     rule decides in each, but in those that begin with an exclamation mark
 */
record TitleRule(
    String name,
    Predicate<Telling> applies,
    Function<Telling, Title> title,
    List<String> examples) {

  static TitleRule rule(
      String name, Predicate<Telling> applies, Function<Telling, Title> title, String... examples) {
    return new TitleRule(name, applies, title, List.of(examples));
  }
}
