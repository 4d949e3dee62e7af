package io.dateline.api;

import io.dateline.api.Density.Bin;
import io.dateline.api.Density.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What stands above a timeline's list: what it is of, the strip, how many events are shown. */
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
  static String lede(String timeline, Survey survey) {
    if (survey.lastReported() == null) {
      return "";
    }
    Instant last = Objects.requireNonNull(survey.lastReported());
    return "<p class=\"lede\"><a href=\"%s\">%s</a> from %s <span>%s to %s</span> <span>last report %s</span></p>\n"
        .formatted(
            PageArticles.url(timeline) + "&amp;state=events",
            count(survey.articles(), "article"),
            count(survey.publishers(), "publisher"),
            MONTH.format(day(begin(survey))),
            MONTH.format(day(end(survey).minusNanos(1))),
            DAY.format(day(last)));
  }

  /** The same without markup. */
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

  static String count(long number, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** "284 shown of 1,703 events", with links to all of them and to what lies before the period. */
  static String shown(Survey survey, String path, Map<String, String> given) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "<span><b>%,d</b>", survey.shown().size()));
    int all = survey.matching().size();
    if (survey.shown().size() < all) {
      line.append(
          String.format(Locale.ROOT, "<span class=\"wide\"> shown</span> of <b>%,d</b>", all));
    }
    line.append("<span class=\"wide\"> event%s</span></span>".formatted(all == 1 ? "" : "s"));
    if (survey.shown().size() < survey.within().size()) {
      line.append(
          " <a href=\"%s\">Show all</a>".formatted(link(path, given, Map.of("view", "all"))));
    }
    return line.append(' ').append(edge(survey, false, path, given)).toString();
  }

  /** A link to what lies after the period, below the list. */
  static String later(Survey survey, String path, Map<String, String> given) {
    return edge(survey, true, path, given);
  }

  /** A link to all that lies before the period, or after it; empty where nothing does. */
  private static String edge(Survey survey, boolean later, String path, Map<String, String> given) {
    long events = later ? survey.after() : survey.before();
    boolean isClipped =
        given.getOrDefault(later ? "to" : "from", "").isEmpty()
            && (later
                ? survey.range().end().isBefore(DateParameter.LAST)
                : survey.range().begin().isAfter(DateParameter.FIRST));
    if (!isClipped || events == 0) {
      return "";
    }
    Instant bound = later ? survey.range().end().minusNanos(1) : survey.range().begin();
    return String.format(
        Locale.ROOT,
        "<a href=\"%s\">%,d %s %s</a>",
        link(path, given, Map.of("view", "all", later ? "to" : "from", later ? "9999" : "0001")),
        events,
        later ? "after" : "before",
        MONTH.format(day(bound)));
  }

  private static String link(String path, Map<String, String> given, Map<String, String> more) {
    Map<String, String> parameters = new TreeMap<>(given);
    parameters.remove("cursor");
    parameters.putAll(more);
    return path + "?" + Markup.query(parameters);
  }

  /** The strip as it is without script: each bar leads to its time. */
  static String strip(Density density, String path, Map<String, String> given) {
    if (density.bins().size() < 2) {
      return "";
    }
    Unit unit = density.unit();
    long width = unit.count(density.first(), density.last()) + 1;
    int most = density.bins().stream().mapToInt(Bin::events).max().orElse(1);
    StringBuilder out = new StringBuilder();
    out.append(
        "<div class=\"chart\"><svg viewBox=\"0 0 %d 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            .formatted(width));
    for (Bin bin : density.bins()) {
      // Square roots, so that a quiet year still shows beside a loud one.
      double height = Math.max(6, Math.sqrt(bin.events() / (double) most) * 100);
      out.append(
          String.format(
              Locale.ROOT,
              "<a href=\"%s\" tabindex=\"-1\"><rect x=\"%s\" y=\"%.1f\" width=\".8\" height=\"%.1f\"%s><title>%s: %,d</title></rect></a>",
              link(path, given, range(bin.begin(), unit)),
              unit.count(density.first(), bin.begin()) + ".1",
              100 - height,
              height,
              bin.hot() ? " class=\"hot\"" : "",
              label(bin.begin(), unit),
              bin.events()));
    }
    out.append("</svg></div>\n<div class=\"ticks\" aria-hidden=\"true\">");
    ticks(density, width, out);
    return out.append("</div>\n").toString();
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
  private static void ticks(Density density, long width, StringBuilder out) {
    long labels = Math.min(TICKS, width);
    long next = 0;
    LocalDateTime at = density.first();
    for (long i = 0; i < width; i++) {
      if (i == next * (width - 1) / Math.max(1, labels - 1)) {
        out.append("<span>%s</span>".formatted(label(at, density.unit())));
        next++;
      }
      at = density.unit().next(at);
    }
  }

  /** What a unit of time is called. */
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

  /** A list of the facets' names, for the fields to suggest. */
  static String suggestions(String id, List<FacetList.Count> counts) {
    StringBuilder list = new StringBuilder("<datalist id=\"%s\">".formatted(id));
    counts.forEach(one ->
        list.append(
            "<option value=\"%s\">%s</option>"
                .formatted(Markup.text(one.name()), count(one.events(), "event"))));
    return list.append("</datalist>").toString();
  }
}
