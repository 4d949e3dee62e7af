package io.dateline.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what articles say, which may be hostile, into HTML. */
final class Markup {

  /** The quoted text of a text fragment is told whole up to so many words. */
  private static final int WHOLE = 14;

  private static final int EACH_END = 6;

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Markup() {}

  /**
   * Somebody's text as text: escaped, without controls that could disguise what stands around it.
   */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (!isUnseen(c)) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean isUnseen(char c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\uFEFF';
  }

  /** The type of a field for a date that holds what is given: a moment that is no day is text. */
  static String dateInput(String moment) {
    return moment.isEmpty() || DAY.matcher(moment).matches() ? "date" : "text";
  }

  /** A part of a path or query, encoded. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Parameters as the query of a link in HTML. */
  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&amp;"));
  }

  /** The address if it is one of the web; null for {@code javascript:} and the like. */
  static @Nullable String webUrl(@Nullable String url) {
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
    String web = webUrl(url);
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
