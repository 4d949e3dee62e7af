package io.dateline.api;

import io.dateline.api.format.Html;
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

  /** The feeds. */
  static Html of(String timeline, List<WatchedFeeds.Feed> feeds) {
    Html.Builder out = new Html.Builder();
    out.add(
        "<p class=\"states\"><span><a href=\"{}\">Articles</a></span> <span>{} watched</span></p>\n",
        Links.articles(timeline),
        PageHead.count(feeds.size(), "feed"));
    if (feeds.isEmpty()) {
      out.add(
          """
          <div class="message"><h2>No feed is watched</h2>
          <p>Their addresses stand in <code>feeds/{}.txt</code>, one on each line.</p></div>
          """,
          timeline);
    }
    feeds.forEach(feed -> out.add(feed(feed)));
    return out.build();
  }

  private static Html feed(WatchedFeeds.Feed feed) {
    Html.Builder out = new Html.Builder();
    out.add(
        """
        <section class="feed {}"><h2 dir="auto">{}</h2>
        <p class="meta"><span class="state">{}</span> <span>{}</span> <span dir="ltr">{}</span></p>
        """,
        feed.state(),
        feed.title() == null ? feed.address() : feed.title(),
        state(feed),
        taken(feed),
        feed.address());
    if (feed.error() != null) {
      out.add(
          "<p class=\"why\" dir=\"auto\">{}{}</p>\n",
          feed.error(),
          feed.failures() > 1 ? String.format(Locale.ROOT, " (%,d times)", feed.failures()) : "");
    }
    out.add("<ol class=\"articles\">");
    feed.items().forEach(item -> out.add(item(item)));
    return out.add("</ol></section>\n").build();
  }

  private static String taken(WatchedFeeds.Feed feed) {
    return PageHead.count(feed.articles(), "article")
        + (feed.pages() == 0 ? "" : String.format(Locale.ROOT, ", %,d as pages", feed.pages()));
  }

  private static Html state(WatchedFeeds.Feed feed) {
    return switch (feed.state()) {
      case "waiting" -> Html.of("not asked for yet");
      case "watched" -> Html.of("answered {}", time(feed.succeeded()));
      case "failing" ->
          Html.of("failing since {}; next try {}", time(feed.failingSince()), time(feed.next()));
      default -> Html.of("not asked for any more since {}", time(feed.tried()));
    };
  }

  private static Html time(@Nullable Instant at) {
    return at == null
        ? Html.NONE
        : Html.of("<time datetime=\"{}\">{}</time>", at, MINUTE.format(at));
  }

  private static Html link(@Nullable String address, @Nullable String text) {
    String url = Links.web(address);
    String shown = text == null || text.isBlank() ? String.valueOf(address) : text;
    return url == null
        ? Html.of("<span dir=\"auto\">{}</span>", shown)
        : Html.of(
            "<a href=\"{}\" rel=\"noopener noreferrer nofollow\" dir=\"auto\">{}</a>", url, shown);
  }

  private static Html item(WatchedFeeds.Item item) {
    String reason = item.reason();
    return Html.of(
        """
        <li class="listed-article {}"><p class="when">{}</p><div class="what"><h3 class="title">{}</h3>
        <p class="meta"><span class="state">{}</span></p>{}</div></li>
        """,
        item.became(),
        time(item.at()),
        link(item.address(), item.title()),
        became(item.became()),
        reason == null ? Html.NONE : Html.of("<p class=\"why\" dir=\"auto\">{}</p>", reason));
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
