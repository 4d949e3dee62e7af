package io.dateline.article;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headline of a page without the name of its site, which many pages put before or after it. */
final class PageTitle {

  private static final Pattern PARTED =
      Pattern.compile("\\s+[|\u2013\u2014\u00b7\u00bb\u2022-]+\\s+|\\s*::\\s*");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORTEST_NAME = 3;
  private static final int SHORTEST_HEADLINE = 12;

  private PageTitle() {}

  /**
   * The headline.
   *
   * @param title the page's title as it was found
   * @param publisher the name of the site, or null
   * @param url the page's address, or null
   */
  static @Nullable String of(
      @Nullable String title, @Nullable String publisher, @Nullable String url) {
    if (title == null || title.length() > Markup.LONGEST_LINE) {
      return title;
    }
    Matcher parts = PARTED.matcher(title);
    int first = -1;
    int afterFirst = 0;
    int last = -1;
    int afterLast = 0;
    while (parts.find()) {
      afterFirst = first < 0 ? parts.end() : afterFirst;
      first = first < 0 ? parts.start() : first;
      last = parts.start();
      afterLast = parts.end();
    }
    if (last >= SHORTEST_HEADLINE && isSite(title.substring(afterLast), publisher, url)) {
      return title.substring(0, last).strip();
    }
    boolean leads = first > 0 && title.length() - afterFirst >= SHORTEST_HEADLINE;
    return leads && isSite(title.substring(0, first), publisher, url)
        ? title.substring(afterFirst).strip()
        : title;
  }

  /** Whether a part of a title is the publisher's name or that in the address. */
  private static boolean isSite(String part, @Nullable String publisher, @Nullable String url) {
    String name = letters(part);
    return name.length() >= SHORTEST_NAME
        && (name.equals(letters(publisher == null ? "" : publisher))
            || name.equals(letters(site(url))));
  }

  private static String letters(String text) {
    return NOT_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** The names of a host: {@code post.example} without {@code www.}, and without its domain. */
  private static String site(@Nullable String url) {
    String host = url == null ? "" : Draft.host(url);
    String name = host.startsWith("www.") ? host.substring("www.".length()) : host;
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
