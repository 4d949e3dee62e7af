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
    return cursor == null ? response : on(request, "cursor", cursor, response);
  }

  /** The same if another parameter than {@code cursor} states where the next part begins. */
  static Response on(Request request, String parameter, String value, Response response) {
    return response.with("link", "<" + url(request, parameter, value) + ">; rel=\"next\"");
  }

  private static String url(Request request, String parameter, String value) {
    Map<String, String> parameters = new TreeMap<>();
    request.parameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    parameters.put(parameter, value);
    return encoded(request.path()).replace("%2F", "/")
        + parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
