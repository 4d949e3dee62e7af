package io.dateline.article;

import io.dateline.text.Lexicon;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses of articles. */
final class Address {

  private static final List<String> TRACKING =
      Lexicon.rows(Address.class, "tracking.tsv").stream().map(row -> row[0]).toList();

  /** Begins the words of a page that a link marks. */
  private static final String MARKED = ":~:";

  private Address() {}

  /**
   * The address that identifies an article, however a reader came to it: with the host in lower
   * case, and without a default port, words to be marked and parameters that only record who shared
   * it. {@code https://Post.example:443/ferry?utm_source=rss&id=7#:~:text=ferry} is {@code
   * https://post.example/ferry?id=7}. Other fragments stay: updates of live blogs, and pages that
   * scripts draw, differ in nothing else.
   */
  static String canonical(String address) {
    URI uri;
    try {
      uri = new URI(address.strip());
    } catch (URISyntaxException e) {
      return address;
    }
    if (uri.getScheme() == null || uri.getHost() == null) {
      return address;
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean isUsual = uri.getPort() == (scheme.equals("https") ? 443 : 80);
    StringBuilder canonical = new StringBuilder(scheme + "://");
    canonical.append(uri.getHost().toLowerCase(Locale.ROOT));
    canonical.append(uri.getPort() < 0 || isUsual ? "" : ":" + uri.getPort());
    canonical.append(uri.getRawPath() == null ? "" : uri.getRawPath());
    String query = query(uri.getRawQuery());
    canonical.append(query.isEmpty() ? "" : "?" + query);
    String fragment = uri.getRawFragment() == null ? "" : uri.getRawFragment();
    String place = fragment.split(MARKED, 2)[0];
    canonical.append(place.isEmpty() ? "" : "#" + place);
    return canonical.toString();
  }

  private static String query(@Nullable String raw) {
    return raw == null
        ? ""
        : Arrays.stream(raw.split("&"))
            .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
            .collect(Collectors.joining("&"));
  }

  private static boolean isTracking(String parameter) {
    String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
    return TRACKING.stream()
        .anyMatch(known ->
            known.endsWith("*")
                ? name.startsWith(known.substring(0, known.length() - 1))
                : name.equals(known));
  }
}
