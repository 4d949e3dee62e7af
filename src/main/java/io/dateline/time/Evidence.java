package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.Duration;
import io.dateline.time.grammar.Expression.Holding;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Reference;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.SlashedDate;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Tense;
import io.dateline.time.grammar.Unit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that the times of a text give about the whole of it, before any is resolved: whether
 * it is history or news, which of its years it names only in passing, and in which order its dates
 * are written.
 */
final class Evidence {

  /** How a year stands in its sentence, by how surely the story is in it from there on. */
  private enum Standing {
    /** "In 1943 the army …", "In March 1943 …" at the head of a sentence */
    HEAD,
    /** a date of that year: "was taken on 3 March 1943" */
    DATE,
    /** the year alone: "was taken in 1943" */
    YEAR,
    /** the end of a stretch: "until 1943", "the first since 1813" */
    BOUND
  }

  private record Written(int sentence, int begin, int year, Standing standing) {
    boolean isAfter(int otherSentence, int token) {
      return sentence > otherSentence || (sentence == otherSentence && begin > token);
    }
  }

  /** Years this far before the day of writing are long past. */
  private static final int FAR = 5;

  /**
   * The number of years written out that make a history, if nothing is counted from the day of
   * writing.
   */
  private static final int MANY_YEARS = 4;

  /** The number of far years that outweigh one time counted from the day of writing. */
  private static final int WEIGHT_OF_TODAY = 4;

  /** So many years ago nothing is counted from the day of writing. */
  private static final int AGES = 500;

  /** Years up to so many ahead are those of plans. */
  private static final int PLANNED = 2;

  /**
   * The days from the text's own date within which a reading of a date in digits is the likely one.
   */
  private static final int NEAR = 15;

  /** A text of so few sentences is history by one far year. */
  private static final int SHORT = 10;

  /** How many sentences of a history go by at most to each far year. */
  private static final int SPARSE = 17;

  /** How far before a year "since" can stand, in tokens. */
  private static final int BOUND_REACH = 4;

  /** The number of years of one sentence that are searched for the next one. */
  private static final int LOOK_AHEAD = 8;

  /**
   * The number of months and seasons in the present tense that make a text one about the yearly
   * round.
   */
  private static final int ROUND_MONTHS = 4;

  private final DocumentTime document;
  private int roundMonths;
  private int otherMonths;
  private final List<Written> written = new ArrayList<>();
  private int farYears;
  private int pastYears;
  private int fromToday;
  private int weekly;
  private int yearlessFirst;
  private int ofNow;
  private int sentences;
  private @Nullable Boolean opensFar;
  private int dayFirst;
  private int monthFirst;

  Evidence(DocumentTime document) {
    this.document = document;
  }

  /** Takes in the times of a sentence, in the order of the text. */
  void add(int sentence, Phrase phrase, List<Found> found) {
    sentences = sentence + 1;
    for (int i = 0; i < found.size(); i++) {
      Found one = found.get(i);
      if (one.expression() instanceof Series series) {
        for (int k = 0; k < series.pieces().size(); k++) {
          Piece piece = series.pieces().get(k);
          add(sentence, phrase, piece.begin(), piece.expression(), series.interval() && k > 0);
        }
      } else {
        boolean end = Ranges.end(phrase, found, i) == RangeEnd.SECOND;
        add(sentence, phrase, one.begin(), one.expression(), end);
      }
    }
  }

  private void add(int sentence, Phrase phrase, int begin, Expression expression, boolean end) {
    Expression date = dateOf(expression);
    if (date instanceof SlashedDate slashed) {
      boolean either = slashed.first() <= 12 && slashed.second() <= 12;
      boolean day = either && isNear(slashed.year(), slashed.second(), slashed.first());
      boolean month = either && isNear(slashed.year(), slashed.first(), slashed.second());
      dayFirst += slashed.first() > 12 || (day && !month) ? 1 : 0;
      monthFirst += slashed.second() > 12 || (month && !day) ? 1 : 0;
    }
    if (isBareMonth(date)) {
      boolean now = Tense.at(phrase, begin, begin + 1) == Tense.PRESENT;
      roundMonths += now ? 1 : 0;
      otherMonths += now ? 0 : 1;
    }
    int year = writtenYear(date);
    if (year != UNKNOWN) {
      Standing standing = standing(phrase, begin, date, end);
      count(year, standing);
      written.add(new Written(sentence, begin, year, standing));
    } else {
      countNow(phrase, begin, date);
    }
  }

  private void countNow(Phrase phrase, int begin, Expression date) {
    boolean thisDay = phrase.is(begin, "this") && phrase.is(begin + 1, "day");
    boolean yearless =
        written.isEmpty()
            && date instanceof CalendarDate day
            && !day.year().isStated()
            && day.direction() == Direction.OPEN;
    boolean told = yearless || isAsOf(phrase, begin) || (isFromToday(date) && !thisDay);
    boolean ofTheDay = told || isOfNow(phrase, begin, date);
    if (!ofTheDay || phrase.isQuoted(begin)) {
      return;
    }
    if (told) {
      fromToday += yearless ? 0 : 1;
      weekly += isWeekly(phrase, begin, date) ? 1 : 0;
      yearlessFirst += yearless ? 1 : 0;
      opensFar = opensFar == null ? Boolean.FALSE : opensFar;
    } else {
      ofNow++;
    }
  }

  /** "They sail on Thursday": a weekday in the present, such as those of a timetable. */
  private static boolean isWeekly(Phrase phrase, int begin, Expression date) {
    return date instanceof Weekday weekday
        && weekday.direction() == Direction.OPEN
        && Tense.at(phrase, begin, begin + 1) == Tense.PRESENT;
  }

  /**
   * "now", "the past decade", "in the coming weeks": said of the time of writing, in history too.
   */
  private static boolean isOfNow(Phrase phrase, int begin, Expression time) {
    int word = phrase.is(begin, "the") ? begin + 1 : begin;
    return switch (time) {
      case Reference reference ->
          reference.value().equals("PRESENT_REF") && !phrase.is(begin, "this");
      case Duration _ ->
          switch (phrase.word(word)) {
            case "past", "last", "next", "coming" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  /** Whether a date is of the days before and after the text was written. */
  private boolean isNear(Year year, int month, int day) {
    LocalDate today = document.date();
    if (today == null) {
      return false;
    }
    int full = year.form() == Year.Form.TWO_DIGITS ? 2000 + year.value() : year.number();
    LocalDate date = LocalDate.of(full, month, 1).plusDays(day - 1L);
    return Math.abs(ChronoUnit.DAYS.between(date, today)) <= NEAR;
  }

  private static Expression dateOf(Expression expression) {
    return switch (expression) {
      case Modified modified -> dateOf(modified.of());
      case DateTime both -> dateOf(both.date());
      case Holding holding -> dateOf(holding.date());
      default -> expression;
    };
  }

  /** The year that is written in a date, or UNKNOWN. */
  static int writtenYear(Expression expression) {
    return yearOf(dateOf(expression)).number();
  }

  private static Year yearOf(Expression date) {
    return switch (date) {
      case CalendarDate told -> told.year();
      case PartOfYear told -> told.year();
      case SlashedDate told -> told.year();
      case NamedDay told -> told.year();
      default -> Year.NOT_STATED;
    };
  }

  /** "as of February": how things stand at the time of writing. */
  static boolean isAsOf(Phrase phrase, int begin) {
    return phrase.is(begin - 1, "of") && phrase.is(begin - 2, "as");
  }

  private static boolean isFromToday(Expression date) {
    return switch (date) {
      case Weekday weekday -> weekday.anchor() == Anchor.DOCUMENT;
      case Period period -> period.anchor() == Anchor.DOCUMENT;
      case Offset offset -> offset.anchor() == Anchor.DOCUMENT && !isAgesAgo(offset);
      default -> false;
    };
  }

  /** "some 3,000 years ago": as far from today as from any other day. */
  private static boolean isAgesAgo(Offset offset) {
    return offset.unit() == Unit.YEAR && offset.amount() >= AGES;
  }

  private void count(int year, Standing standing) {
    int today = document.date() == null ? 9999 : document.date().getYear();
    boolean far = today - year >= FAR && standing != Standing.BOUND;
    farYears += far ? 1 : 0;
    pastYears += year < today ? 1 : 0;
    fromToday += year >= today && year - today <= PLANNED ? 1 : 0;
    opensFar = opensFar == null ? Boolean.valueOf(far) : opensFar;
  }

  private static Standing standing(Phrase phrase, int begin, Expression date, boolean end) {
    boolean yearOnly = date instanceof CalendarDate told && told.month() == UNKNOWN;
    if ((end && yearOnly) || isBound(phrase, begin)) {
      return Standing.BOUND;
    }
    if (Tense.opensSentence(phrase, begin)) {
      return Standing.HEAD;
    }
    return yearOnly ? Standing.YEAR : Standing.DATE;
  }

  /** "since 1813", "since its launch in 2003", "until 1914", "planned for 1976". */
  private static boolean isBound(Phrase phrase, int begin) {
    for (int i = begin - 1; i >= Math.max(0, begin - BOUND_REACH); i--) {
      if (phrase.is(i, "since")) {
        return true;
      }
    }
    return switch (phrase.word(begin - 1)) {
      case "until", "till", "before", "than", "for" -> true;
      default -> false;
    };
  }

  /** Whether the text is about times long before it was written, and not about news. */
  boolean isHistory() {
    boolean opens = Boolean.TRUE.equals(opensFar);
    boolean dense = sentences <= SHORT || (farYears > 1 && farYears * SPARSE >= sentences);
    int now = fromToday + yearlessFirst;
    boolean far = farYears > 0 && dense && now * WEIGHT_OF_TODAY <= farYears && ofNow <= farYears;
    return (far && (opens || (now == 0 && farYears > 1))) || (pastYears >= MANY_YEARS && now == 0);
  }

  /** A month or season without a stated year or direction: "in July". */
  static boolean isBareMonth(Expression date) {
    return switch (date) {
      case Modified modified -> isBareMonth(modified.of());
      case CalendarDate month ->
          month.month() != UNKNOWN
              && month.day() == UNKNOWN
              && !month.year().isStated()
              && month.direction() == Direction.OPEN;
      case PartOfYear season ->
          Character.isLetter(season.code().charAt(1))
              && !season.year().isStated()
              && season.direction() == Direction.OPEN;
      default -> false;
    };
  }

  /**
   * Whether the text describes what every year brings, as a guide to a place does: "The monsoon
   * comes in July. Cyclones occur between November and April."
   */
  boolean isOfEveryYear() {
    return fromToday == weekly && roundMonths >= ROUND_MONTHS && roundMonths >= 2 * otherMonths;
  }

  /**
   * The way of the story through the years that are written. Those that it names in passing are no
   * part of it, such as "in papers found in 2004": the text has left them again by the next year
   * that it names. In news only the far ends of stretches are so named: "since 2004".
   */
  Course course() {
    List<Written> way = new ArrayList<>();
    Set<Place> passing = new HashSet<>();
    boolean history = isHistory();
    int told = UNKNOWN;
    for (int i = 0; i < written.size(); i++) {
      Written year = written.get(i);
      boolean leaves =
          history ? told != UNKNOWN && isInPassing(i, told) : year.standing() == Standing.BOUND;
      if (leaves) {
        passing.add(new Place(year.sentence(), year.begin()));
      } else {
        told = year.year();
        way.add(year);
      }
    }
    return new Course(way, passing);
  }

  /** The begin of a time: the number of its sentence and of the token in it. */
  private record Place(int sentence, int token) {}

  /** The years that a story goes through; asked in the order of the text. */
  static final class Course {
    private final List<Written> way;
    private final Set<Place> passing;
    private int next;

    private Course(List<Written> way, Set<Place> passing) {
      this.way = way;
      this.passing = passing;
    }

    /** Whether the year at a place is named in passing. */
    boolean isInPassing(int sentence, int token) {
      return passing.contains(new Place(sentence, token));
    }

    /** The year of the story's next step after a place, or UNKNOWN. */
    int yearAfter(int sentence, int token) {
      while (next < way.size() && !way.get(next).isAfter(sentence, token)) {
        next++;
      }
      return next < way.size() ? way.get(next).year() : UNKNOWN;
    }
  }

  private boolean isInPassing(int i, int told) {
    Written here = written.get(i);
    return here.year() != told
        && switch (here.standing()) {
          case BOUND -> true;
          case HEAD -> false;
          case DATE -> isLeft(i, told, false);
          case YEAR -> isLeft(i, told, true);
        };
  }

  /** Whether the next year named is nearer to {@code told} than to that of place {@code i}. */
  private boolean isLeft(int i, int told, boolean atTheEnd) {
    Written here = written.get(i);
    for (int k = i + 1; k < Math.min(written.size(), i + LOOK_AHEAD); k++) {
      Written next = written.get(k);
      if (next.year() != here.year()) {
        return Math.abs(next.year() - told) < Math.abs(next.year() - here.year());
      }
      if (next.sentence() != here.sentence()) {
        return false;
      }
    }
    return atTheEnd;
  }

  /** Whether its slashed dates have the day first; null if nothing decides. */
  @Nullable Boolean isDayFirst() {
    if (dayFirst != monthFirst) {
      return dayFirst > monthFirst;
    }
    return Region.of(document.zone()).isDayFirst();
  }
}
