package io.dateline.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The feeds that are watched for a timeline, in HTML: how each does, and what came of it. */
final class PageFeeds {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private PageFeeds() {}

  /** The list of a timeline's feeds. */
  static String url(String timeline) {
    return "/t/" + Markup.encoded(timeline) + "?view=feeds";
  }

  /** The feeds. */
  static String of(String timeline, List<WatchedFeeds.Feed> feeds) {
    StringBuilder out = new StringBuilder();
    out.append(
        "<p class=\"states\"><span><a href=\"%s\">Articles</a></span> <span>%s</span></p>\n"
            .formatted(
                PageArticles.url(timeline), PageHead.count(feeds.size(), "feed") + " watched"));
    if (feeds.isEmpty()) {
      out.append(
          """
          <div class="message"><h2>No feed is watched</h2>
          <p>Their addresses stand in <code>feeds/%s.txt</code>, one on each line.</p></div>
          """
              .formatted(Markup.text(timeline)));
    }
    feeds.forEach(feed -> out.append(feed(feed)));
    return out.toString();
  }

  private static String feed(WatchedFeeds.Feed feed) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <section class="feed %s"><h2 dir="auto">%s</h2>
        <p class="meta"><span class="state">%s</span> <span>%s</span> %s</p>
        """
            .formatted(
                feed.state(),
                Markup.text(feed.title() == null ? feed.address() : feed.title()),
                state(feed),
                taken(feed),
                link(feed.address(), feed.address())));
    if (feed.error() != null) {
      out.append(
          "<p class=\"why\" dir=\"auto\">%s%s</p>\n"
              .formatted(
                  Markup.text(feed.error()),
                  feed.failures() > 1 ? " (%,d times)".formatted(feed.failures()) : ""));
    }
    out.append("<ol class=\"articles\">\n");
    feed.items().forEach(item -> out.append(item(item)));
    return out.append("</ol></section>\n").toString();
  }

  private static String taken(WatchedFeeds.Feed feed) {
    return PageHead.count(feed.articles(), "article")
        + (feed.pages() == 0 ? "" : String.format(Locale.ROOT, ", %,d as pages", feed.pages()));
  }

  private static String state(WatchedFeeds.Feed feed) {
    return switch (feed.state()) {
      case "waiting" -> "not asked for yet";
      case "watched" -> "answered " + time(feed.succeeded());
      case "failing" ->
          "failing since " + time(feed.failingSince()) + "; next try " + time(feed.next());
      default -> "not asked for any more since " + time(feed.tried());
    };
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "" : "<time datetime=\"%s\">%s</time>".formatted(at, MINUTE.format(at));
  }

  private static String link(@Nullable String address, @Nullable String text) {
    String url = Markup.webUrl(address);
    String shown = Markup.text(text == null || text.isBlank() ? String.valueOf(address) : text);
    return url == null
        ? "<span dir=\"auto\">%s</span>".formatted(shown)
        : "<a href=\"%s\" rel=\"noopener noreferrer nofollow\" dir=\"auto\">%s</a>"
            .formatted(Markup.text(url), shown);
  }

  private static String item(WatchedFeeds.Item item) {
    return """
    <li class="listed-article %s"><p class="when">%s</p><div class="what"><h3 class="title">%s</h3>
    <p class="meta"><span class="state">%s</span></p>%s</div></li>
    """
        .formatted(
            item.became(),
            time(item.at()),
            link(item.address(), item.title()),
            became(item.became()),
            item.reason() == null
                ? ""
                : "<p class=\"why\" dir=\"auto\">%s</p>".formatted(Markup.text(item.reason())));
  }

  private static String became(String became) {
    return switch (became) {
      case "page" -> "its page was taken";
      case "item" -> "taken as the feed has it";
      case "item-alone" -> "taken as the feed has it, without its page";
      case "waiting" -> "its page will be asked for again";
      default -> "nothing to take";
    };
  }
}
