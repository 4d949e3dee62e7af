package io.dateline.event;

import io.dateline.event.TimedSentence.Mark;
import io.dateline.text.syntax.Analysis;
import io.dateline.time.Component;
import io.dateline.time.Timex;
import io.dateline.time.TimexType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the times at which a text, an update or a reader's comment was written: they date no event.
 */
final class Stamps {

  /** The length of a value that tells no minute, such as {@code 2016-02-27T10}. */
  private static final int DAY_AND_HOUR = 13;

  private static final Pattern COMMENT = Pattern.compile("\\s*\\||[^.\\n]{0,40}\\bwrote:");

  /** How far from a stamp its writer is looked for, in UTF-16 units. */
  private static final int REACH = 60;

  private Stamps() {}

  /**
   * "Thu Jun 11, 2009 6:08 pm EDT", "(Updated 9:20 p.m. ET)", "June 16, 2011 at 11:58 am | Reply":
   * what stands in no sentence.
   */
  static boolean isStamp(TimedSentence timed, Mark mark) {
    Analysis sentence = timed.syntax();
    Timex time = mark.time();
    int begin = mark.begin();
    int end = mark.after();
    if (sentence.lower(begin - 1).equals("|")
        || sentence.lower(end).equals("|")
        || isInOpeningBrackets(sentence, begin)) {
      return true;
    }
    boolean prepared = sentence.tag(begin - 1).equals("IN") || sentence.tag(begin - 1).equals("TO");
    return switch (sentence.lower(prepared ? begin - 2 : begin - 1)) {
      case "update", "updated", "posted", "published", "modified" -> isClock(time);
      default ->
          isClock(time)
              && !prepared
              && (time.stated().contains(Component.YEAR) || isHeader(timed, begin, end));
    };
  }

  /** "Thursday, April 29, 2010; 4:49 PM A massive spill …". */
  private static boolean isHeader(TimedSentence timed, int begin, int end) {
    Analysis sentence = timed.syntax();
    boolean after = sentence.lower(begin - 1).equals(";") || timed.isTime(begin - 1);
    return after && end < sentence.size() && Character.isUpperCase(sentence.string(end).charAt(0));
  }

  /**
   * Where readers' comments begin, each under its stamp: "At 6:03 pm on 11 June 2009, ana wrote:",
   * "11 June 2009 at 6:03 pm | Reply". One stamp alone is no sign of comments.
   *
   * @return an index into the text; its length where there are none
   */
  static int commentsBegin(CharSequence text, List<Timex> times) {
    int first = text.length();
    int count = 0;
    for (Timex time : times) {
      if (isClock(time) && time.stated().contains(Component.YEAR)) {
        int end = time.span().end();
        CharSequence after = text.subSequence(end, Math.min(text.length(), end + REACH));
        if (COMMENT.matcher(after).lookingAt()) {
          first = count == 0 ? time.span().begin() : first;
          count++;
        }
      }
    }
    return count > 1 ? first : text.length();
  }

  /** A day with its year and a clock: "Friday 29 October 2010 08.38 BST". */
  static boolean isWhole(Timex time) {
    return isClock(time)
        && time.stated().contains(Component.YEAR)
        && time.stated().contains(Component.DAY);
  }

  private static boolean isClock(Timex time) {
    return time.type() == TimexType.TIME && time.value().length() > DAY_AND_HOUR;
  }

  /** "(Update 1:50 a.m. Cairo, 6:50 p.m. ET) Police …". */
  private static boolean isInOpeningBrackets(Analysis sentence, int at) {
    int open = 0;
    while (open < sentence.size() && sentence.lower(open).startsWith("-")) {
      open++;
    }
    if (!sentence.lower(open).equals("(")) {
      return false;
    }
    int close = open + 1;
    while (close < sentence.size() && !sentence.lower(close).equals(")")) {
      close++;
    }
    return at < close && close + 2 < sentence.size();
  }
}
