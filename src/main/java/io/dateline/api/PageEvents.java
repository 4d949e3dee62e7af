package io.dateline.api;

import io.dateline.api.format.TimeText;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.place.Place;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.timeline.Event;
import io.dateline.timeline.Highlight;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Events in HTML, as the page's scripts write them too: grouped by day, or alone with their proof.
 */
final class PageEvents {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /** Publishers and places that a line names. */
  private static final int MOST_NAMES = 2;

  private static final int MOST_PLACES = 2;

  /** A sentence is shown where it is so many times as long as the title. */
  private static final double MORE = 1.3;

  private PageEvents() {}

  /**
   * Where an event stands: the period it is grouped by, and its place in it.
   *
   * @param begin when it begins on the clocks of its place
   * @param last the last day of its period
   */
  private record Placed(
      Event event, LocalDateTime begin, LocalDate last, Granularity period, String heading) {

    static Placed of(Event event) {
      String value = event.time().value();
      CalendarValue calendar = CalendarValue.parse(value).orElse(null);
      if (calendar == null) {
        LocalDateTime begin = LocalDateTime.ofInstant(event.time().earliest(), ZoneOffset.UTC);
        return new Placed(event, begin, begin.toLocalDate(), Granularity.DAY, value);
      }
      boolean day = !calendar.granularity().isCoarserThan(Granularity.DAY);
      String heading =
          day && !calendar.isBeforeChrist()
              ? DAY.format(calendar.begin())
              : day ? TimeText.day(event.time()) : TimeText.of(bare(event.time()));
      LocalDate first = calendar.begin().toLocalDate();
      return new Placed(
          event,
          calendar.begin(),
          day ? first : calendar.end().minusNanos(1).toLocalDate(),
          day ? Granularity.DAY : calendar.granularity(),
          heading);
    }

    LocalDate day() {
      return begin.toLocalDate();
    }
  }

  /** The period alone, without what narrows or loosens it and without its end. */
  private static EventTime bare(EventTime time) {
    return new EventTime(
        time.text(),
        time.value(),
        null,
        time.edtf(),
        time.granularity(),
        null,
        null,
        time.basis(),
        null,
        time.earliest(),
        time.latest(),
        time.rule(),
        time.begin(),
        time.end());
  }

  /** A day's own before what has a clock time. */
  private static final Comparator<Placed> OF_ONE_HEADING =
      Comparator.comparing(Placed::heading)
          .thenComparing(placed -> isClock(placed.event().time()))
          .thenComparing(placed -> placed.event().time().earliest())
          .thenComparing(placed -> placed.event().id());

  /** Periods after the days in them. */
  private static final Comparator<Placed> EARLIEST_FIRST =
      Comparator.comparing(Placed::last)
          .thenComparing(Placed::period)
          .thenComparing(OF_ONE_HEADING);

  private static final Comparator<Placed> LATEST_FIRST =
      Comparator.comparing(Placed::day)
          .reversed()
          .thenComparing(Placed::period)
          .thenComparing(OF_ONE_HEADING.reversed());

  private static boolean isClock(EventTime time) {
    return Granularity.DAY.isCoarserThan(time.granularity());
  }

  /**
   * List items of days, each with a list of its events.
   *
   * @param sort the order that was asked for: one by rank is kept as it is
   */
  static String days(List<Event> events, String sort) {
    StringBuilder out = new StringBuilder();
    String heading = "";
    List<Placed> placed = new ArrayList<>(events.stream().map(Placed::of).toList());
    if (!sort.equals(EventQuery.Order.IMPORTANCE.sort())
        && !sort.equals(EventQuery.Order.REVIEW.sort())) {
      placed.sort(sort.equals(EventQuery.Order.LATEST.sort()) ? LATEST_FIRST : EARLIEST_FIRST);
    }
    for (Placed one : placed) {
      if (!one.heading().equals(heading)) {
        out.append(heading.isEmpty() ? "" : "</ol></li>\n");
        heading = one.heading();
        out.append(
            "<li class=\"day%s\"><h2>%s</h2><ol class=\"events\">\n"
                .formatted(one.period() == Granularity.DAY ? "" : " period", Markup.text(heading)));
      }
      line(out, one);
    }
    return out.append(heading.isEmpty() ? "" : "</ol></li>\n").toString();
  }

  static String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  /** List items of days that matter, each with its sentences. */
  static String highlights(List<Highlight> highlights) {
    StringBuilder out = new StringBuilder();
    for (Highlight highlight : highlights) {
      out.append(
          "<li class=\"day key\"><h2>%s</h2><ol class=\"events\">\n"
              .formatted(DAY.format(highlight.date())));
      for (Highlight.Sentence sentence : highlight.sentences()) {
        out.append(
            """
            <li class="sentence %s"><h3 class="title"><a href="%s" dir="auto">%s</a></h3>
            <blockquote dir="auto">%s</blockquote><p class="source">%s<cite dir="auto">%s</cite></p></li>
            """
                .formatted(
                    certainty(sentence.factuality()),
                    url(highlight.timeline(), sentence.event()),
                    Markup.text(sentence.title()),
                    Markup.text(sentence.text()),
                    unlessHappened(sentence.factuality()),
                    Markup.text(orElse(sentence.article().publisher(), ""))));
      }
      out.append("</ol></li>\n");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Placed placed) {
    Event event = placed.event();
    out.append(
        """
        <li class="event %s%s" id="%s"><span class="shape" aria-hidden="true"></span><div class="what">
        %s<h3 class="title"><a href="%s" dir="auto">%s</a></h3>
        %s<p class="meta">%s</p></div></li>
        """
            .formatted(
                certainty(event.factuality()),
                Weighed.of(event).css(),
                Markup.text(event.id()),
                brief(placed),
                url(event.timeline(), event.id()),
                Markup.text(event.title()),
                sentence(event),
                meta(event)));
  }

  /** How a line is set: by how much its event matters, and what is only said is quieter. */
  private record Weighed(int weight, boolean said) {
    static Weighed of(Event event) {
      int weight = event.importance() >= 0.5 ? 3 : event.importance() >= 0.36 ? 2 : 1;
      return new Weighed(weight, event.kind() == Event.Kind.STATEMENT);
    }

    String css() {
      return " w" + weight + (said ? " said" : "");
    }
  }

  /** The shortest sentence that its title is from, where it tells more than the title. */
  private static String sentence(Event event) {
    String told =
        event.mentions().stream()
            .filter(mention -> mention.event().title().equals(event.title()))
            .map(mention -> mention.quote().text())
            .min(Comparator.comparingInt(String::length))
            .orElse(event.mentions().getFirst().quote().text());
    return told.length() <= event.title().length() * MORE
        ? ""
        : "<p class=\"told\" dir=\"auto\">%s</p>\n".formatted(Markup.text(told));
  }

  /** What differs from one event to the next: who tells it, how often, what it is, where. */
  private static String meta(Event event) {
    StringBuilder meta = new StringBuilder();
    Outline outline = Outline.of(event);
    meta.append(unlessHappened(event.factuality()));
    if (outline.isConfirmed() || outline.isEdited()) {
      String word = outline.isConfirmed() ? "confirmed" : "edited";
      meta.append("<span class=\"%s\">%s</span> ".formatted(word, word));
    }
    if (!outline.publishers().isEmpty()) {
      meta.append(
          "<span dir=\"auto\">%s</span> ".formatted(Markup.text(names(outline.publishers()))));
    }
    if (outline.articles().size() > 1) {
      meta.append("<span>" + outline.articles().size() + " articles</span> ");
    }
    if (event.kind() != Event.Kind.OTHER && event.kind() != Event.Kind.STATEMENT) {
      meta.append("<span>%s</span> ".formatted(event.kind().name().toLowerCase(Locale.ROOT)));
    }
    if (event.role() == Event.Role.BACKGROUND) {
      meta.append("<span>background</span> ");
    }
    if (!event.conflicts().isEmpty()) {
      meta.append("<span class=\"clash\">dates differ</span> ");
    }
    if (!event.places().isEmpty()) {
      meta.append(
          "<span class=\"places\" dir=\"auto\">%s</span>"
              .formatted(
                  Markup.text(
                      String.join(
                          "; ",
                          event.places().stream().limit(MOST_PLACES).map(Place::whole).toList()))));
    }
    return meta.toString();
  }

  /** "BBC", "BBC, CNN", "BBC, CNN and 7 more". */
  private static String names(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMES))
            + " and "
            + (names.size() - MOST_NAMES)
            + " more";
  }

  /** What its heading leaves to say of its time. */
  private static String brief(Placed placed) {
    String full = TimeText.of(placed.event().time());
    String day = SHORT_DAY.format(placed.day());
    String rest =
        full.equals(day) || full.equals(placed.heading())
            ? ""
            : full.startsWith(day + ", ") ? full.substring(day.length() + 2) : full;
    return rest.isEmpty() ? "" : "<b class=\"when\">" + Markup.text(rest) + "</b> ";
  }

  /** The page of an event. */
  static String url(String timeline, String event) {
    return "/t/" + Markup.encoded(timeline) + "/" + Markup.encoded(event);
  }

  private static String unlessHappened(Factuality factuality) {
    return factuality == Factuality.HAPPENED
        ? ""
        : "<span class=\"sure\">%s</span> ".formatted(certainty(factuality));
  }

  private static String certainty(Factuality factuality) {
    return factuality.name().toLowerCase(Locale.ROOT);
  }

  private static String sources(int sources) {
    return sources == 1 ? "1 source" : sources + " sources";
  }

  /** One event with the sentences that prove it. */
  static String alone(Event event) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <article class="event alone open %s"><div class="what"><h1 dir="auto">%s</h1>
        <p class="lede"><b id="event-when">%s</b></p>
        <p class="meta"><span class="sure"><span class="shape" aria-hidden="true"></span>%s</span> <span>%s</span></p>
        <div id="event"><div class="proof"><h2 class="vh">The sentences</h2><ol class="mentions">
        """
            .formatted(
                certainty(event.factuality()),
                Markup.text(event.title()),
                Markup.text(TimeText.of(event.time())),
                certainty(event.factuality()),
                sources(event.sources())));
    event.mentions().forEach(mention -> mention(out, mention));
    return out.append("</ol></div></div></div></article>\n").toString();
  }

  private static void mention(StringBuilder out, Mention mention) {
    out.append(
        """
        <li><blockquote dir="auto"%s>%s</blockquote>
        <p class="source"><cite dir="auto">%s</cite> %s <span>%s</span> <a href="%s">In the text</a>%s</p>
        <p class="fine"><span>read as %s</span> <span>%s</span></p></li>
        """
            .formatted(
                language(mention),
                marked(mention),
                Markup.text(orElse(mention.article().publisher(), mention.article().id())),
                headline(mention),
                Markup.text(String.valueOf(mention.article().published())),
                PageArticles.url(mention.timeline(), mention.article().id())
                    + "#"
                    + PageArticle.at(mention.quote()),
                mention.quote().page() == null
                    ? ""
                    : " <span>page " + mention.quote().page() + "</span>",
                Markup.text(TimeText.of(mention.time())),
                mention.time().basis().name().toLowerCase(Locale.ROOT)));
  }

  /** The attribute that tells in which language a quote is, where the page's own is another. */
  private static String language(Mention mention) {
    String language = mention.quote().language();
    return language == null ? "" : " lang=\"" + Markup.text(language) + "\"";
  }

  private static String headline(Mention mention) {
    String title = orElse(mention.article().title(), mention.article().id());
    String url = Markup.atQuote(mention.article().url(), mention.quote().text());
    return url == null
        ? "<span dir=\"auto\">" + Markup.text(title) + "</span>"
        : "<a href=\"%s\" rel=\"noopener noreferrer nofollow\" dir=\"auto\">%s</a>"
            .formatted(Markup.text(url), Markup.text(title));
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  /** The quote with the words that tell the time marked, where they stand in it. */
  private static String marked(Mention mention) {
    String text = mention.quote().text();
    int from = mention.time().begin() - mention.quote().begin();
    int to = mention.time().end() - mention.quote().begin();
    boolean inside =
        !mention.time().text().isEmpty() && from >= 0 && from < to && to <= text.length();
    return inside && text.substring(from, to).equals(mention.time().text())
        ? Markup.text(text.substring(0, from))
            + "<mark class=\"time\">"
            + Markup.text(text.substring(from, to))
            + "</mark>"
            + Markup.text(text.substring(to))
        : Markup.text(text);
  }
}
