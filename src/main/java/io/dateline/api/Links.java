package io.dateline.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses of the page and of the web. */
final class Links {

  /** A text fragment holds the whole of a quote of up to this many words. */
  private static final int WHOLE = 14;

  /** Words at each end of a longer quote. */
  private static final int EACH_END = 6;

  private Links() {}

  /** A part of a path or query, percent-encoded. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Parameters as a query, without its question mark. */
  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The page of a timeline. */
  static String timeline(String timeline) {
    return "/t/" + encoded(timeline);
  }

  /** The page of an event. */
  static String event(String timeline, String event) {
    return timeline(timeline) + "/" + encoded(event);
  }

  /** The page of a timeline's articles, without parameters. */
  static String articles(String timeline) {
    return timeline(timeline) + "?view=articles";
  }

  /** The page of the feeds that are watched for a timeline. */
  static String feeds(String timeline) {
    return timeline(timeline) + "?view=feeds";
  }

  /** The page of an article. */
  static String article(String timeline, String article) {
    return timeline(timeline) + Api.ARTICLES + encoded(article);
  }

  /** The address if it is one of the web; null for {@code javascript:} and the like. */
  static @Nullable String web(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      String scheme = new URI(url).getScheme();
      boolean web =
          scheme != null
              && (scheme.toLowerCase(Locale.ROOT).equals("http")
                  || scheme.toLowerCase(Locale.ROOT).equals("https"));
      return web ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** The address of an article at quoted words (URL fragment text directive), or null. */
  static @Nullable String atQuote(@Nullable String url, String quote) {
    String web = web(url);
    if (web == null) {
      return null;
    }
    String[] words = quote.strip().split("\\s+");
    String text =
        words.length > WHOLE
            ? words(words, 0, EACH_END) + "," + words(words, words.length - EACH_END, words.length)
            : words(words, 0, words.length);
    return web + (web.contains("#") ? "" : "#") + ":~:text=" + text;
  }

  private static String words(String[] words, int from, int to) {
    return encoded(String.join(" ", Arrays.asList(words).subList(from, to))).replace("-", "%2D");
  }
}
