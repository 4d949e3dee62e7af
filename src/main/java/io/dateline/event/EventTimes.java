package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.article.PublicationTime;
import io.dateline.event.TimedSentence.Mark;
import io.dateline.text.Span;
import io.dateline.text.syntax.Analysis;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.time.Timex;
import io.dateline.time.grammar.Mod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the times of events from those of the text. */
final class EventTimes {

  private EventTimes() {}

  /** A day that no words tell. */
  static EventTime on(LocalDate date, Basis basis, String rule) {
    String value = date.toString();
    CalendarValue day = CalendarValue.parse(value).orElseThrow();
    return new EventTime(
        "",
        value,
        null,
        value,
        day.granularity(),
        null,
        null,
        basis,
        null,
        day.begin().toInstant(ZoneOffset.UTC),
        day.end().toInstant(ZoneOffset.UTC),
        rule,
        0,
        0);
  }

  /** The time that heads an entry. */
  static EventTime of(CharSequence text, Timex time) {
    CalendarValue value = Objects.requireNonNull(time.calendar());
    return new EventTime(
        time.span().of(text).toString(),
        time.value(),
        null,
        value.edtf(time.zone()),
        value.granularity(),
        time.zone(),
        time.zoneBasis(),
        time.basis(),
        time.mod(),
        instant(time.earliest()),
        instant(time.latest()),
        time.rule(),
        time.span().begin(),
        time.span().end());
  }

  /** The stretch from one time to another, or the one time where there is no other. */
  static EventTime stretch(CharSequence text, Timex time, @Nullable Timex end) {
    CalendarValue value = Objects.requireNonNull(time.calendar());
    CalendarValue last = end == null ? null : end.calendar();
    if (end == null || last == null || !last.end().isAfter(value.begin())) {
      return of(text, time);
    }
    String begin = value.edtf(time.zone());
    Span words = new Span(time.span().begin(), end.span().end());
    return new EventTime(
        words.of(text).toString(),
        time.value(),
        end.value(),
        interval(begin, last.edtf(end.zone())),
        value.granularity(),
        time.zone(),
        time.zoneBasis(),
        time.basis(),
        time.mod(),
        instant(time.earliest()),
        instant(end.latest()),
        time.rule(),
        words.begin(),
        words.end());
  }

  /** From the begin of one time to the end of another, each a date or an interval. */
  private static String interval(String first, String second) {
    int begin = first.indexOf('/');
    String from = begin < 0 ? first : first.substring(0, begin);
    return from + "/" + second.substring(second.lastIndexOf('/') + 1);
  }

  /** The time that some words of a sentence tell. */
  static EventTime of(TimedSentence sentence, Mark mark) {
    Timex time = mark.time();
    Timex end = mark.end();
    CalendarValue value = Objects.requireNonNull(time.calendar());
    CalendarValue last = end == null ? null : end.calendar();
    if (end == null || last == null || !last.end().isAfter(value.begin())) {
      return of(sentence, mark, time.span(), null, value.edtf(time.zone()), time.latest());
    }
    String begin = value.edtf(time.zone());
    String edtf = interval(begin, last.edtf(end.zone()));
    Span words = new Span(time.span().begin(), end.span().end());
    return of(sentence, mark, words, end.value(), edtf, end.latest());
  }

  private static EventTime of(
      TimedSentence sentence,
      Mark mark,
      Span words,
      @Nullable String endValue,
      String edtf,
      @Nullable Instant latest) {
    Timex time = mark.time();
    return new EventTime(
        words.of(sentence.syntax().text()).toString(),
        time.value(),
        endValue,
        edtf,
        Objects.requireNonNull(time.granularity()),
        time.zone(),
        time.zoneBasis(),
        time.basis(),
        time.mod() != null ? time.mod() : bound(sentence.syntax(), mark),
        instant(time.earliest()),
        instant(latest),
        time.rule(),
        words.begin(),
        words.end());
  }

  private static Instant instant(@Nullable Instant instant) {
    return Objects.requireNonNull(instant, "a time on the calendar has instants");
  }

  /** What the preposition before a time makes of it. */
  private static @Nullable Mod bound(Analysis syntax, Mark mark) {
    return switch (syntax.lower(mark.begin() - 1)) {
      case "by", "until", "till" -> Mod.ON_OR_BEFORE;
      case "since" -> Mod.ON_OR_AFTER;
      case "before" -> Mod.BEFORE;
      case "after" -> Mod.AFTER;
      default -> null;
    };
  }

  /** Whether words tell a time that is not over on the day of publication. */
  static boolean isOpen(EventTime time, Article article) {
    CalendarValue value = CalendarValue.parse(time.value()).orElseThrow();
    return time.end() > 0 && value.end().toLocalDate().isAfter(article.written().date());
  }

  /** Whether a time lies after the publication of the article. */
  static boolean isAfterPublication(EventTime time, Article article) {
    CalendarValue value = CalendarValue.parse(time.value()).orElseThrow();
    PublicationTime published = article.written();
    LocalDate begin = value.begin().toLocalDate();
    if (begin.isAfter(published.date())) {
      return true;
    }
    return !value.granularity().isCoarserThan(Granularity.DAY)
        && published.time() != null
        && published.zone() != null
        && time.zone() != null
        && time.earliest().isAfter(published.instant());
  }
}
