package io.dateline.time;

import io.dateline.text.Span;
import io.dateline.text.Tokens;
import io.dateline.time.Evidence.Course;
import io.dateline.time.grammar.Direction;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.Fault;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.SlashedDate;
import io.dateline.time.grammar.Grammar;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Tense;
import io.dateline.time.grammar.Zones;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time expressions of English news and puts them on the calendar.
 *
 * <p>What no reader sees is left out; sentences are split into tokens; the {@link Grammar} finds
 * phrases; phrases that belong together are joined; all of them show what kind of text it is; each
 * is resolved in the order of the text against the document's own time. Linear in the length of the
 * text. No state: one tagger serves all threads.
 */
public final class TimeTagger {

  /** How far apart the months of a list stand, in tokens. */
  private static final int LIST_GAP = 12;

  /** The times of one sentence, found but not resolved. */
  private record Sentence(int number, Span span, Phrase phrase, List<Found> found) {}

  /** A time in tokens {@code [begin, end)} of a sentence that a past verb governs. */
  private record Deed(int begin, int end, LocalDateTime time) {}

  /**
   * The time expressions of some sentences, in order, without overlaps.
   *
   * @param text the text that all spans index
   * @param sentences the sentences to read, in order, as {@code Sentences} splits them
   * @param document when and where the text was written
   */
  public Tagged tag(CharSequence text, List<Span> sentences, DocumentTime document) {
    return tag(text, sentences, document, Directions.BY_WORDS);
  }

  /**
   * The same, where whether a time is past or ahead is asked of somebody who knows more.
   *
   * @param directions asked only where the value depends on it
   */
  public Tagged tag(
      CharSequence text, List<Span> sentences, DocumentTime document, Directions directions) {
    PlainText plain = PlainText.of(text);
    return plain.out(
        tagPlain(plain.text(), plain.in(sentences), document, plain.directions(directions)));
  }

  private static Tagged tagPlain(
      CharSequence text, List<Span> sentences, DocumentTime document, Directions directions) {
    List<Sentence> read = new ArrayList<>();
    Evidence evidence = new Evidence(document);
    DateLists lists = new DateLists(document);
    for (int i = 0; i < sentences.size(); i++) {
      Phrase phrase = Grammar.phrase(Tokens.split(text, sentences.get(i)));
      List<Found> found = Joiner.join(phrase, Grammar.find(phrase));
      if (!found.isEmpty()) {
        read.add(new Sentence(i, sentences.get(i), phrase, found));
        evidence.add(i, phrase, found);
      }
      if (opensLine(text, sentences.get(i).begin())) {
        lists.add(i, phrase, found);
      }
    }
    lists.close();
    if (read.isEmpty()) {
      return new Tagged(List.of(), List.of());
    }
    return new Pass(text, document, evidence, lists, directions).over(read);
  }

  private static boolean opensLine(CharSequence text, int begin) {
    int at = begin;
    while (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    return at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
  }

  /** One pass over a text, in its order. */
  private static final class Pass {
    private final CharSequence text;
    private final Directions directions;
    private final DateLists lists;
    private final @Nullable LocalDate today;
    private final Story story;
    private final Course course;
    private final Resolver resolver;
    private final boolean dayOrderKnown;
    private final List<Timex> timexes = new ArrayList<>();
    private final List<TimeNote> notes = new ArrayList<>();
    private final Landmarks landmarks = new Landmarks();

    /** The landmark from which the time at hand is counted, or null. */
    private @Nullable LocalDate landmark;

    /** The end and the first day of the last month that the sentence named as still to come. */
    private int listed = -1;

    private @Nullable LocalDateTime listBegin;

    /** The begin of a stretch whose end is expected. */
    private @Nullable LocalDateTime rangeBegin;

    /** The times of the sentence that past verbs govern, the last one first. */
    private final Deque<Deed> deeds = new ArrayDeque<>();

    Pass(
        CharSequence text,
        DocumentTime document,
        Evidence evidence,
        DateLists lists,
        Directions directions) {
      this.text = text;
      this.directions = directions;
      this.lists = lists;
      this.today = document.date();
      this.story = new Story(evidence.isHistory());
      this.course = evidence.course();
      Boolean dayFirst = evidence.isDayFirst();
      this.dayOrderKnown = dayFirst != null;
      this.resolver =
          new Resolver(document, story, dayFirst != null && dayFirst, evidence.isOfEveryYear());
    }

    Tagged over(List<Sentence> sentences) {
      for (Sentence sentence : sentences) {
        story.enter(sentence.number());
        listed = -1;
        deeds.clear();
        ZoneId place = placeZone(sentence.phrase());
        int before = timexes.size();
        for (int i = 0; i < sentence.found().size(); i++) {
          read(sentence, i, place);
        }
        LocalDate day = onlyDay(timexes.subList(before, timexes.size()));
        if (day != null) {
          landmarks.enter(sentence.phrase(), day);
        }
      }
      return new Tagged(timexes, notes);
    }

    /** The day that all stated days are, or null. */
    private static @Nullable LocalDate onlyDay(List<Timex> told) {
      LocalDate only = null;
      for (Timex timex : told) {
        CalendarValue value = timex.calendar();
        LocalDate day =
            value == null || value.granularity().isCoarserThan(Granularity.DAY)
                ? null
                : value.begin().toLocalDate();
        if (day != null && only != null && !only.equals(day)) {
          return null;
        }
        only = day == null ? only : day;
      }
      return only;
    }

    private void read(Sentence sentence, int i, @Nullable ZoneId place) {
      Phrase phrase = sentence.phrase();
      Found found = sentence.found().get(i);
      Landmarks.Counted counted = landmarks.count(phrase, found);
      landmark = counted == null ? null : counted.from();
      if (counted != null) {
        resolve(sentence, counted.found(), counted.found(), place, RangeEnd.NEITHER);
        return;
      }
      Quotations.Counted spoken =
          Quotations.count(phrase, sentence.found(), i, story.isHistory() ? null : today);
      if (spoken != null) {
        landmark = spoken.spoken();
        resolve(sentence, spoken.found(), spoken.found(), place, RangeEnd.NEITHER);
        return;
      }
      Found restated = restated(phrase, sentence.found(), i);
      if (restated != null) {
        resolve(sentence, restated, found, place, RangeEnd.NEITHER);
        return;
      }
      Expression placed =
          story.isHistory()
              ? found.expression()
              : lists.placed(sentence.number(), i, found.expression());
      switch (placed) {
        case Nothing nothing -> note(phrase, found, nothing.fault());
        case Series series -> {
          int last = series.pieces().size() - 1;
          for (int k = 0; k <= last; k++) {
            Piece piece = series.pieces().get(k);
            RangeEnd end =
                !series.interval() ? RangeEnd.NEITHER : k == 0 ? RangeEnd.FIRST : RangeEnd.SECOND;
            Found part = new Found(piece.begin(), piece.end(), piece.expression(), found.rule());
            resolve(sentence, part, part, place, end);
          }
        }
        default -> {
          RangeEnd end = Ranges.end(phrase, sentence.found(), i);
          Expression told =
              placed.equals(found.expression())
                  ? Ranges.completed(phrase, sentence.found(), i, end, today)
                  : placed;
          Found whole = new Found(found.begin(), found.end(), told, found.rule());
          Found opening = end == RangeEnd.SECOND ? sentence.found().get(i - 1) : found;
          boolean oneDay = opening.expression() instanceof Clock;
          Found tensed = oneDay || !Tense.isUntil(phrase, found.begin() - 1) ? opening : found;
          resolve(sentence, whole, tensed, place, end);
        }
      }
    }

    /** "Two years later, in 1896": the year is the one that stands behind it. */
    private static @Nullable Found restated(Phrase phrase, List<Found> found, int i) {
      Found later = found.get(i);
      Expression told = later.expression() instanceof Modified m ? m.of() : later.expression();
      if (i + 1 >= found.size()
          || !(told instanceof Offset offset && offset.anchor() == Expression.Anchor.NARRATIVE)
          || !(found.get(i + 1).expression() instanceof CalendarDate date)) {
        return null;
      }
      boolean fits =
          switch (offset.unit()) {
            case YEAR ->
                date.month() == Expression.UNKNOWN && date.year().number() != Expression.UNKNOWN;
            case MONTH -> date.month() != Expression.UNKNOWN && date.day() == Expression.UNKNOWN;
            case DAY -> date.day() != Expression.UNKNOWN;
            default -> false;
          };
      int next = found.get(i + 1).begin();
      boolean beside =
          next == later.end() + 2
              && phrase.is(next - 2, ",")
              && (phrase.is(next - 1, "in") || phrase.is(next - 1, "on"));
      return fits && beside
          ? new Found(later.begin(), later.end(), date, later.rule() + "-restated")
          : null;
    }

    /**
     * Resolves one time.
     *
     * @param tensed the phrase at which the tense is asked: of a stretch, that with which it begins
     */
    private void resolve(
        Sentence sentence, Found found, Found tensed, @Nullable ZoneId place, RangeEnd end) {
      Phrase phrase = sentence.phrase();
      Tense tense = Tense.at(phrase, tensed.begin(), tensed.end());
      if (isDirected(found.expression())) {
        tense = directions.at(sentence.span(), span(phrase, tensed), tense);
      }
      boolean open =
          found.expression() instanceof CalendarDate || found.expression() instanceof PartOfYear;
      boolean ahead = tense == Tense.FUTURE && open;
      LocalDateTime deed =
          ahead && found.expression() instanceof CalendarDate date
              ? deed(phrase, date, Tense.viewpoint(phrase, tensed.begin()))
              : null;
      boolean named =
          tense == Tense.PAST
              && found.expression() instanceof Expression.NamedDay
              && Tense.isAttributive(phrase, found.begin(), found.end());
      if (named || (ahead && deed == null && Tense.isAheadOfPast(phrase, tensed.begin()))) {
        tense = Tense.PRESENT;
      }
      ZoneId beside = zoneBeside(phrase, found);
      Expression told =
          beside == null ? found.expression() : Joiner.inZone(found.expression(), beside);
      boolean inPassing = course.isInPassing(sentence.number(), found.begin());
      story.lookAhead(course.yearAfter(sentence.number(), found.begin()));
      Setting setting =
          new Setting(
              tense,
              tense == Tense.PAST && Tense.isSurelyPast(phrase, found.begin(), found.end()),
              place,
              end == RangeEnd.SECOND ? rangeBegin : listBegin(phrase, found, tense),
              deed,
              Tense.opensSentence(phrase, found.begin()),
              isStamp(phrase, found),
              Evidence.isAsOf(phrase, found.begin()),
              inPassing,
              story.isHistory() && phrase.isQuoted(found.begin()));
      Optional<Resolution> resolution = resolver.resolve(told, setting);
      if (landmark != null) {
        TimeAnchor from = new TimeAnchor(TimeAnchor.From.STORY, landmark);
        resolution = resolution.map(r -> r.withBasis(Basis.CONTEXT).countedFrom(from));
      }
      Span span = span(phrase, found);
      if (resolution.isEmpty()) {
        return;
      }
      Timex timex = timex(span, told, resolution.get(), found.rule(), tense, end);
      rangeBegin = end == RangeEnd.FIRST ? beginOf(timex) : null;
      timexes.add(timex);
      list(found, timex);
      noteDeed(found, timex, tense);
      if (told instanceof SlashedDate date
          && !dayOrderKnown
          && date.first() <= 12
          && date.second() <= 12
          && date.first() != date.second()) {
        notes.add(TimeNote.of(text, span, TimeNote.Code.AMBIGUOUS_DATE));
      }
    }

    /**
     * "in November, Spain in December and Mexico in January", "on 3 October, 5 December and 9
     * March": a list of months or days goes on.
     */
    private @Nullable LocalDateTime listBegin(Phrase phrase, Found found, Tense tense) {
      boolean goesOn =
          listed >= 0
              && tense != Tense.PAST
              && found.expression() instanceof CalendarDate date
              && Ranges.isYearless(date)
              && Ranges.goesOn(listBegin, date)
              && found.begin() - listed <= LIST_GAP
              && Tense.isVerbless(phrase, listed, found.begin())
              && isListed(phrase, listed, found.begin());
      return goesOn ? listBegin : null;
    }

    private static boolean isListed(Phrase phrase, int from, int to) {
      for (int i = from; i < to; i++) {
        if (phrase.is(i, ",") || phrase.is(i, "and")) {
          return true;
        }
      }
      return false;
    }

    private static @Nullable LocalDateTime beginOf(Timex timex) {
      CalendarValue value = timex.calendar();
      return value == null ? null : value.begin();
    }

    private void list(Found found, Timex timex) {
      if (found.expression() instanceof PartOfYear) {
        return; // "the Winter Fair in February" is no step of a list of months
      }
      LocalDateTime begin = beginOf(timex);
      boolean ahead =
          begin != null
              && today != null
              && found.expression() instanceof CalendarDate date
              && Ranges.isYearless(date)
              && begin.toLocalDate().isAfter(today);
      listed = ahead ? found.end() : -1;
      listBegin = ahead ? begin : null;
    }

    /**
     * When the deed was done from which a date is seen, or the month of that deed for a month; null
     * where the text does not date it.
     *
     * @param verb that of the deed, or -1
     */
    private @Nullable LocalDateTime deed(Phrase phrase, CalendarDate date, int verb) {
      for (Deed deed : deeds) {
        if (verb >= 0 && Tense.isOf(phrase, verb, deed.begin(), deed.end())) {
          return date.day() == Expression.UNKNOWN ? deed.time().withDayOfMonth(1) : deed.time();
        }
      }
      return null;
    }

    /** "said in March that it would close in May": what is ahead is seen from what was told. */
    private void noteDeed(Found found, Timex timex, Tense tense) {
      LocalDateTime begin = beginOf(timex);
      boolean lately =
          begin != null
              && today != null
              && !begin.toLocalDate().isAfter(today)
              && begin.toLocalDate().isAfter(today.minusYears(1));
      if (begin != null && lately && tense == Tense.PAST) {
        deeds.push(new Deed(found.begin(), found.end(), begin));
      }
    }

    /**
     * "Friday 9:40 a.m. - The gates were shut", "(Update 9:40 a.m.) The gates were shut": a time at
     * the head, cut off from what follows.
     */
    private static boolean isStamp(Phrase phrase, Found found) {
      int word = phrase.is(found.begin() - 1, "at") ? found.begin() - 2 : found.begin() - 1;
      boolean named =
          switch (phrase.word(word)) {
            case "update", "updated", "posted", "published" -> true;
            default -> false;
          };
      int head = named ? word : found.begin();
      boolean opens = head == 0 || (head == 1 && phrase.tokens().isSymbol(0, '('));
      return opens && (named || isCutOff(phrase, found));
    }

    private static boolean isCutOff(Phrase phrase, Found found) {
      return found.begin() == 0
          && switch (phrase.word(found.end())) {
            case "", ":", "-", "\u2013", "\u2014", "|" -> true;
            default -> false;
          };
    }

    /** Whether the day that an expression means can depend on the tense of its clause. */
    private static boolean isDirected(Expression expression) {
      return switch (expression) {
        case CalendarDate date -> date.year().number() == Expression.UNKNOWN;
        case PartOfYear part -> part.year().number() == Expression.UNKNOWN;
        case DateTime both -> isDirected(both.date()) || isDirected(both.time());
        case Modified modified -> isDirected(modified.of());
        case Expression.Weekday weekday -> weekday.direction() == Direction.OPEN;
        case Clock _, Expression.DayPart _, Expression.NamedDay _, Expression.DayOfMonth _ -> true;
        default -> false;
      };
    }

    private void note(Phrase phrase, Found found, @Nullable Fault fault) {
      if (fault != null) {
        TimeNote.Code code =
            switch (fault) {
              case IMPOSSIBLE_DATE -> TimeNote.Code.IMPOSSIBLE_DATE;
              case IMPOSSIBLE_TIME -> TimeNote.Code.IMPOSSIBLE_TIME;
              case OTHER_CALENDAR -> TimeNote.Code.OTHER_CALENDAR;
            };
        notes.add(TimeNote.of(text, span(phrase, found), code));
      }
    }

    private Timex timex(
        Span span,
        Expression told,
        Resolution resolution,
        String rule,
        Tense tense,
        RangeEnd rangeEnd) {
      CalendarValue calendar = resolution.calendar();
      ZoneId zone = resolution.zone();
      if (zone != null && calendar != null) {
        noteShift(span, calendar.begin(), zone);
      }
      return new Timex(
          span,
          span.of(text),
          resolution,
          rule,
          rangeEnd,
          tense,
          calendar == null ? Set.of() : Components.stated(told));
    }

    /** Clocks put forward skip an hour of the wall clock; put back, they show one twice. */
    private void noteShift(Span span, LocalDateTime wall, ZoneId zone) {
      int offsets = zone.getRules().getValidOffsets(wall).size();
      if (offsets != 1) {
        notes.add(
            TimeNote.of(
                text, span, offsets == 0 ? TimeNote.Code.ZONE_GAP : TimeNote.Code.ZONE_OVERLAP));
      }
    }
  }

  private static Span span(Phrase phrase, Found found) {
    Tokens tokens = phrase.tokens();
    int last = found.end() - 1;
    while (last > found.begin() && tokens.isSymbol(last, ',')) {
      last--;
    }
    return new Span(tokens.begin(found.begin()), tokens.end(last));
  }

  /** "9 a.m. in Tokyo": the zone of the place that stands at the clock's side. */
  private static @Nullable ZoneId zoneBeside(Phrase phrase, Found found) {
    if (!isClockWithoutZone(found.expression())) {
      return null;
    }
    Zones.Named place =
        phrase.is(found.end(), "in") ? Zones.placeAt(phrase, found.end() + 1) : null;
    return place == null ? null : place.zone();
  }

  private static boolean isClockWithoutZone(Expression expression) {
    return switch (expression) {
      case Clock clock -> clock.zone() == null;
      case DateTime both -> isClockWithoutZone(both.time());
      case Modified modified -> isClockWithoutZone(modified.of());
      default -> false;
    };
  }

  /** The zone of the first place that the sentence names, for "local time". */
  private static @Nullable ZoneId placeZone(Phrase phrase) {
    boolean asked = false;
    for (int i = 0; i + 1 < phrase.size() && !asked; i++) {
      asked = phrase.is(i, "local") && phrase.is(i + 1, "time");
    }
    Zones.Named place = null;
    for (int i = 0; asked && place == null && i < phrase.size(); i++) {
      place = Zones.placeAt(phrase, i);
    }
    return place == null ? null : place.zone();
  }
}
