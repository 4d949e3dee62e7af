package io.dateline.event;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a time belongs to an event, or to none.
 *
 * @param name such as {@code time-of-verb}
 * @param applies whether the rule decides
 * @param anchor the event; null where the time dates none
 * @param examples sentences with their events in brackets, read on Wednesday 24 February 2016; the
 *     rule decides in each, but in those that begin with an exclamation mark
 */
record AnchorRule(
    String name,
    Predicate<Attachment> applies,
    Function<Attachment, @Nullable Anchor> anchor,
    List<String> examples) {

  static AnchorRule rule(
      String name,
      Predicate<Attachment> applies,
      Function<Attachment, @Nullable Anchor> anchor,
      String... examples) {
    return new AnchorRule(name, applies, anchor, List.of(examples));
  }
}
