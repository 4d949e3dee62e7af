package io.dateline.event;

import java.util.List;
import java.util.function.Predicate;

/**
 * One way in which a sentence says whether an event took place.
 *
 * @param name such as {@code negated}
 * @param applies whether the rule decides
 * @param factuality what it decides
 * @param examples sentences with their events in brackets, read on Wednesday 24 February 2016; the
 *     rule decides in each, but in those that begin with an exclamation mark
 */
record FactualityRule(
    String name, Predicate<Standing> applies, Factuality factuality, List<String> examples) {

  static FactualityRule rule(
      String name, Predicate<Standing> applies, Factuality factuality, String... examples) {
    return new FactualityRule(name, applies, factuality, List.of(examples));
  }
}
