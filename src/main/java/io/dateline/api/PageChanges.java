package io.dateline.api;

import io.dateline.api.format.Html;
import io.dateline.api.format.TimeText;
import io.dateline.store.Timelines;
import io.dateline.timeline.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The changes of a timeline's events in HTML, the newest first. The reader chooses by a link or in
 * a form since when.
 */
final class PageChanges {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm 'UTC'");

  private static final String BEGINNING = "0001-01-01";

  private PageChanges() {}

  /**
   * A run of changes, with the links and the form that choose another.
   *
   * @param path the address of the timeline's page
   * @param since a date or an instant
   * @param isNewest whether the run begins with the newest change
   * @param now the moment from which the dates of the links are counted back
   */
  static Html of(
      String timeline,
      String path,
      ChangeList.Back run,
      String since,
      boolean isNewest,
      Instant now) {
    Html.Builder out = new Html.Builder().add(chooser(path, since, now));
    if (run.changes().isEmpty()) {
      out.add(
          """
          <div class="message"><h2>Nothing has changed since then</h2>
          <p>New, merged, redated and withdrawn events appear here as articles come in.</p>
          <p><a href="{}?view=changes&amp;since={}">Show all changes</a></p></div>
          """,
          path,
          BEGINNING);
    }
    out.add("<ol class=\"days\">\n");
    String heading = "";
    for (Timelines.Written written : run.changes()) {
      OffsetDateTime at = written.at().atOffset(ZoneOffset.UTC);
      if (!DAY.format(at).equals(heading)) {
        out.add(heading.isEmpty() ? "" : "</ol></li>\n");
        heading = DAY.format(at);
        out.add("<li class=\"day\"><h2>{}</h2><ol class=\"events\">\n", heading);
      }
      line(out, timeline, written.change(), at);
    }
    out.add(heading.isEmpty() ? "" : "</ol></li>\n").add("</ol>\n");
    String all = path + "?view=changes&since=" + Links.encoded(since);
    out.add("<p class=\"more\">");
    if (!isNewest) {
      out.add("<a class=\"button\" href=\"{}\">Newest changes</a>\n", all);
    }
    if (run.earlier() != null) {
      String earlier = all + "&before=" + Links.encoded(run.earlier());
      out.add("<a class=\"button\" href=\"{}\">Earlier changes</a>\n", earlier);
    }
    return out.add(
            """
            </p>
            <p class="fine"><a href="/v1/timelines/{}/events.atom">Follow as a feed</a></p>
            """,
            Links.encoded(timeline))
        .build();
  }

  private static Html chooser(String path, String since, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return Html.of(
        """
        <form class="since" method="get" action="{}"><input type="hidden" name="view" value="changes">
        <label for="since">What has changed since</label>
        <input id="since" type="{}" name="since" value="{}"><button>Show</button>
        <span>{} {} {} {}</span></form>
        """,
        path,
        PageForm.dateType(since),
        since,
        link(path, "yesterday", today.minusDays(1), since),
        link(path, "a week ago", today.minusDays(7), since),
        link(path, "30 days ago", today.minusDays(30), since),
        link(path, "the beginning", LocalDate.parse(BEGINNING), since));
  }

  private static Html link(String path, String name, LocalDate day, String since) {
    return Html.of(
        "<a href=\"{}?view=changes&amp;since={}\"{}>{}</a>",
        path,
        day,
        Html.when(day.toString().equals(since), " aria-current=\"true\""),
        name);
  }

  private static void line(Html.Builder out, String timeline, Change change, OffsetDateTime at) {
    Html title = Html.of("<span dir=\"auto\">{}</span>", change.title());
    boolean isGone =
        change.change() == Change.Kind.WITHDRAWN || change.change() == Change.Kind.HIDDEN;
    out.add(
        """
        <li class="event change {}"><p class="when"><b>{}</b> <time datetime="{}">{}</time></p>
        <div class="what"><h3 class="title">{}</h3><p class="meta"><span>{}</span> <span>{}</span></p></div></li>
        """,
        change.change().name().toLowerCase(Locale.ROOT),
        word(change.change()),
        at,
        CLOCK.format(at),
        isGone
            ? title
            : Html.of("<a href=\"{}\">{}</a>", Links.event(timeline, change.heir()), title),
        TimeText.of(change.time()),
        change.factuality().name().toLowerCase(Locale.ROOT));
  }

  private static String word(Change.Kind kind) {
    return switch (kind) {
      case ADDED -> "New";
      case MERGED -> "Merged";
      case SPLIT -> "Split";
      case REDATED -> "Redated";
      case CONFIRMED -> "Happened";
      case CANCELLED -> "Cancelled";
      case DENIED -> "Denied";
      case WITHDRAWN -> "Withdrawn";
      case EDITED -> "Edited";
      case HIDDEN -> "Hidden";
    };
  }
}
