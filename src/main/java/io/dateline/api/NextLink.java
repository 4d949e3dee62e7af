package io.dateline.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The header {@code Link: rel="next"} (RFC 8288) of an answer that goes on. */
final class NextLink {

  private NextLink() {}

  /**
   * An answer with the link to the next one.
   *
   * @param cursor where the next one begins; null where there is none
   */
  static Response on(Request request, @Nullable String cursor, Response response) {
    return cursor == null
        ? response
        : response.with("link", "<" + url(request, cursor) + ">; rel=\"next\"");
  }

  private static String url(Request request, String cursor) {
    Map<String, String> parameters = new TreeMap<>();
    request.parameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    parameters.put("cursor", cursor);
    return encoded(request.path()).replace("%2F", "/")
        + parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
