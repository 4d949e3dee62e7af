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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
 * all are: "Nov 28 - Prague", "Dec 29 - Graz", "Jan 9 - Vienna". A date is counted from the last
 * one above it that states its year, else from the next one below. Where none does, the years are
 * those on which most of its dates agree, each taken alone; one that its weekday shows, or a 29
 * February, decides.
 *
 * <p>A list ends at a heading, a short line without a date, and where it begins the year anew.
 */
final class DateLists {

  /** The smallest number of dates that make a list. */
  private static final int SHORTEST = 3;

  /** How many sentences apart the heads of two entries can stand. */
  private static final int LONGEST_ENTRY = 4;

  /** A line without a date that has no more words is a heading. */
  private static final int LONGEST_HEADING = 5;

  private static final int LEAP_YEAR = 2000;

  /** A step of more days than this, one way, is a shorter one the other way, over a new year. */
  private static final int HALF_YEAR = 183;

  /**
   * The longest step of a list, in days: a dateline stands further from the chronology below it.
   */
  private static final int LONGEST_STEP = 100;

  /** A list without years that has gone on over a new year for so many days is a new one. */
  private static final int LONGEST_LIST = 330;

  /** How sure the year of a date is that is taken alone: that of most of the surest counts. */
  private enum Certainty {
    LIKELY,
    SHOWN,
    STATED
  }

  /**
   * A date at the head of a line.
   *
   * @param sentence the number of its sentence
   * @param bare whether its line has no other words
   * @param year its year, if it stood alone
   */
  private record Head(int sentence, boolean bare, MonthDay day, int year, Certainty certainty) {}

  private final @Nullable LocalDate today;
  private final Map<Integer, Integer> years = new HashMap<>();
  private final List<Head> heads = new ArrayList<>();

  /** How many days the last date of the list lies after the first. */
  private int span;

  /** Whether the list has gone over a new year. */
  private boolean turned;

  /** Whether a date of the list states its year. */
  private boolean stated;

  /** Whether a date of the list has a line to itself. */
  private boolean bare;

  DateLists(DocumentTime document) {
    this.today = document.date();
  }

  /** Takes in a sentence at the begin of a line, in the order of the text. */
  void add(int sentence, Phrase phrase, List<Found> found) {
    if (found.isEmpty()) {
      if (isHeading(sentence, phrase)) {
        close();
      }
      return;
    }
    Found first = found.getFirst();
    CalendarDate date = opens(phrase, first) ? dateOf(first.expression()) : null;
    if (date == null || today == null) {
      return;
    }
    MonthDay day = MonthDay.of(date.month(), date.day());
    boolean parted =
        !heads.isEmpty()
            && (sentence - heads.getLast().sentence() > LONGEST_ENTRY
                || Math.abs(days(heads.getLast().day(), day)) > LONGEST_STEP
                || beginsAnew(day));
    if (parted) {
      close();
    }
    boolean alone = first.end() >= phrase.size();
    Tense tense = Tense.at(phrase, first.begin(), first.end());
    enter(head(sentence, alone, date, day, tense, today));
  }

  /** "Away" between two lists, each entry of which is one line. */
  private boolean isHeading(int sentence, Phrase phrase) {
    Tokens tokens = phrase.tokens();
    int last = phrase.size() - 1;
    boolean below =
        heads.size() >= SHORTEST && !bare && sentence - heads.getFirst().sentence() == heads.size();
    return below
        && last >= 0
        && last < LONGEST_HEADING
        && tokens.isCapital(0)
        && (tokens.kind(last) == Tokens.Kind.WORD || tokens.isSymbol(last, ':'));
  }

  /** Whether a date would be one of a second year of the list, none of whose years is stated. */
  private boolean beginsAnew(MonthDay next) {
    return turned && !stated && Math.abs(span + days(heads.getLast().day(), next)) >= LONGEST_LIST;
  }

  private void enter(Head head) {
    if (!heads.isEmpty()) {
      MonthDay last = heads.getLast().day();
      span += days(last, head.day());
      turned |= turn(last, head.day()) != 0;
    }
    stated |= head.certainty() == Certainty.STATED;
    bare |= head.bare();
    heads.add(head);
  }

  /** A date with the year that it states or that its weekday or its being a leap day shows. */
  private static Head head(
      int sentence, boolean bare, CalendarDate date, MonthDay day, Tense tense, LocalDate today) {
    if (date.year().number() != UNKNOWN) {
      return new Head(sentence, bare, day, date.year().number(), Certainty.STATED);
    }
    Yearless yearless = new Yearless.Date(date);
    int likely =
        Yearless.existing(
            yearless, Years.seenFrom(today, yearless::in, 0, Direction.OPEN, tense, false), tense);
    int shown =
        date.year().form() == Year.Form.OF_WEEKDAY
            ? Ladder.yearOfWeekday(
                DayOfWeek.of(date.year().value()), yearless, likely, tense, today)
            : UNKNOWN;
    boolean leapDay = !day.isValidYear(likely + 1);
    return shown != UNKNOWN || leapDay
        ? new Head(sentence, bare, day, shown == UNKNOWN ? likely : shown, Certainty.SHOWN)
        : new Head(sentence, bare, day, likely, Certainty.LIKELY);
  }

  /** Ends the list at hand: its dates get their years. */
  void close() {
    int[] turns = heads.size() < SHORTEST ? null : turns();
    if (turns != null) {
      int base = stated ? baseOfStated(turns) : voted(turns);
      for (int i = 0; i < turns.length; i++) {
        Head head = heads.get(i);
        base = head.certainty() == Certainty.STATED ? head.year() - turns[i] : base;
        int year = base + turns[i];
        if (head.day().isValidYear(year)) {
          years.put(head.sentence(), year);
        }
      }
    }
    heads.clear();
    span = 0;
    turned = false;
    stated = false;
    bare = false;
  }

  /** The year of the first date, counted from the first one that states its year. */
  private int baseOfStated(int[] turns) {
    int i = 0;
    while (heads.get(i).certainty() != Certainty.STATED) {
      i++;
    }
    return heads.get(i).year() - turns[i];
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
      turns[i] = turns[i - 1] + turn(last, next);
      forth += days > 0 ? 1 : 0;
      back += days < 0 ? 1 : 0;
    }
    return forth + back > 0 && (forth == 0 || back == 0) ? turns : null;
  }

  /** How many years one date of a list lies after the one before: 1, 0 or -1. */
  private static int turn(MonthDay last, MonthDay next) {
    int days = days(last, next);
    boolean turn = days > 0 ? next.isBefore(last) : days < 0 && next.isAfter(last);
    return turn ? Integer.signum(days) : 0;
  }

  /** How many days one day of the year lies after another, the shorter way round. */
  private static int days(MonthDay from, MonthDay to) {
    int step = to.atYear(LEAP_YEAR).getDayOfYear() - from.atYear(LEAP_YEAR).getDayOfYear();
    return step > HALF_YEAR ? step - 366 : step < -HALF_YEAR ? step + 366 : step;
  }

  /** The first year on which most of the surest dates agree; that of the first among equals. */
  private int voted(int[] turns) {
    Certainty surest =
        heads.stream().map(Head::certainty).max(Comparator.naturalOrder()).orElseThrow();
    Map<Integer, Integer> votes = new LinkedHashMap<>();
    for (int i = 0; i < turns.length; i++) {
      if (heads.get(i).certainty() == surest) {
        votes.merge(heads.get(i).year() - turns[i], 1, Integer::sum);
      }
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
