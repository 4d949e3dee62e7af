package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.text.Language;
import io.dateline.text.Span;
import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.grammar.Tense;
import io.dateline.time.lang.Clause;
import io.dateline.time.lang.LanguageGrammar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time expressions of a text in a language other than English and puts them on the
 * calendar: the {@link LanguageGrammar} finds them, the {@link Resolver} of all languages resolves
 * them in the order of the text. Linear in the length of the text. No state.
 */
public final class LanguageTagger {

  /** Years this far before the day of writing are long past. */
  private static final int FAR = 5;

  /**
   * The number of years long past that make a history, if hardly anything is counted from the day
   * of writing.
   */
  private static final int FAR_YEARS = 3;

  /** The number of far years that outweigh one time counted from the day of writing. */
  private static final int WEIGHT_OF_TODAY = 4;

  private final LanguageGrammar grammar;

  /** A tagger of one language. */
  public LanguageTagger(Language language) {
    this.grammar = LanguageGrammar.of(language);
  }

  /**
   * A sentence with its times.
   *
   * @param tagged resolved
   * @param clause what its words show
   * @param places of each time the place in the clause
   */
  public record Sentence(Span span, List<Timex> tagged, Clause clause, List<Integer> places) {

    /** Copies the lists. */
    public Sentence {
      tagged = List.copyOf(tagged);
      places = List.copyOf(places);
    }
  }

  /** The times of a text, sentence by sentence. */
  public record Text(List<Sentence> sentences, List<TimeNote> notes) {

    /** Copies the lists. */
    public Text {
      sentences = List.copyOf(sentences);
      notes = List.copyOf(notes);
    }

    /** All times, in order. */
    public Tagged tagged() {
      return new Tagged(
          sentences.stream().flatMap(sentence -> sentence.tagged().stream()).toList(), notes);
    }
  }

  /**
   * The time expressions of some sentences, in order, without overlaps.
   *
   * @param text the text that all spans index
   * @param sentences the sentences to read, in order
   * @param document when and where the text was written
   */
  public Text tag(CharSequence text, List<Span> sentences, DocumentTime document) {
    List<Clause> clauses = sentences.stream().map(span -> grammar.read(text, span)).toList();
    Pass pass = new Pass(text, document, isHistory(clauses, document.date()));
    List<Sentence> read = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      read.add(pass.read(i, sentences.get(i), clauses.get(i)));
    }
    return new Text(read, pass.notes);
  }

  /** The zone of the first place that a stretch of text names, such as a dateline, or null. */
  public @Nullable ZoneId placeZone(CharSequence text, Span span) {
    return grammar.read(text, span).placeZone();
  }

  /** Whether the text is about times long before it was written, and not about news. */
  private static boolean isHistory(List<Clause> clauses, @Nullable LocalDate today) {
    int far = 0;
    int now = 0;
    for (Clause clause : clauses) {
      for (int i = 0; i < clause.size(); i++) {
        Expression told = clause.expression(i);
        Expression first =
            told instanceof Series series ? series.pieces().getFirst().expression() : told;
        int year = Evidence.writtenYear(first);
        boolean isFar = year != UNKNOWN && today != null && today.getYear() - year >= FAR;
        far += isFar ? 1 : 0;
        now += (year != UNKNOWN && !isFar) || isFromToday(first) ? 1 : 0;
      }
    }
    return far >= FAR_YEARS && now * WEIGHT_OF_TODAY <= far;
  }

  private static boolean isFromToday(Expression expression) {
    return switch (expression) {
      case Weekday weekday -> weekday.anchor() == Expression.Anchor.DOCUMENT;
      case Period period -> period.anchor() == Expression.Anchor.DOCUMENT;
      case Offset offset -> offset.anchor() != Expression.Anchor.NARRATIVE;
      case DateTime both -> isFromToday(both.date());
      case Modified modified -> isFromToday(modified.of());
      default -> false;
    };
  }

  /** One pass over a text, in its order. */
  private static final class Pass {
    private final CharSequence text;
    private final Story story;
    private final Resolver resolver;
    private final @Nullable LocalDate today;
    private final List<TimeNote> notes = new ArrayList<>();
    private @Nullable LocalDateTime rangeBegin;

    /** The last date of a list of those to come, or null. */
    private @Nullable LocalDateTime listed;

    Pass(CharSequence text, DocumentTime document, boolean history) {
      this.text = text;
      this.story = new Story(history);
      this.today = document.date();
      this.resolver = new Resolver(document, story, true, false);
    }

    Sentence read(int number, Span span, Clause clause) {
      story.enter(number);
      listed = null;
      List<Timex> timexes = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < clause.size(); i++) {
        switch (clause.expression(i)) {
          case Nothing nothing -> note(clause.span(i), nothing);
          case Series series -> {
            for (int k = 0; k < series.pieces().size(); k++) {
              Piece piece = series.pieces().get(k);
              RangeEnd end =
                  !series.interval() ? RangeEnd.NEITHER : k == 0 ? RangeEnd.FIRST : RangeEnd.SECOND;
              resolve(clause, i, piece.expression(), clause.span(piece), end, timexes, places);
            }
          }
          default -> {
            RangeEnd end =
                clause.isRange(i)
                    ? RangeEnd.FIRST
                    : i > 0 && clause.isRange(i - 1) ? RangeEnd.SECOND : RangeEnd.NEITHER;
            Expression told = Shared.completed(clause, i, end);
            resolve(clause, i, told, clause.span(i), end, timexes, places);
          }
        }
      }
      return new Sentence(span, timexes, clause, places);
    }

    private void note(Span span, Nothing nothing) {
      if (nothing.fault() != null) {
        TimeNote.Code code =
            switch (nothing.fault()) {
              case IMPOSSIBLE_DATE -> TimeNote.Code.IMPOSSIBLE_DATE;
              case IMPOSSIBLE_TIME -> TimeNote.Code.IMPOSSIBLE_TIME;
              case OTHER_CALENDAR -> TimeNote.Code.OTHER_CALENDAR;
            };
        notes.add(TimeNote.of(text, span, code));
      }
    }

    private void resolve(
        Clause clause,
        int i,
        Expression told,
        Span span,
        RangeEnd end,
        List<Timex> timexes,
        List<Integer> places) {
      Tense tense = clause.tense(i);
      ZoneId place = isLocal(told) ? clause.placeZone() : null;
      Setting setting =
          new Setting(
              tense,
              tense == Tense.PAST,
              place,
              end == RangeEnd.SECOND ? rangeBegin : listBegin(clause, i, told),
              null,
              clause.opens(i),
              false,
              false,
              false,
              false);
      Optional<Resolution> resolution =
          resolver.resolve(byVerb(told, tellsPast(clause, i)), setting);
      if (resolution.isEmpty()) {
        return;
      }
      CalendarValue calendar = resolution.get().calendar();
      Timex timex =
          new Timex(
              span,
              span.of(text),
              resolution.get(),
              clause.rule(i),
              end,
              tense,
              calendar == null ? Set.of() : Components.stated(told));
      rangeBegin = end == RangeEnd.FIRST && calendar != null ? calendar.begin() : null;
      boolean ahead =
          told instanceof CalendarDate date
              && Ranges.isYearless(date)
              && calendar != null
              && today != null
              && calendar.begin().toLocalDate().isAfter(today);
      listed = ahead && calendar != null ? calendar.begin() : null;
      timexes.add(timex);
      places.add(i);
      noteShift(span, resolution.get());
    }

    /** "on 3 October, 5 December and 9 March": a list of days to come goes on. */
    private @Nullable LocalDateTime listBegin(Clause clause, int i, Expression told) {
      return told instanceof CalendarDate date
              && Ranges.isYearless(date)
              && clause.isListed(i)
              && Ranges.goesOn(listed, date)
          ? listed
          : null;
    }

    private static boolean tellsPast(Clause clause, int i) {
      return clause.has("past", i) && !clause.has("ahead", i);
    }

    /** What is counted from the time of its verb, with that time known. */
    private static Expression byVerb(Expression told, boolean past) {
      return switch (told) {
        case Offset offset ->
            switch (offset.anchor()) {
              case DOCUMENT, NARRATIVE, SCENE -> told;
              case VERB ->
                  offset.from(past ? Expression.Anchor.NARRATIVE : Expression.Anchor.DOCUMENT);
              case UNDERTAKING ->
                  past && offset.half() == 0
                      ? new Expression.Duration(
                          offset.unit().period(Integer.toString(offset.amount())))
                      : offset.from(Expression.Anchor.DOCUMENT);
            };
        case Modified modified -> new Modified(byVerb(modified.of(), past), modified.mod());
        default -> told;
      };
    }

    /** Clocks put forward skip an hour of the wall clock; put back, they show one twice. */
    private void noteShift(Span span, Resolution resolution) {
      ZoneId zone = resolution.zone();
      if (zone == null || resolution.calendar() == null) {
        return;
      }
      LocalDateTime wall = Objects.requireNonNull(resolution.calendar()).begin();
      int offsets = zone.getRules().getValidOffsets(wall).size();
      if (offsets != 1) {
        notes.add(
            TimeNote.of(
                text, span, offsets == 0 ? TimeNote.Code.ZONE_GAP : TimeNote.Code.ZONE_OVERLAP));
      }
    }

    private static boolean isLocal(Expression told) {
      return switch (told) {
        case Clock clock -> clock.zone() != null && clock.zone().isLocal();
        case DateTime both -> isLocal(both.time());
        case Modified modified -> isLocal(modified.of());
        default -> false;
      };
    }
  }

  /** The parts that one end of a stretch states for both: the zone, the day, the year. */
  private static final class Shared {

    private Shared() {}

    static Expression completed(Clause clause, int i, RangeEnd end) {
      Expression told = clause.expression(i);
      return switch (end) {
        case NEITHER -> told;
        case FIRST -> {
          Expression other = clause.expression(i + 1);
          yield Ranges.withYearOf(other, withDayOf(other, withZoneOf(other, told)));
        }
        case SECOND ->
            told instanceof Weekday weekday && clause.tense(i - 1) == Tense.FUTURE
                ? afterBegin(weekday)
                : withDayOf(clause.expression(i - 1), told);
      };
    }

    /** "from Monday to Friday" ends on the Friday after its begin. */
    private static Expression afterBegin(Weekday end) {
      return end.direction() == Direction.OPEN
          ? new Weekday(end.weekday(), Direction.AHEAD, 0, Expression.Anchor.NARRATIVE)
          : end;
    }

    private static Expression withZoneOf(Expression other, Expression told) {
      if (told instanceof DateTime both) {
        return new DateTime(both.date(), withZoneOf(other, both.time()));
      }
      Expression time = other instanceof DateTime both ? both.time() : other;
      boolean shared = told instanceof Clock own && own.zone() == null;
      return shared && told instanceof Clock own && time instanceof Clock zoned
          ? own.in(zoned.zone())
          : told;
    }

    private static Expression withDayOf(Expression other, Expression told) {
      return told instanceof Clock && other instanceof DateTime both && both.time() instanceof Clock
          ? new DateTime(both.date(), told)
          : told;
    }
  }
}
