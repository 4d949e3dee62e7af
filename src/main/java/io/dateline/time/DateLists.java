package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Tense;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lists of dates in a text, such as fixtures, dates of a tour or a chronology: line after line,
 * each headed by its date.
 *
 * <p>The dates of a list follow each other, one way or the other, so that where one year is known
 * all are: "Nov 28 - Prague", "Dec 29 - Graz", "Jan 9 - Vienna". The years are those on which most
 * of its dates agree, each taken alone; one that is stated, or that its weekday shows, decides.
 */
final class DateLists {

  /** The smallest number of dates that make a list. */
  private static final int SHORTEST = 3;

  /** The number of sentences without a date at their head that an entry can have. */
  private static final int LONGEST_ENTRY = 4;

  private static final int LEAP_YEAR = 2000;

  /** A step of more days than this, one way, is a shorter one the other way, over a new year. */
  private static final int HALF_YEAR = 183;

  /**
   * The longest step of a list, in days: a dateline stands further from the chronology below it.
   */
  private static final int LONGEST_STEP = 100;

  /** The weight of a year that is certain against those that are likely. */
  private static final int CERTAIN = 1_000;

  /**
   * A date at the head of a line.
   *
   * @param sentence the number of its sentence
   * @param year its year, if it stood alone
   * @param weight how sure that is
   */
  private record Head(int sentence, MonthDay day, int year, int weight) {}

  private final @Nullable LocalDate today;
  private final Map<Integer, Integer> years = new HashMap<>();
  private final List<Head> heads = new ArrayList<>();

  DateLists(DocumentTime document) {
    this.today = document.date();
  }

  /** Takes in a sentence at the begin of a line, in the order of the text. */
  void add(int sentence, Phrase phrase, List<Found> found) {
    Found first = found.getFirst();
    CalendarDate date = opens(phrase, first) ? dateOf(first.expression()) : null;
    if (date == null || today == null) {
      return;
    }
    MonthDay day = MonthDay.of(date.month(), date.day());
    boolean parted =
        !heads.isEmpty()
            && (sentence - heads.getLast().sentence() > LONGEST_ENTRY
                || Math.abs(days(heads.getLast().day(), day)) > LONGEST_STEP);
    if (parted) {
      close();
    }
    int certain = certainYear(date.year(), day, today);
    Tense tense = Tense.at(phrase, first.begin(), first.end());
    int likely = Years.seenFrom(today, day::atYear, 0, Direction.OPEN, tense, false);
    heads.add(
        certain == UNKNOWN
            ? new Head(sentence, day, likely, 1)
            : new Head(sentence, day, certain, CERTAIN));
  }

  /** The year that a date states, or the only one around in which it falls on its weekday. */
  private static int certainYear(Year year, MonthDay day, LocalDate today) {
    if (year.form() != Year.Form.OF_WEEKDAY) {
      return year.number();
    }
    for (int offset : new int[] {0, -1, 1}) {
      LocalDate date = day.atYear(today.getYear() + offset);
      if (date.getDayOfWeek().getValue() == year.value()) {
        return date.getYear();
      }
    }
    return UNKNOWN;
  }

  /** Ends the list at hand: its dates get their years. */
  void close() {
    int[] turns = heads.size() < SHORTEST ? null : turns();
    if (turns != null) {
      int first = firstYear(turns);
      for (int i = 0; i < turns.length; i++) {
        years.put(heads.get(i).sentence(), first + turns[i]);
      }
    }
    heads.clear();
  }

  /** "May 3 - Berlin", "\u2022 Saturday 14 January: Ajax v Bern". */
  private static boolean opens(Phrase phrase, Found found) {
    Tokens tokens = phrase.tokens();
    boolean head =
        found.begin() == 0 || (found.begin() == 1 && tokens.kind(0) == Tokens.Kind.SYMBOL);
    return head
        && (found.end() >= phrase.size()
            || tokens.kind(found.end()) == Tokens.Kind.SYMBOL
            || tokens.isCapital(found.end()));
  }

  private static boolean isAlone(Year year) {
    return !year.isStated() || year.number() != UNKNOWN;
  }

  private static @Nullable CalendarDate dateOf(Expression expression) {
    return switch (expression) {
      case CalendarDate date ->
          date.month() != UNKNOWN
                  && date.day() != UNKNOWN
                  && date.direction() == Direction.OPEN
                  && isAlone(date.year())
              ? date
              : null;
      case DateTime both -> dateOf(both.date());
      case Series series -> dateOf(series.pieces().getFirst().expression());
      default -> null;
    };
  }

  /** Of each date, how many years it lies from that of the first; null where they are no list. */
  private int @Nullable [] turns() {
    int[] turns = new int[heads.size()];
    int forth = 0;
    int back = 0;
    for (int i = 1; i < turns.length; i++) {
      MonthDay last = heads.get(i - 1).day();
      MonthDay next = heads.get(i).day();
      int days = days(last, next);
      boolean turn = days > 0 ? next.isBefore(last) : days < 0 && next.isAfter(last);
      turns[i] = turns[i - 1] + (turn ? Integer.signum(days) : 0);
      forth += days > 0 ? 1 : 0;
      back += days < 0 ? 1 : 0;
    }
    return forth + back > 0 && (forth == 0 || back == 0) ? turns : null;
  }

  /** How many days one day of the year lies after another, the shorter way round. */
  private static int days(MonthDay from, MonthDay to) {
    int step = to.atYear(LEAP_YEAR).getDayOfYear() - from.atYear(LEAP_YEAR).getDayOfYear();
    return step > HALF_YEAR ? step - 366 : step < -HALF_YEAR ? step + 366 : step;
  }

  /** The first year on which most dates agree; that of the first date among equals. */
  private int firstYear(int[] turns) {
    Map<Integer, Integer> votes = new LinkedHashMap<>();
    for (int i = 0; i < turns.length; i++) {
      votes.merge(heads.get(i).year() - turns[i], heads.get(i).weight(), Integer::sum);
    }
    int most = Collections.max(votes.values());
    return votes.entrySet().stream()
        .filter(vote -> vote.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /**
   * A date at the head of a sentence of a list, in the year that its place in the list gives it.
   */
  Expression placed(int sentence, int found, Expression told) {
    LocalDate now = today;
    Integer year = years.get(sentence);
    return found > 0 || now == null || year == null
        ? told
        : in(Year.fromDocument(year - now.getYear()), told);
  }

  private static Expression in(Year year, Expression told) {
    return switch (told) {
      case CalendarDate date when !date.year().isStated() -> date.in(year);
      case DateTime both -> new DateTime(in(year, both.date()), both.time());
      case Series series ->
          new Series(
              series.pieces().stream()
                  .map(piece -> new Piece(piece.begin(), piece.end(), in(year, piece.expression())))
                  .toList(),
              series.interval());
      default -> told;
    };
  }
}
