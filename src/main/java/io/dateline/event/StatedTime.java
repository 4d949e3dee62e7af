package io.dateline.event;

import io.dateline.text.Span;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.DocumentTime;
import io.dateline.time.Granularity;
import io.dateline.time.RangeEnd;
import io.dateline.time.TimeTagger;
import io.dateline.time.Timex;
import io.dateline.time.ZoneBasis;
import io.dateline.time.grammar.Mod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time that a person states: in EDTF, or in words as news has them. Its basis is {@link
 * Basis#STATED}, its rule {@code decided}, and it has no place in a text.
 */
public final class StatedTime {

  private static final String RULE = "decided";

  private static final int LONGEST = 200;

  /** A date with a time of day and maybe an offset or a zone: RFC 3339 and a little more. */
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2})(?::\\d{2})?(Z|[+-]\\d{2}:\\d{2})?");

  /** How dates in EDTF begin, and words do not: what is no date then is none in words either. */
  private static final Pattern LIKE_EDTF = Pattern.compile("\\d{3}[\\dX](?:[-/T~?%X]|$)");

  /**
   * What may stand around a time: words. A number or a sign, such as the minus of a year before our
   * era, belongs to the time and would be lost.
   */
  private static final Pattern WORDS =
      Pattern.compile("[\\p{L}\\p{M}\\s.,;:()'\"\u2018\u2019\u201C\u201D]*");

  private StatedTime() {}

  /**
   * The time that a text states.
   *
   * @param text an EDTF date, time or interval ({@code 2016-02-27}, {@code 2016-02-27T12:00+02:00},
   *     {@code 2016-02/2016-03}), or English words ({@code about noon Damascus time on 27 Feb})
   * @param zone the zone of its times of day, where the text names none; null where it is not known
   * @param today the day that words such as "last Friday" are counted from
   * @return empty where the text states no time of the calendar, or has more than 200 characters
   */
  public static Optional<EventTime> parse(String text, @Nullable ZoneId zone, LocalDate today) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      return Optional.empty();
    }
    return LIKE_EDTF.matcher(stripped).lookingAt()
        ? edtf(stripped, zone)
        : words(stripped, zone, today);
  }

  private static Optional<EventTime> edtf(String text, @Nullable ZoneId zone) {
    int slash = text.indexOf('/');
    Optional<End> begin = end(slash < 0 ? text : text.substring(0, slash), zone);
    if (begin.isEmpty()) {
      return Optional.empty();
    }
    if (slash < 0) {
      return Optional.of(time(begin.get(), null));
    }
    return end(text.substring(slash + 1), zone)
        .filter(last -> last.latest().isAfter(begin.get().earliest()))
        .map(last -> time(begin.get(), last));
  }

  /**
   * A time of the calendar as EDTF writes it.
   *
   * @param zone of its time of day, or null
   * @param isApproximate whether it ends in {@code ~}, {@code ?} or {@code %}
   */
  private record End(CalendarValue value, @Nullable ZoneId zone, boolean isApproximate) {
    Instant earliest() {
      return instant(value.begin());
    }

    Instant latest() {
      return instant(value.end());
    }

    private Instant instant(LocalDateTime wall) {
      return wall.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant();
    }

    String edtf() {
      return value.edtf(zone) + (isApproximate && !value.edtf(zone).endsWith("~") ? "~" : "");
    }
  }

  private static Optional<End> end(String text, @Nullable ZoneId zone) {
    boolean isApproximate = text.matches(".*[~?%]");
    String plain = isApproximate ? text.substring(0, text.length() - 1) : text;
    Matcher clock = CLOCK.matcher(plain);
    if (clock.matches()) {
      return CalendarValue.parse(clock.group(1))
          .flatMap(value -> zone(clock.group(2), zone, value, isApproximate));
    }
    return plain.matches(
            "\\d{3}X|\\d{2}XX|\\d{4}(-\\d{2}){0,2}|\\d{4}-(W\\d{2}|Q[1-4]|SP|SU|FA|WI)")
        ? CalendarValue.parse(plain.replaceFirst("X+$", ""))
            .map(value -> new End(value, null, isApproximate))
        : Optional.empty();
  }

  private static Optional<End> zone(
      @Nullable String offset, @Nullable ZoneId zone, CalendarValue value, boolean isApproximate) {
    if (offset == null) {
      return Optional.of(new End(value, zone, isApproximate));
    }
    try {
      ZoneId stated = ZoneId.of(offset.equals("Z") ? "UTC" : offset);
      boolean isOfZone =
          zone != null
              && zone.getRules()
                  .getOffset(value.begin())
                  .equals(stated.getRules().getOffset(value.begin()));
      return Optional.of(new End(value, isOfZone ? zone : stated, isApproximate));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static EventTime time(End begin, @Nullable End last) {
    CalendarValue value = begin.value();
    ZoneId zone = begin.zone();
    return new EventTime(
        "",
        value.value(),
        last == null ? null : last.value().value(),
        last == null ? begin.edtf() : begin.edtf() + "/" + last.edtf(),
        value.granularity(),
        zone,
        zone == null ? null : ZoneBasis.STATED,
        Basis.STATED,
        begin.isApproximate() ? Mod.APPROX : null,
        begin.earliest(),
        last == null ? begin.latest() : last.latest(),
        RULE,
        0,
        0);
  }

  private static Optional<EventTime> words(String text, @Nullable ZoneId zone, LocalDate today) {
    DocumentTime document =
        new DocumentTime(today, null, zone, zone == null ? null : ZoneBasis.STATED);
    List<Timex> told =
        new TimeTagger()
            .tag(text, List.of(new Span(0, text.length())), document).timexes().stream()
                .filter(Timex::isOnCalendar)
                .toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    Timex begin = told.getFirst();
    Timex last = told.size() > 1 && told.get(1).rangeEnd() == RangeEnd.SECOND ? told.get(1) : null;
    int end = last == null ? begin.span().end() : last.span().end();
    String rest =
        text.substring(0, begin.span().begin()) + text.substring(Math.min(end, text.length()));
    return WORDS.matcher(rest).matches() ? Optional.of(time(begin, last)) : Optional.empty();
  }

  private static EventTime time(Timex begin, @Nullable Timex last) {
    CalendarValue value = Objects.requireNonNull(begin.calendar());
    CalendarValue end = last == null ? null : last.calendar();
    String edtf = value.edtf(begin.zone());
    Granularity granularity = value.granularity();
    return new EventTime(
        "",
        begin.value(),
        last == null ? null : last.value(),
        last == null || end == null ? edtf : edtf + "/" + end.edtf(last.zone()),
        granularity,
        begin.zone(),
        begin.zoneBasis(),
        Basis.STATED,
        begin.mod(),
        Objects.requireNonNull(begin.earliest()),
        Objects.requireNonNull(last == null ? begin.latest() : last.latest()),
        RULE,
        0,
        0);
  }
}
