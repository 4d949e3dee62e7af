package io.dateline.api;

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
 * What became of a timeline's events, in HTML, the newest first: since when is chosen by a link or
 * in a form.
 */
final class PageChanges {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm 'UTC'");

  private static final String BEGINNING = "0001-01-01";

  private PageChanges() {}

  /**
   * The changes of a run with what chooses another.
   *
   * @param path the timeline's page
   * @param since a date or an instant
   * @param isNewest whether the run begins with the newest
   * @param now from which the dates of the links are counted
   */
  static String of(
      String timeline,
      String path,
      ChangeList.Back run,
      String since,
      boolean isNewest,
      Instant now) {
    StringBuilder out = new StringBuilder(chooser(path, since, now));
    if (run.changes().isEmpty()) {
      out.append(
          """
          <div class="message"><h2>Nothing has changed since then</h2>
          <p>New, merged, redated and withdrawn events are told here as articles come in.</p>
          <p><a href="%s?view=changes&amp;since=%s">Show all changes</a></p></div>
          """
              .formatted(path, BEGINNING));
    }
    out.append("<ol class=\"days\">\n");
    String heading = "";
    for (Timelines.Written written : run.changes()) {
      OffsetDateTime at = written.at().atOffset(ZoneOffset.UTC);
      if (!DAY.format(at).equals(heading)) {
        out.append(heading.isEmpty() ? "" : "</ol></li>\n");
        heading = DAY.format(at);
        out.append("<li class=\"day\"><h2>%s</h2><ol class=\"events\">\n".formatted(heading));
      }
      line(out, timeline, written.change(), at);
    }
    out.append(heading.isEmpty() ? "" : "</ol></li>\n").append("</ol>\n");
    String all = path + "?view=changes&amp;since=" + Markup.encoded(since);
    out.append("<p class=\"more\">");
    if (!isNewest) {
      out.append("<a class=\"button\" href=\"%s\">Newest changes</a>\n".formatted(all));
    }
    if (run.earlier() != null) {
      out.append(
          "<a class=\"button\" href=\"%s&amp;before=%s\">Earlier changes</a>\n"
              .formatted(all, Markup.encoded(run.earlier())));
    }
    return out.append("</p>\n")
        .append(
            "<p class=\"fine\"><a href=\"/v1/timelines/%s/events.atom\">Follow as a"
                    .formatted(Markup.encoded(timeline))
                + " feed</a></p>\n")
        .toString();
  }

  private static String chooser(String path, String since, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return """
    <form class="since" method="get" action="%1$s"><input type="hidden" name="view" value="changes">
    <label for="since">What has changed since</label>
    <input id="since" type="%7$s" name="since" value="%2$s"><button>Show</button>
    <span>%3$s %4$s %5$s %6$s</span></form>
    """
        .formatted(
            path,
            Markup.text(since),
            link(path, "yesterday", today.minusDays(1), since),
            link(path, "a week ago", today.minusDays(7), since),
            link(path, "30 days ago", today.minusDays(30), since),
            link(path, "the beginning", LocalDate.parse(BEGINNING), since),
            Markup.dateInput(since));
  }

  private static String link(String path, String name, LocalDate day, String since) {
    return "<a href=\"%s?view=changes&amp;since=%s\"%s>%s</a>"
        .formatted(path, day, day.toString().equals(since) ? " aria-current=\"true\"" : "", name);
  }

  private static void line(StringBuilder out, String timeline, Change change, OffsetDateTime at) {
    String title = "<span dir=\"auto\">" + Markup.text(change.title()) + "</span>";
    String event = change.heir();
    out.append(
        """
        <li class="event change %s"><p class="when"><b>%s</b> <time datetime="%s">%s</time></p>
        <div class="what"><h3 class="title">%s</h3><p class="meta"><span>%s</span> <span>%s</span></p></div></li>
        """
            .formatted(
                change.change().name().toLowerCase(Locale.ROOT),
                word(change.change()),
                at,
                CLOCK.format(at),
                change.change() == Change.Kind.WITHDRAWN || change.change() == Change.Kind.HIDDEN
                    ? title
                    : "<a href=\"%s\">%s</a>".formatted(PageEvents.url(timeline, event), title),
                Markup.text(TimeText.of(change.time())),
                change.factuality().name().toLowerCase(Locale.ROOT)));
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
