package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.timeline.Change;
import java.util.HashSet;
import java.util.Set;

/** The words of articles that were erased, as changes of events tell them. Not thread-safe. */
final class ErasedWords {

  private final Set<String> titles = new HashSet<>();
  private final Set<String> times = new HashSet<>();

  void add(Mention mention) {
    titles.add(mention.event().title());
    times.add(mention.time().text());
  }

  /** The change without them: its title may be of one article, and its time of another. */
  Change without(Change change) {
    Change untitled = titles.contains(change.title()) ? change.withoutTitle() : change;
    return times.contains(change.time().text()) ? untitled.withoutTimeWords() : untitled;
  }
}
