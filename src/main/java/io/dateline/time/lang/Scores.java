package io.dateline.time.lang;

/** Distinguishes lists of scores from lists of clock times, which are written alike. */
final class Scores {

  private static final int HOUR = 60;
  private static final int LAST_HOUR = 24;

  /** The pieces of "21:17". */
  private static final int PAIR = 3;

  private Scores() {}

  /**
   * Whether a clock is one of several scores: "21:17, 19:21, 21:12". A list whose numbers rise, or
   * that a word such as "at" leads, is of clocks: "at 10:15, 12:30 and 14:45".
   */
  static boolean has(Match match) {
    Pieces pieces = match.pieces();
    Vocabulary vocabulary = match.vocabulary();
    int first = match.begin();
    if (!isPair(pieces, first)) {
      return false;
    }
    for (int before = first; before >= 0; before = before(pieces, vocabulary, first)) {
      first = before;
    }
    boolean listed = false;
    boolean rises = true;
    int last = first;
    for (int next = last; next >= 0; next = next(pieces, vocabulary, last)) {
      listed |= next > last && pieces.is(next - 1, ",");
      rises &= next == last || clock(pieces, last) < clock(pieces, next);
      last = next;
    }
    return listed && !rises && !isLed(pieces, vocabulary, first);
  }

  /** Whether "21:17" begins at a piece. */
  private static boolean isPair(Pieces pieces, int at) {
    return pieces.number(at) >= 0 && pieces.is(at + 1, ":") && pieces.number(at + 2) >= 0;
  }

  /** The begin of the next item of the list, behind a comma or "and"; -1 if there is none. */
  private static int next(Pieces pieces, Vocabulary vocabulary, int at) {
    int end = at + PAIR;
    Parts.Found and = vocabulary.find(pieces, end, "and");
    int next = pieces.is(end, ",") ? end + 1 : and == null ? -1 : and.end();
    return next >= 0 && isPair(pieces, next) ? next : -1;
  }

  /** The begin of the item before it in the list; -1 if there is none. */
  private static int before(Pieces pieces, Vocabulary vocabulary, int at) {
    int before = at - PAIR - 1;
    boolean joined = before >= 0 && isPair(pieces, before);
    return joined && next(pieces, vocabulary, before) == at ? before : -1;
  }

  /** The minute of the day, or -1 where it is none. */
  private static int clock(Pieces pieces, int at) {
    int hour = pieces.number(at);
    int minute = pieces.number(at + 2);
    return hour <= LAST_HOUR && minute < HOUR ? hour * HOUR + minute : -1;
  }

  private static boolean isLed(Pieces pieces, Vocabulary vocabulary, int first) {
    for (int at = Math.max(0, first - 3); at < first; at++) {
      Parts.Found word = vocabulary.find(pieces, at, "join");
      if (word != null && word.end() == first) {
        return true;
      }
    }
    return false;
  }
}
