package io.dateline.api;

import io.dateline.api.Density.Bin;
import io.dateline.api.Density.Unit;
import io.dateline.api.format.Html;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The head of a timeline's page in HTML: its sources, the strip of its times, and how many events
 * are shown.
 */
final class PageHead {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

  /** Labels of the axis. */
  private static final int TICKS = 5;

  private PageHead() {}

  /**
   * One line: "282 articles from 12 publishers · Feb 2011 to Aug 2011 · last report 21 Aug 2011".
   */
  static Html lede(String timeline, Survey survey) {
    if (survey.lastReported() == null) {
      return Html.NONE;
    }
    Instant last = Objects.requireNonNull(survey.lastReported());
    return Html.of(
        "<p class=\"lede\"><a href=\"{}&amp;state=events\">{}</a> from {} <span>{} to {}</span> <span>last report {}</span></p>\n",
        Links.articles(timeline),
        count(survey.articles(), "article"),
        count(survey.publishers(), "publisher"),
        MONTH.format(day(begin(survey))),
        MONTH.format(day(end(survey).minusNanos(1))),
        DAY.format(day(last)));
  }

  /** A sentence that says the same as text, for the head of the page. */
  static String told(Survey survey) {
    return survey.lastReported() == null
        ? ""
        : "Dated events told by %s from %s, %s to %s."
            .formatted(
                count(survey.articles(), "article"),
                count(survey.publishers(), "publisher"),
                MONTH.format(day(begin(survey))),
                MONTH.format(day(end(survey).minusNanos(1))));
  }

  private static Instant begin(Survey survey) {
    Instant begin = Period.of(survey.now()).begin();
    return begin.isAfter(DateParameter.FIRST)
        ? begin
        : survey.now().stream().map(Outline::earliest).min(Comparator.naturalOrder()).orElse(begin);
  }

  private static Instant end(Survey survey) {
    Instant end = Period.of(survey.now()).end();
    return end.isBefore(DateParameter.LAST)
        ? end
        : survey.now().stream().map(Outline::latest).max(Comparator.naturalOrder()).orElse(end);
  }

  /** "1,703 events": a number and its noun, in the plural but for one. */
  static String count(long number, String one) {
    return grouped(number) + " " + one + (number == 1 ? "" : "s");
  }

  /** "1,703". */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** "284 shown of 1,703 events", with links to all of them and to what lies before the period. */
  static Html shown(Survey survey, String path, Map<String, String> given) {
    int all = survey.matching().size();
    return Html.of(
        "<span><b>{}</b>{}<span class=\"wide\"> event{}</span></span>{} {}",
        grouped(survey.shown().size()),
        Html.when(
            survey.shown().size() < all,
            "<span class=\"wide\"> shown</span> of <b>{}</b>",
            grouped(all)),
        all == 1 ? "" : "s",
        Html.when(
            survey.shown().size() < survey.within().size(),
            " <a href=\"{}\">Show all</a>",
            link(path, given, Map.of("view", "all"))),
        edge(survey, false, path, given));
  }

  /** A link to the events after the period, for below the list; empty where there are none. */
  static Html later(Survey survey, String path, Map<String, String> given) {
    return edge(survey, true, path, given);
  }

  /** A link to the events before the period, or after it; empty where there are none. */
  private static Html edge(Survey survey, boolean later, String path, Map<String, String> given) {
    long events = later ? survey.after() : survey.before();
    boolean isClipped =
        given.getOrDefault(later ? "to" : "from", "").isEmpty()
            && (later
                ? survey.range().end().isBefore(DateParameter.LAST)
                : survey.range().begin().isAfter(DateParameter.FIRST));
    if (!isClipped || events == 0) {
      return Html.NONE;
    }
    Instant bound = later ? survey.range().end().minusNanos(1) : survey.range().begin();
    return Html.of(
        "<a href=\"{}\">{} {} {}</a>",
        link(path, given, Map.of("view", "all", later ? "to" : "from", later ? "9999" : "0001")),
        grouped(events),
        later ? "after" : "before",
        MONTH.format(day(bound)));
  }

  private static String link(String path, Map<String, String> given, Map<String, String> more) {
    Map<String, String> parameters = new TreeMap<>(given);
    parameters.remove("cursor");
    parameters.putAll(more);
    return path + "?" + Links.query(parameters);
  }

  /** The strip of a timeline's times as it is without script: each bar is a link to its period. */
  static Html strip(Density density, String path, Map<String, String> given) {
    if (density.bins().size() < 2) {
      return Html.NONE;
    }
    Unit unit = density.unit();
    long width = unit.count(density.first(), density.last()) + 1;
    int most = density.bins().stream().mapToInt(Bin::events).max().orElse(1);
    Html.Builder out = new Html.Builder();
    out.add(
        "<div class=\"chart\"><svg viewBox=\"0 0 {} 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
        width);
    for (Bin bin : density.bins()) {
      // Square roots, so that a quiet year still shows beside a loud one.
      double height = Math.max(6, Math.sqrt(bin.events() / (double) most) * 100);
      out.add(
          "<a href=\"{}\" tabindex=\"-1\"><rect x=\"{}.1\" y=\"{}\" width=\".8\" height=\"{}\"{}><title>{}: {}</title></rect></a>",
          link(path, given, range(bin.begin(), unit)),
          unit.count(density.first(), bin.begin()),
          tenths(100 - height),
          tenths(height),
          Html.when(bin.hot(), " class=\"hot\""),
          label(bin.begin(), unit),
          grouped(bin.events()));
    }
    out.add("</svg></div>\n<div class=\"ticks\" aria-hidden=\"true\">");
    ticks(density, width, out);
    return out.add("</div>\n").build();
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static Map<String, String> range(LocalDateTime begin, Unit unit) {
    LocalDateTime last = unit.next(begin).minusSeconds(1);
    return switch (unit) {
      case HOUR -> Map.of("from", begin + ":00Z", "to", last + "Z");
      case DAY, WEEK -> Map.of("from", date(begin), "to", date(last));
      case MONTH -> Map.of("from", date(begin).substring(0, 7), "to", date(begin).substring(0, 7));
      case YEAR, DECADE, CENTURY ->
          Map.of("from", date(begin).substring(0, 4), "to", date(last).substring(0, 4));
    };
  }

  private static String date(LocalDateTime at) {
    return at.getYear() < 1 ? "0001-01-01" : at.toLocalDate().toString();
  }

  /** Labels at even distances, from the begin of the axis to its end. */
  private static void ticks(Density density, long width, Html.Builder out) {
    long labels = Math.min(TICKS, width);
    long next = 0;
    LocalDateTime at = density.first();
    for (long i = 0; i < width; i++) {
      if (i == next * (width - 1) / Math.max(1, labels - 1)) {
        out.add("<span>{}</span>", label(at, density.unit()));
        next++;
      }
      at = density.unit().next(at);
    }
  }

  /** The name of a unit of time that begins then. */
  static String label(LocalDateTime begin, Unit unit) {
    return switch (unit) {
      case HOUR -> CLOCK.format(begin);
      case DAY -> DAY.format(begin);
      case WEEK -> DAY.format(begin);
      case MONTH -> MONTH.format(begin);
      case YEAR -> YEAR.format(begin);
      case DECADE, CENTURY -> YEAR.format(begin) + "s";
    };
  }
}
