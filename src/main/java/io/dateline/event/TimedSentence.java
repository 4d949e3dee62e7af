package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.time.RangeEnd;
import io.dateline.time.Timex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with the times that stand in it.
 *
 * @param syntax its words and their tree
 * @param times all times in it, also those that are on no calendar
 * @param marks the times on the calendar, an interval as one
 * @param timeWords the words of all times
 * @param quoted the words between quotation marks
 */
record TimedSentence(
    Analysis syntax, List<Timex> times, List<Mark> marks, BitSet timeWords, BitSet quoted) {

  /**
   * A time on the calendar, in words.
   *
   * @param time the time, or the first of an interval
   * @param end the last of an interval, or null
   * @param begin its first word
   * @param after the word after its last
   * @param head the word by which it hangs in the sentence
   */
  record Mark(Timex time, @Nullable Timex end, int begin, int after, int head) {}

  /** A sentence with more times is a table or a list; only its first ones are given to events. */
  private static final int MOST_TIMES = 50;

  /** What stands before a time and belongs to it. */
  private static final Set<String> BEFORE_TIME =
      Set.of(
          "late", "early", "later", "earlier", "around", "about", "shortly", "just", "only", "as");

  static TimedSentence of(Analysis syntax, List<Timex> times, Quotes quotes) {
    List<Timex> here = times.subList(0, Math.min(times.size(), MOST_TIMES));
    BitSet words = new BitSet();
    for (Timex time : here) {
      words.set(syntax.wordAt(time.span().begin()), syntax.wordAt(time.span().end()));
    }
    return new TimedSentence(syntax, here, marks(syntax, here), words, quotes.in(syntax));
  }

  private static List<Mark> marks(Analysis syntax, List<Timex> times) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      Timex time = times.get(i);
      boolean opens = time.rangeEnd() == RangeEnd.FIRST && i + 1 < times.size();
      Timex end = opens ? times.get(i + 1) : null;
      if (time.isOnCalendar()) {
        int begin = syntax.wordAt(time.span().begin());
        int after = syntax.wordAt((end == null ? time : end).span().end());
        if (begin < after) {
          marks.add(new Mark(time, end, begin, after, top(syntax, begin, after)));
          i += opens ? 1 : 0;
        }
      }
    }
    return List.copyOf(marks);
  }

  /** The word of {@code [begin, after)} that hangs on another, the first where several do. */
  static int top(Analysis syntax, int begin, int after) {
    for (int i = begin; i < after; i++) {
      int head = syntax.head(i);
      boolean outside = head < begin || head >= after;
      if (outside && !syntax.is(i, "punct", "case", "det")) {
        return i;
      }
    }
    return begin;
  }

  /** Whether a word is somebody's own, between quotation marks. */
  boolean isQuoted(int word) {
    return word >= 0 && quoted.get(word);
  }

  boolean isTime(int word) {
    return word >= 0 && timeWords.get(word);
  }

  /** Whether all that hangs on a word tells a time on the calendar. */
  boolean isDated(int top) {
    boolean any = false;
    for (Mark mark : marks) {
      any |= mark.begin() <= syntax.last(top) && mark.after() > syntax.first(top);
    }
    return any && isTemporal(top);
  }

  /** Whether all that hangs on a word tells a time: "on Monday", "late in May". */
  boolean isTemporal(int top) {
    boolean any = false;
    for (int i = syntax.first(top); i <= syntax.last(top); i++) {
      if (!syntax.isIn(i, top)) {
        continue;
      }
      any |= isTime(i);
      boolean free =
          isTime(i)
              || syntax.isPreposition(i)
              || syntax.is(i, "punct", "det", "case", "cc")
              || BEFORE_TIME.contains(syntax.lower(i));
      if (!free) {
        return false;
      }
    }
    return any;
  }
}
