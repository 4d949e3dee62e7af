package io.dateline.api;

import io.dateline.api.format.Html;
import io.dateline.api.format.TimeText;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.place.Place;
import io.dateline.text.Language;
import io.dateline.time.Granularity;
import io.dateline.timeline.Event;
import io.dateline.timeline.Highlight;
import io.dateline.timeline.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Events in HTML, as the page's scripts write them too: grouped by day, or alone with their proof.
 */
final class PageEvents {

  /** Publishers and places that a line names. */
  private static final int MOST_NAMES = 2;

  private static final int MOST_PLACES = 2;

  /** A sentence is shown where it is so many times as long as the title. */
  private static final double MORE = 1.3;

  private PageEvents() {}

  /** An event and its time as the page writes it. */
  private record Placed(Event event, PageTime time) {
    static Placed of(Event event) {
      return new Placed(event, PageTime.of(event.time()));
    }

    String heading() {
      return time.heading();
    }

    LocalDate day() {
      return time.day();
    }

    LocalDate last() {
      return time.last();
    }

    Granularity period() {
      return time.period();
    }
  }

  /** Events of the day as such before those with a time of day. */
  private static final Comparator<Placed> OF_ONE_HEADING =
      Comparator.comparing(Placed::heading)
          .thenComparing(placed -> placed.time().isClock())
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

  /**
   * List items of days, each with a list of its events.
   *
   * @param sort the order that was asked for: one by rank is kept as it is
   */
  static Html days(List<Event> events, String sort) {
    Html.Builder out = new Html.Builder();
    String heading = "";
    List<Placed> placed = new ArrayList<>(events.stream().map(Placed::of).toList());
    if (!sort.equals(EventQuery.Order.IMPORTANCE.sort())
        && !sort.equals(EventQuery.Order.REVIEW.sort())) {
      placed.sort(sort.equals(EventQuery.Order.LATEST.sort()) ? LATEST_FIRST : EARLIEST_FIRST);
    }
    for (Placed one : placed) {
      if (!one.heading().equals(heading)) {
        out.add(heading.isEmpty() ? "" : "</ol></li>\n");
        heading = one.heading();
        out.add(
            "<li class=\"day{}\"><h2>{}</h2><ol class=\"events\">\n",
            one.period() == Granularity.DAY ? "" : " period",
            heading);
      }
      line(out, one);
    }
    return out.add(heading.isEmpty() ? "" : "</ol></li>\n").build();
  }

  /** List items of days that matter, each with its sentences. */
  static Html highlights(List<Highlight> highlights) {
    Html.Builder out = new Html.Builder();
    for (Highlight highlight : highlights) {
      out.add(
          "<li class=\"day key\"><h2>{}</h2><ol class=\"events\">\n",
          PageTime.weekday(highlight.date()));
      for (Highlight.Sentence sentence : highlight.sentences()) {
        out.add(
            """
            <li class="sentence {}"><h3 class="title"><a href="{}" dir="auto">{}</a></h3>
            <blockquote dir="auto">{}</blockquote><p class="source">{}<cite dir="auto">{}</cite></p></li>
            """,
            certainty(sentence.factuality()),
            Links.event(highlight.timeline(), sentence.event()),
            sentence.title(),
            sentence.text(),
            unlessHappened(sentence.factuality()),
            orElse(sentence.article().publisher(), ""));
      }
      out.add("</ol></li>\n");
    }
    return out.build();
  }

  private static void line(Html.Builder out, Placed placed) {
    Event event = placed.event();
    String brief = placed.time().brief();
    out.add(
        """
        <li class="event {}{}" id="{}"><span class="shape" aria-hidden="true"></span><div class="what">
        {}<h3 class="title"><a href="{}" dir="auto">{}</a></h3>
        {}<p class="meta">{}</p></div></li>
        """,
        certainty(event.factuality()),
        Weighed.of(event).css(),
        event.id(),
        brief.isEmpty() ? Html.NONE : Html.of("<b class=\"when\">{}</b> ", brief),
        Links.event(event.timeline(), event.id()),
        event.title(),
        sentence(event),
        meta(event));
  }

  /**
   * How a line is set: larger the more its event matters, and quieter if the event is a statement.
   */
  private record Weighed(int weight, boolean said) {
    static Weighed of(Event event) {
      int weight = event.importance() >= 0.5 ? 3 : event.importance() >= 0.36 ? 2 : 1;
      return new Weighed(weight, event.kind() == Event.Kind.STATEMENT);
    }

    String css() {
      return " w" + weight + (said ? " said" : "");
    }
  }

  /** The shortest sentence that the event's title is from, if it says more than the title. */
  private static Html sentence(Event event) {
    Mention shortest =
        event.mentions().stream()
            .filter(mention -> mention.event().title().equals(event.title()))
            .min(Comparator.comparingInt(mention -> mention.quote().text().length()))
            .orElse(event.mentions().getFirst());
    String text = shortest.quote().text();
    return Html.when(
        text.length() > event.title().length() * MORE,
        "<p class=\"told\" dir=\"auto\"{}>{}</p>\n",
        language(shortest),
        text);
  }

  /** The facts in which events differ: publishers, articles, kind, places. */
  private static Html meta(Event event) {
    Html.Builder meta = new Html.Builder();
    Outline outline = Outline.of(event);
    meta.add(unlessHappened(event.factuality()));
    if (outline.isConfirmed() || outline.isEdited()) {
      String word = outline.isConfirmed() ? "confirmed" : "edited";
      meta.add("<span class=\"{}\">{}</span> ", word, word);
    }
    if (!outline.publishers().isEmpty()) {
      meta.add("<span dir=\"auto\">{}</span> ", names(outline.publishers()));
    }
    if (outline.articles().size() > 1) {
      meta.add("<span>{}</span> ", PageHead.count(outline.articles().size(), "article"));
    }
    if (event.kind() != Event.Kind.OTHER && event.kind() != Event.Kind.STATEMENT) {
      meta.add("<span>{}</span> ", event.kind().name().toLowerCase(Locale.ROOT));
    }
    if (event.role() == Event.Role.BACKGROUND) {
      meta.add("<span>background</span> ");
    }
    if (!event.conflicts().isEmpty()) {
      meta.add("<span class=\"clash\">dates differ</span> ");
    }
    if (!event.places().isEmpty()) {
      meta.add(
          "<span class=\"places\" dir=\"auto\">{}</span>",
          String.join("; ", event.places().stream().limit(MOST_PLACES).map(Place::whole).toList()));
    }
    return meta.build();
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

  private static Html unlessHappened(Factuality factuality) {
    return Html.when(
        factuality != Factuality.HAPPENED,
        "<span class=\"sure\">{}</span> ",
        certainty(factuality));
  }

  private static String certainty(Factuality factuality) {
    return factuality.name().toLowerCase(Locale.ROOT);
  }

  private static String sources(int sources) {
    return sources == 1 ? "1 source" : sources + " sources";
  }

  /** One event with the sentences that prove it. */
  static Html alone(Event event) {
    Html.Builder out = new Html.Builder();
    out.add(
        """
        <article class="event alone open {}"><div class="what"><h1 dir="auto">{}</h1>
        <p class="lede"><b id="event-when">{}</b></p>
        <p class="meta"><span class="sure"><span class="shape" aria-hidden="true"></span>{}</span> <span>{}</span></p>
        <div id="event"><div class="proof"><h2 class="vh">The sentences</h2><ol class="mentions">
        """,
        certainty(event.factuality()),
        event.title(),
        TimeText.of(event.time()),
        certainty(event.factuality()),
        sources(event.sources()));
    event.mentions().forEach(mention -> mention(out, mention));
    return out.add("</ol></div></div></div></article>\n").build();
  }

  private static void mention(Html.Builder out, Mention mention) {
    Integer page = mention.quote().page();
    out.add(
        """
        <li><blockquote dir="auto"{}>{}</blockquote>
        <p class="source"><cite dir="auto">{}</cite> {} <span>{}</span>{}{}{}</p>
        <p class="fine"><span>{} as {}</span> <span>{}</span></p></li>
        """,
        language(mention),
        marked(mention),
        orElse(
            mention.article().publisher(),
            Written.is(mention) ? "an editor" : mention.article().id()),
        headline(mention),
        String.valueOf(mention.article().published()),
        Written.is(mention)
            ? Html.NONE
            : Html.of(
                " <a href=\"{}#{}\">In the text</a>",
                Links.article(mention.timeline(), mention.article().id()),
                PageArticle.at(mention.quote())),
        page == null ? Html.NONE : Html.of(" <span>page {}</span>", page),
        Html.when(
            mention.quote().language() != null,
            " <span>in {}</span>",
            Language.of(mention.quote().languageTag()).name()),
        Written.is(mention) ? "written" : "read",
        TimeText.of(mention.time()),
        mention.time().basis().name().toLowerCase(Locale.ROOT));
  }

  /** The attribute that states the language of a quote, if it is not the page's own. */
  private static Html language(Mention mention) {
    String language = mention.quote().language();
    return language == null ? Html.NONE : Html.of(" lang=\"{}\"", language);
  }

  private static Html headline(Mention mention) {
    String url = Links.atQuote(mention.article().url(), mention.quote().text());
    String other = url != null ? url : Written.is(mention) ? "" : mention.article().id();
    String title = orElse(mention.article().title(), other);
    return url == null
        ? Html.of("<span dir=\"auto\">{}</span>", title)
        : Html.of(
            "<a href=\"{}\" rel=\"noopener noreferrer nofollow\" dir=\"auto\">{}</a>", url, title);
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  /** The quote, with the words that state the time marked if they stand in it. */
  private static Html marked(Mention mention) {
    String text = mention.quote().text();
    int from = mention.time().begin() - mention.quote().begin();
    int to = mention.time().end() - mention.quote().begin();
    boolean inside =
        !mention.time().text().isEmpty() && from >= 0 && from < to && to <= text.length();
    return inside && text.substring(from, to).equals(mention.time().text())
        ? Html.of(
            "{}<mark class=\"time\">{}</mark>{}",
            text.substring(0, from),
            text.substring(from, to),
            text.substring(to))
        : Html.text(text);
  }
}
