package io.dateline.event;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The short line that names an event in a list, and how it came about.
 *
 * @param rule the name of the rule that made it
 * @param text the line; empty where none can be made
 * @param telling the event as the line tells it: another verb than the one that was asked for may
 *     tell it better
 * @param words the words of the sentence that stand in it
 * @param uncut the words from which it was cut
 * @param missed how much what was cut is missed; see {@link TitleDraft#missed}
 * @param faults what speaks against it
 */
record Title(
    String rule,
    String text,
    Telling telling,
    BitSet words,
    Uncut uncut,
    int missed,
    Set<TitleFault> faults) {

  /**
   * A title before anything is cut.
   *
   * @param words those of the sentence
   * @param length in characters
   */
  record Uncut(BitSet words, int length) {}

  /** No title. */
  static Title none(Telling telling) {
    return new Title("", "", telling, new BitSet(), new Uncut(new BitSet(), 0), 0, Set.of());
  }

  Title by(String name) {
    return new Title(name, text, telling, words, uncut, missed, faults);
  }

  Title with(TitleFault fault) {
    EnumSet<TitleFault> all = EnumSet.of(fault);
    all.addAll(faults);
    return new Title(rule, text, telling, words, uncut, missed, all);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** This title where nothing speaks against it, else another that is no worse. */
  Title or(Supplier<Title> other) {
    if (!isEmpty() && faults.isEmpty()) {
      return this;
    }
    Title second = other.get();
    return second.isEmpty() || (!isEmpty() && second.faults.size() >= faults.size())
        ? this
        : second;
  }
}
